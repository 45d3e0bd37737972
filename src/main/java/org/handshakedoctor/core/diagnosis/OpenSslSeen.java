package org.handshakedoctor.core.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.analysis.Report.KindCount;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.tls.DecodedError;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.Releases;
import org.jspecify.annotations.Nullable;

/// Which TLS library wrote the log: every family prints its errors in its own way, and functions,
/// numbers and texts came and went from release to release.
final class OpenSslSeen implements DiagnosisRule {

  /// A library that can have written all of these lines.
  private record Writer(String name, @Nullable Releases releases, long lines) {

    /// This writer and the other as one, or null if they are two.
    @Nullable Writer with(Writer other) {
      long both = lines + other.lines;
      if (releases == null || other.releases == null) {
        return name.equals(other.name) ? new Writer(name, releases, both) : null;
      }
      Releases common = releases.intersect(other.releases);
      return common == null ? null : new Writer(common.toString(), common, both);
    }
  }

  @Override
  public List<Evidence> examine(Case c) {
    List<Writer> writers = new ArrayList<>();
    for (KindCount kind : c.report().kinds()) {
      for (OpenSslError error : kind.kind().errors()) {
        // A number alone does not even say which family it is of.
        if (error.reason() != null) {
          DecodedError decoded = DecodedError.of(error);
          add(writers, new Writer(decoded.writer(), decoded.releases(), kind.failures()));
        }
      }
    }
    return writers.stream()
        .max(Comparator.comparingLong(Writer::lines))
        .map(OpenSslSeen::evidence)
        .stream()
        .toList();
  }

  /// After an update a log has the lines of two libraries.
  private static void add(List<Writer> writers, Writer next) {
    for (int i = 0; i < writers.size(); i++) {
      Writer both = writers.get(i).with(next);
      if (both != null) {
        writers.set(i, both);
        return;
      }
    }
    writers.add(next);
  }

  private static Evidence evidence(Writer writer) {
    Evidence seen = Evidence.explaining("openssl-seen", writer.name());
    boolean old = writer.releases() != null && Objects.requireNonNull(writer.releases()).isOld();
    return old
        ? seen.withActions(new Action.Phrase("update-openssl", List.of(writer.name()), null))
        : seen;
  }
}

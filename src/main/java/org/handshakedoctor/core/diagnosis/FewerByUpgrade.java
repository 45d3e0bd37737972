package org.handshakedoctor.core.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Report.KindCount;
import org.handshakedoctor.core.analysis.ServerMark;
import org.handshakedoctor.core.diagnosis.Evidence.Moment;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// A newer nginx writes at level info what an older one wrote at crit. Where the log ends at error,
/// the lines stop and the failures do not.
final class FewerByUpgrade implements DiagnosisRule {
  private static final Pattern VERSION = Pattern.compile("nginx/(\\d+(?:\\.\\d+){1,3}).*");

  @Override
  public List<Evidence> examine(Case c) {
    List<KindCount> moved =
        c.report().kinds().stream().filter(count -> since(c, count.kind()) != null).toList();
    if (moved.isEmpty()) {
      return List.of();
    }
    for (ServerMark mark : c.marks()) {
      String name = mark.version();
      int[] version = name == null ? null : numbers(name);
      if (mark.kind() != ServerMark.Kind.VERSION || name == null || version == null) {
        continue;
      }
      int lines = 0;
      for (KindCount count : moved) {
        int[] since = numbers("nginx/" + since(c, count.kind()));
        lines += since != null && Arrays.compare(since, version) <= 0 ? count.failures() : 0;
      }
      if (lines > 0) {
        return List.of(
            Evidence.explaining("fewer-by-upgrade", new Moment(mark.time()), name, lines));
      }
    }
    return List.of();
  }

  private static @Nullable String since(Case c, FailureKind kind) {
    boolean crit = kind.format().equals("nginx") && "crit".equals(kind.level());
    return crit ? c.catalog().match(kind).nginxInfoSince() : null;
  }

  private static int @Nullable [] numbers(String name) {
    Matcher matcher = VERSION.matcher(name);
    return matcher.matches()
        ? Stream.of(matcher.group(1).split("\\.", -1)).mapToInt(Integer::parseInt).toArray()
        : null;
  }
}

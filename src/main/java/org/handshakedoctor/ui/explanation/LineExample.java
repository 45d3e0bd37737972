package org.handshakedoctor.ui.explanation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.handshakedoctor.core.source.LineFetcher;
import org.handshakedoctor.core.source.LogAccessException;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;

/// One line that shows a cause.
///
/// @param anatomy the line, taken apart
/// @param source name of the log it stands in; null for the catalogue's sample
/// @param number of the line in its log, 1-based
record LineExample(LineAnatomy anatomy, @Nullable String source, long number) {
  private static final System.Logger LOG = System.getLogger(LineExample.class.getName());

  /// The first line of the report with this cause, or else of the whole log, or else the sample.
  /// Reads from the disk and can take long in a large log.
  ///
  /// @param sample null if the catalogue has none
  static Optional<LineExample> find(View view, Cause cause, @Nullable String sample) {
    return inReport(view.report(), cause)
        .or(() -> inReport(view.whole(), cause))
        .or(() -> Optional.ofNullable(sample).map(LineExample::of));
  }

  /// A line that stands in no log that is open.
  static LineExample of(String line) {
    return new LineExample(LineAnatomy.of(line.getBytes(StandardCharsets.UTF_8)), null, 0);
  }

  private static Optional<LineExample> inReport(Report report, Cause cause) {
    FailureLog log = report.log();
    Report.Rows rows = report.rows();
    for (int i = 0; i < rows.size(); i++) {
      int failure = rows.get(i);
      if (log.cause(failure).equals(cause)) {
        return fetch(log, failure);
      }
    }
    return Optional.empty();
  }

  private static Optional<LineExample> fetch(FailureLog log, int failure) {
    LogSource source = log.source(failure).source();
    if (source == null) {
      return Optional.empty();
    }
    try (LineFetcher fetcher = new LineFetcher(source)) {
      byte[] line = fetcher.lineAt(log.position(failure));
      LineAnatomy anatomy = LineAnatomy.of(line, log.kind(failure), log.client(failure));
      return Optional.of(new LineExample(anatomy, source.location().name(), log.line(failure)));
    } catch (IOException | LogAccessException e) {
      // The log was moved or deleted since it was read. The sample explains as well.
      LOG.log(System.Logger.Level.DEBUG, "no line to show", e);
      return Optional.empty();
    }
  }
}

package org.handshakedoctor.core.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.source.LineFetcher;
import org.handshakedoctor.core.source.LogAccessException;
import org.handshakedoctor.core.source.LogSource;

/// The first line of each cause, got back from the logs. Where a log cannot be read again there is
/// none.
record SampleLines(Map<Cause, Sample> byCause) {

  /// @param source name of the log
  /// @param line 1-based number in it
  /// @param text made visible
  record Sample(String source, long line, String text) {}

  static SampleLines of(Report report) {
    FailureLog log = report.log();
    Map<Cause, Integer> firsts = new LinkedHashMap<>();
    for (int i = 0; i < report.rows().size() && firsts.size() < report.reasons().size(); i++) {
      firsts.putIfAbsent(log.cause(report.rows().get(i)), report.rows().get(i));
    }
    Map<LogSource, List<Integer>> bySource = new LinkedHashMap<>();
    for (int failure : firsts.values()) {
      LogSource source = log.source(failure).source();
      if (source != null) {
        bySource.computeIfAbsent(source, _ -> new ArrayList<>()).add(failure);
      }
    }
    Map<Cause, Sample> samples = new HashMap<>();
    bySource.forEach((source, failures) -> fetch(source, failures, log, samples::put));
    return new SampleLines(Map.copyOf(samples));
  }

  private static void fetch(
      LogSource source, List<Integer> failures, FailureLog log, BiConsumer<Cause, Sample> found) {
    // What is packed can only be read forwards.
    failures.sort(Comparator.comparingLong(log::position));
    try (LineFetcher fetcher = new LineFetcher(source)) {
      for (int failure : failures) {
        String line = VisibleText.of(fetcher.lineAt(log.position(failure)));
        if (!line.isBlank()) {
          found.accept(
              log.cause(failure), new Sample(log.source(failure).name(), log.line(failure), line));
        }
      }
    } catch (IOException | LogAccessException _) {
      // The log is gone since it was read; the report is whole without its lines.
    }
  }
}

package org.handshakedoctor.ui.lines;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.source.LineFetcher;
import org.handshakedoctor.core.source.LogAccessException;
import org.handshakedoctor.core.source.LogSource;
import org.jspecify.annotations.Nullable;

/// Reads the lines of failures from their sources. Waits for the disk: not for the window's thread.
final class RawLines {
  private static final System.Logger LOG = System.getLogger(RawLines.class.getName());

  private RawLines() {}

  /// The lines of these failures, in their order. Files are open only as long as this takes, so
  /// that nobody who wants to move one has to wait for a window to be closed.
  static Map<Integer, LineText> read(FailureLog log, Collection<Integer> failures) {
    Map<LogSource, List<Integer>> bySource = new LinkedHashMap<>();
    Map<Integer, LineText> lines = new LinkedHashMap<>();
    for (int failure : failures) {
      LogSource source = log.source(failure).source();
      lines.put(failure, canBeReadAgain(source) ? LineText.Lost.GONE : LineText.Lost.NOT_KEPT);
      if (source != null && canBeReadAgain(source)) {
        bySource.computeIfAbsent(source, _ -> new ArrayList<>()).add(failure);
      }
    }
    bySource.forEach((source, wanted) -> lines.putAll(read(log, source, wanted)));
    return lines;
  }

  private static boolean canBeReadAgain(@Nullable LogSource source) {
    return source != null && source.canBeReadAgain();
  }

  private static Map<Integer, LineText> read(
      FailureLog log, LogSource source, List<Integer> failures) {
    Map<Integer, LineText> lines = new HashMap<>();
    try (LineFetcher fetcher = new LineFetcher(source)) {
      for (int failure : failures) {
        byte[] line = fetcher.lineAt(log.position(failure));
        // A failure is never an empty line: the file has been cut short.
        if (line.length > 0) {
          lines.put(failure, new LineText.Raw(VisibleText.of(line)));
        }
      }
    } catch (IOException | LogAccessException e) {
      LOG.log(System.Logger.Level.DEBUG, "lines not read", e);
    }
    return lines;
  }
}

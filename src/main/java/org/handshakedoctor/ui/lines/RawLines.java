package org.handshakedoctor.ui.lines;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.SourceSummary.SourceNote;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.source.LineFetcher;
import org.handshakedoctor.core.source.LogAccessException;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.tls.TlsFailure;

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
      boolean replaced = log.source(failure).notes().contains(SourceNote.REPLACED);
      boolean again = source != null && source.canBeReadAgain();
      lines.put(failure, again ? LineText.Lost.GONE : LineText.Lost.NOT_KEPT);
      if (source != null && again && !replaced) {
        bySource.computeIfAbsent(source, _ -> new ArrayList<>()).add(failure);
      }
    }
    bySource.forEach((source, wanted) -> lines.putAll(read(log, source, wanted)));
    return lines;
  }

  /// Whether a line is, for all it says, that of a failure. Only seconds are compared: the clock
  /// may be another one.
  private static boolean isSame(FailureLog log, int failure, byte[] line) {
    TlsFailure found = LogFormats.parse("", Line.of(line));
    if (found == null) {
      // Not each line says it all by itself.
      return true;
    }
    LocalDateTime time = found.time();
    IpAddress client = found.client();
    boolean sameTime =
        time == null
            || log.time(failure) == FailureSink.NO_TIME
            || time.getSecond() == Math.floorMod(log.time(failure), 60);
    return sameTime && (client == null || client.equals(log.client(failure)));
  }

  private static Map<Integer, LineText> read(
      FailureLog log, LogSource source, List<Integer> failures) {
    Map<Integer, LineText> lines = new HashMap<>();
    try (LineFetcher fetcher = new LineFetcher(source)) {
      for (int failure : failures) {
        byte[] line = fetcher.lineAt(log.position(failure));
        // A failure is never an empty line: the file has been cut short. And another line than it
        // was: it has been rotated, and perhaps nobody has noticed yet.
        if (line.length > 0 && isSame(log, failure, line)) {
          lines.put(
              failure,
              new LineText.Raw(LineAnatomy.of(line, log.kind(failure), log.client(failure))));
        }
      }
    } catch (IOException | LogAccessException e) {
      LOG.log(System.Logger.Level.DEBUG, "lines not read", e);
    }
    return lines;
  }
}

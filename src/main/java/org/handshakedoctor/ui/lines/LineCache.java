package org.handshakedoctor.ui.lines;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.source.LineFetcher;
import org.handshakedoctor.core.source.LogAccessException;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.ui.fx.FxThread;
import org.jspecify.annotations.Nullable;

/// The raw lines that were looked at last, safe to show. A line that is not here is read in a
/// thread of its own and appears when it has come. Lives on the FX thread.
final class LineCache {
  /// A line that cannot be read again: from standard input, or from a file that has gone.
  static final String GONE = "";

  private static final System.Logger LOG = System.getLogger(LineCache.class.getName());

  /// Many screens full, and no more than a few megabytes.
  private static final int LINES_KEPT = 4000;

  private final FailureLog log;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("lines").factory());

  /// Touched by the reader only.
  private final Map<LogSource, LineFetcher> fetchers = new HashMap<>();

  private final Map<Integer, ReadOnlyObjectWrapper<@Nullable String>> lines =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Integer, ReadOnlyObjectWrapper<@Nullable String>> eldest) {
          return size() > LINES_KEPT;
        }
      };

  LineCache(FailureLog log) {
    this.log = log;
  }

  FailureLog log() {
    return log;
  }

  /// The line of a failure: null until it has been read, [#GONE] if it cannot be.
  ReadOnlyObjectProperty<@Nullable String> line(int failure) {
    return lines.computeIfAbsent(failure, this::request).getReadOnlyProperty();
  }

  /// Ends the reading and closes the files.
  void close() {
    reader.execute(this::closeFiles);
    reader.shutdown();
  }

  private ReadOnlyObjectWrapper<@Nullable String> request(int failure) {
    ReadOnlyObjectWrapper<@Nullable String> line = new ReadOnlyObjectWrapper<>();
    reader.execute(
        () -> {
          String text = read(failure);
          FxThread.INSTANCE.execute(() -> line.set(text));
        });
    return line;
  }

  private String read(int failure) {
    LogSource source = log.source(failure).source();
    if (source == null) {
      return GONE;
    }
    try {
      LineFetcher fetcher = fetchers.get(source);
      if (fetcher == null) {
        fetcher = new LineFetcher(source);
        fetchers.put(source, fetcher);
      }
      return VisibleText.of(fetcher.lineAt(log.position(failure)));
    } catch (IOException | LogAccessException e) {
      LOG.log(System.Logger.Level.DEBUG, "line not read", e);
      return GONE;
    }
  }

  private void closeFiles() {
    for (LineFetcher fetcher : fetchers.values()) {
      try {
        fetcher.close();
      } catch (IOException e) {
        LOG.log(System.Logger.Level.DEBUG, "not closed", e);
      }
    }
  }
}

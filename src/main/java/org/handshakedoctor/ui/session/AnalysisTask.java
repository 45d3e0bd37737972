package org.handshakedoctor.ui.session;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.concurrent.Task;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.task.Progress;
import org.handshakedoctor.ui.fx.FxThread;
import org.jspecify.annotations.Nullable;

/// Reads logs in the background and shows what it has so far a few times a second.
///
/// [#stop()] ends it early and keeps what was read. The task's own `cancel()` is not used: it would
/// throw the result away.
final class AnalysisTask extends Task<FailureLog> {
  /// First rows within 200 ms, and no more often than eyes follow.
  private static final long SNAPSHOT_NANOS = 150_000_000;

  private final Analyzer analyzer;
  private final List<LogLocation> locations;
  private final Listener listener;
  private final CancellationToken stopped = new CancellationToken();

  /// Only the newest progress is worth showing.
  private final AtomicReference<@Nullable Progress> latest = new AtomicReference<>();

  private long lastSnapshot = System.nanoTime();

  AnalysisTask(Analyzer analyzer, List<LogLocation> locations, Listener listener) {
    this.analyzer = analyzer;
    this.locations = locations;
    this.listener = listener;
  }

  /// Follows a task. Called on the FX thread, perhaps after the task is of no more interest.
  interface Listener {
    void readSoFar(AnalysisTask task, FailureLog log);

    void progressed(AnalysisTask task, Progress progress);
  }

  void stop() {
    stopped.cancel();
  }

  boolean isStopped() {
    return stopped.isCancelled();
  }

  @Override
  protected FailureLog call() {
    return analyzer.analyze(locations, this::report, stopped);
  }

  private void report(Progress now, Supplier<FailureLog> snapshot) {
    if (latest.getAndSet(now) == null) {
      FxThread.INSTANCE.execute(this::showProgress);
    }
    long nanos = System.nanoTime();
    if (nanos - lastSnapshot >= SNAPSHOT_NANOS) {
      lastSnapshot = nanos;
      FailureLog log = snapshot.get();
      FxThread.INSTANCE.execute(() -> listener.readSoFar(this, log));
    }
  }

  private void showProgress() {
    Progress shown = latest.getAndSet(null);
    if (shown != null) {
      listener.progressed(this, shown);
    }
  }
}

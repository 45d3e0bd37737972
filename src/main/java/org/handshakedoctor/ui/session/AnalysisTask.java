package org.handshakedoctor.ui.session;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.concurrent.Task;
import org.handshakedoctor.core.analysis.AnalysisListener;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.ReadingOptions;
import org.handshakedoctor.core.source.FollowEvent;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.task.Progress;
import org.handshakedoctor.ui.fx.FxThread;
import org.jspecify.annotations.Nullable;

/// Reads logs in the background and shows what it has so far: the first failures at once, then a
/// few times a second.
///
/// [#stop()] ends it early and keeps what was read. The task's own `cancel()` is not used: it would
/// throw the result away.
final class AnalysisTask extends Task<FailureLog> implements AnalysisListener {
  /// No more often than eyes follow.
  private static final long SNAPSHOT_NANOS = 200_000_000;

  private final Analyzer analyzer;
  private final List<LogLocation> locations;
  private final ReadingOptions options;
  private final Listener listener;
  private final CancellationToken stopped = new CancellationToken();

  /// Only the newest progress is worth showing.
  private final AtomicReference<@Nullable Progress> latest = new AtomicReference<>();

  private long nextSnapshot = Long.MIN_VALUE;

  AnalysisTask(
      Analyzer analyzer, List<LogLocation> locations, ReadingOptions options, Listener listener) {
    this.analyzer = analyzer;
    this.locations = locations;
    this.options = options;
    this.listener = listener;
  }

  /// Follows a task. Called on the FX thread, perhaps after the task is of no more interest.
  interface Listener {
    void readSoFar(AnalysisTask task, FailureLog log);

    void progressed(AnalysisTask task, Progress progress);

    void following(AnalysisTask task, FailureLog all);

    void followed(AnalysisTask task, String source, FollowEvent event);
  }

  void stop() {
    stopped.cancel();
  }

  boolean isStopped() {
    return stopped.isCancelled();
  }

  @Override
  protected FailureLog call() {
    return analyzer.analyze(locations, options, this, stopped);
  }

  @Override
  public void progress(Progress now, Supplier<FailureLog> soFar) {
    if (latest.getAndSet(now) == null) {
      FxThread.INSTANCE.execute(this::showProgress);
    }
    long nanos = System.nanoTime();
    boolean first = nextSnapshot == Long.MIN_VALUE;
    if (first ? now.failures() > 0 : nanos - nextSnapshot >= 0) {
      nextSnapshot = nanos + SNAPSHOT_NANOS;
      grown(soFar);
    }
  }

  @Override
  public void following(Supplier<FailureLog> all) {
    FailureLog log = all.get();
    FxThread.INSTANCE.execute(() -> listener.following(this, log));
  }

  @Override
  public void grown(Supplier<FailureLog> all) {
    FailureLog log = all.get();
    FxThread.INSTANCE.execute(() -> listener.readSoFar(this, log));
  }

  @Override
  public void followed(String source, FollowEvent event) {
    FxThread.INSTANCE.execute(() -> listener.followed(this, source, event));
  }

  private void showProgress() {
    Progress shown = latest.getAndSet(null);
    if (shown != null) {
      listener.progressed(this, shown);
    }
  }
}

package org.handshakedoctor.ui.session;

import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.ui.fx.FxThread;
import org.jspecify.annotations.Nullable;

/// Makes views in a thread of its own, always for the newest wish: what was asked for in between,
/// while a brush is dragged or a word typed, is never made.
final class ReportMaker {
  /// A log that grows all the time takes no more than a fifth of one processor.
  private static final int PAUSES = 4;

  private final ErrorCatalog catalog;
  private final NetworkDirectory networks;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("report").factory());

  /// Guarded by this object.
  private @Nullable Wish wish;

  /// What was made last of the whole log. Of the report thread, as is the time.
  private @Nullable Whole whole;

  private long pauseUntil = System.nanoTime();

  ReportMaker(ErrorCatalog catalog, NetworkDirectory networks) {
    this.catalog = catalog;
    this.networks = networks;
  }

  /// @param urgent false where nobody waits: then reports of one log after the other leave pauses
  /// @param result is given the view on the FX thread, unless a newer wish comes first
  synchronized void make(
      FailureLog log, Filter filter, boolean finished, boolean urgent, Consumer<View> result) {
    boolean idle = wish == null;
    wish = new Wish(log, filter, finished, urgent, result);
    notifyAll();
    if (idle) {
      thread.execute(this::makeNewest);
    }
  }

  private void makeNewest() {
    Wish newest = take();
    long begin = System.nanoTime();
    View view = view(newest);
    long end = System.nanoTime();
    pauseUntil = end + PAUSES * (end - begin);
    FxThread.INSTANCE.execute(() -> newest.result().accept(view));
  }

  /// Waits out the pause, unless a wish comes meanwhile that must not wait.
  private synchronized Wish take() {
    while (true) {
      Wish newest = Objects.requireNonNull(wish);
      long millis = (pauseUntil - System.nanoTime()) / 1_000_000;
      if (newest.urgent() || millis <= 0) {
        wish = null;
        return newest;
      }
      try {
        wait(millis);
      } catch (InterruptedException _) {
        // Nobody ends this thread but the program.
        pauseUntil = System.nanoTime();
      }
    }
  }

  private View view(Wish wanted) {
    FailureLog log = wanted.log();
    Filter filter = wanted.filter();
    Whole all = whole;
    if (all == null || all.report().log() != log) {
      Report report = Report.of(log, Filter.NONE);
      all =
          new Whole(report, Diagnosis.of(report, catalog, networks), log.failedVisitors(), report);
    }
    Filter timeless = filter.withTime(TimeRange.ALL);
    if (!all.overTime().filter().equals(timeless)) {
      all = all.withOverTime(timeless.equals(Filter.NONE) ? all.report() : Report.of(log, timeless));
    }
    whole = all;
    if (filter.equals(Filter.NONE)) {
      return all.view(all.report(), all.diagnosis(), wanted.finished());
    }
    Report report = timeless.equals(filter) ? all.overTime() : Report.of(log, filter);
    return all.view(report, Diagnosis.of(report, catalog, networks), wanted.finished());
  }

  private record Wish(
      FailureLog log, Filter filter, boolean finished, boolean urgent, Consumer<View> result) {}

  /// What does not change while a log is filtered.
  ///
  /// @param overTime of the filter that was used last, without its time range
  private record Whole(Report report, Diagnosis diagnosis, int failedVisitors, Report overTime) {
    Whole withOverTime(Report other) {
      return new Whole(report, diagnosis, failedVisitors, other);
    }

    View view(Report shown, Diagnosis of, boolean finished) {
      return new View(shown, overTime, report, of, diagnosis, failedVisitors, finished);
    }
  }
}

package org.handshakedoctor.ui.session;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
  private final AtomicReference<@Nullable Wish> wish = new AtomicReference<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("report").factory());

  /// What was made last of the whole log. Of the report thread, as are the times.
  private @Nullable Whole whole;

  private long lastEnd = System.nanoTime();
  private long lastDuration;

  ReportMaker(ErrorCatalog catalog, NetworkDirectory networks) {
    this.catalog = catalog;
    this.networks = networks;
  }

  /// @param urgent false where nobody waits: then reports of one log after the other leave pauses
  /// @param result is given the view on the FX thread, unless a newer wish comes first
  void make(
      FailureLog log, Filter filter, boolean finished, boolean urgent, Consumer<View> result) {
    Wish before = wish.getAndSet(new Wish(log, filter, finished, urgent, result));
    if (before == null || urgent) {
      thread.execute(this::makeNewest);
    }
  }

  private void makeNewest() {
    Wish newest = wish.get();
    if (newest == null) {
      return;
    }
    long wait = lastEnd + PAUSES * lastDuration - System.nanoTime();
    if (!newest.urgent() && wait > 0) {
      thread.schedule(this::makeNewest, wait, TimeUnit.NANOSECONDS);
    } else if (wish.compareAndSet(newest, null)) {
      long begin = System.nanoTime();
      View view = view(newest);
      lastEnd = System.nanoTime();
      lastDuration = lastEnd - begin;
      FxThread.INSTANCE.execute(() -> newest.result().accept(view));
    } else {
      thread.execute(this::makeNewest);
    }
  }

  private View view(Wish wanted) {
    FailureLog log = wanted.log();
    Filter filter = wanted.filter();
    Whole all = whole;
    if (all == null || all.report().log() != log) {
      Report report = Report.of(log, Filter.NONE);
      all = new Whole(report, Diagnosis.of(report, catalog, networks), log.failedVisitors(), report);
    }
    Filter timeless = filter.withTime(TimeRange.ALL);
    if (!all.overTime().filter().equals(timeless)) {
      all = all.withOverTime(timeless.isEmpty() ? all.report() : Report.of(log, timeless));
    }
    whole = all;
    if (filter.isEmpty()) {
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
      return new View(shown, overTime, report, of, failedVisitors, finished);
    }
  }
}

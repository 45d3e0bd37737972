package org.handshakedoctor.ui.session;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private final ErrorCatalog catalog;
  private final NetworkDirectory networks;
  private final AtomicReference<@Nullable Wish> wish = new AtomicReference<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("report").factory());

  ReportMaker(ErrorCatalog catalog, NetworkDirectory networks) {
    this.catalog = catalog;
    this.networks = networks;
  }

  /// @param result is given the view on the FX thread, unless a newer wish comes first
  void make(FailureLog log, Filter filter, boolean finished, Consumer<View> result) {
    if (wish.getAndSet(new Wish(log, filter, finished, result)) == null) {
      thread.execute(this::makeNewest);
    }
  }

  private void makeNewest() {
    Wish newest = wish.getAndSet(null);
    if (newest == null) {
      return;
    }
    FailureLog log = newest.log();
    Filter filter = newest.filter();
    Report report = Report.of(log, filter);
    Filter timeless = filter.withTime(TimeRange.ALL);
    Report overTime = timeless.equals(filter) ? report : Report.of(log, timeless);
    Report whole = filter.isEmpty() ? report : wholeOf(log, overTime, timeless);
    Diagnosis diagnosis = Diagnosis.of(report, catalog, networks);
    View view = new View(report, overTime, whole, diagnosis, newest.finished());
    FxThread.INSTANCE.execute(() -> newest.result().accept(view));
  }

  private static Report wholeOf(FailureLog log, Report overTime, Filter timeless) {
    return timeless.isEmpty() ? overTime : Report.of(log, Filter.NONE);
  }

  private record Wish(FailureLog log, Filter filter, boolean finished, Consumer<View> result) {}
}

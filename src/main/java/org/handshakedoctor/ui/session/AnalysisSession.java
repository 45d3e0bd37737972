package org.handshakedoctor.ui.session;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.Progress;
import org.jspecify.annotations.Nullable;

/// The logs that are open and everything the panes share. Lives on the FX thread.
public final class AnalysisSession {

  /// How far the reading is.
  public enum Phase {
    /// No log is open.
    EMPTY,
    READING,
    /// Reading was stopped by the user; the figures cover what was read by then.
    STOPPED,
    DONE
  }

  private final Analyzer analyzer;
  private final ReportMaker reports;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.EMPTY);
  private final ReadOnlyObjectWrapper<@Nullable View> view = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<LogLocation>> locations =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.NONE);
  private final ObjectProperty<@Nullable Cause> selectedCause = new SimpleObjectProperty<>();
  private final ObservableSet<IpAddress> blockSelection = FXCollections.observableSet();
  private final ObjectProperty<RulesDraft> rulesDraft = new SimpleObjectProperty<>(RulesDraft.NONE);
  private @Nullable AnalysisTask task;
  private @Nullable FailureLog log;

  /// Counts what was opened and closed, to know a late report from a present one.
  private int openings;

  public AnalysisSession(ErrorCatalog catalog, NetworkDirectory networks, Analyzer analyzer) {
    this.analyzer = analyzer;
    this.reports = new ReportMaker(catalog, networks);
    filter.addListener((_, _, _) -> remake());
  }

  /// Closes what is open and reads these logs in the background.
  public void open(List<LogLocation> wanted) {
    close();
    locations.set(List.copyOf(wanted));
    phase.set(Phase.READING);
    AnalysisTask reading = new AnalysisTask(analyzer, wanted, new Reading());
    task = reading;
    reading.setOnSucceeded(_ -> finish(reading));
    reading.setOnFailed(_ -> failure.set(reading.getException()));
    Thread.ofPlatform().daemon().name("reader").start(reading);
  }

  /// Ends reading and keeps what was read.
  public void stopReading() {
    if (task != null) {
      task.stop();
    }
  }

  /// Reads the same logs again.
  public void reopen() {
    open(locations.get());
  }

  /// Back to no log at all.
  public void close() {
    stopReading();
    openings++;
    task = null;
    log = null;
    phase.set(Phase.EMPTY);
    view.set(null);
    progress.set(null);
    failure.set(null);
    locations.set(List.of());
    filter.set(Filter.NONE);
    selectedCause.set(null);
    blockSelection.clear();
    rulesDraft.set(RulesDraft.NONE);
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /// What the panes show; null until the first lines have been read.
  public ReadOnlyObjectProperty<@Nullable View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<@Nullable Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<List<LogLocation>> locationsProperty() {
    return locations.getReadOnlyProperty();
  }

  /// What broke the reading, which no log should be able to do.
  public ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /// Setting it makes a new view.
  public ObjectProperty<Filter> filterProperty() {
    return filter;
  }

  /// The cause that the explanation is about.
  public ObjectProperty<@Nullable Cause> selectedCauseProperty() {
    return selectedCause;
  }

  /// The addresses that the user has put in the list for block rules.
  public ObservableSet<IpAddress> blockSelection() {
    return blockSelection;
  }

  /// How the block rules shall be made.
  public ObjectProperty<RulesDraft> rulesDraftProperty() {
    return rulesDraft;
  }

  private void finish(AnalysisTask finished) {
    if (finished != task) {
      return;
    }
    log = finished.getValue();
    task = null;
    progress.set(null);
    phase.set(finished.isStopped() ? Phase.STOPPED : Phase.DONE);
    remake();
  }

  private void remake() {
    if (log != null) {
      int asked = openings;
      reports.make(log, filter.get(), phase.get() != Phase.READING, made -> show(made, asked));
    }
  }

  private void show(View made, int asked) {
    // A report of logs that have been closed in the meantime comes too late.
    if (asked == openings) {
      view.set(made);
    }
  }

  /// Hears of the present task; what an earlier one still says is no longer of interest.
  private final class Reading implements AnalysisTask.Listener {
    @Override
    public void readSoFar(AnalysisTask from, FailureLog soFar) {
      if (from == task) {
        log = soFar;
        remake();
      }
    }

    @Override
    public void progressed(AnalysisTask from, Progress now) {
      if (from == task) {
        progress.set(now);
      }
    }
  }
}

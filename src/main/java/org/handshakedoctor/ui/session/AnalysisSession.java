package org.handshakedoctor.ui.session;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.ReadingOptions;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.source.FollowEvent;
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
    /// The same logs are read in another way; until that is done, what was read before is shown.
    READING_AGAIN,
    /// Reading was stopped by the user; the figures cover what was read by then.
    STOPPED,
    DONE,
    /// Everything has been read, and what is written to the files appears.
    FOLLOWING
  }

  /// More would be read by nobody.
  private static final int HAPPENED_KEPT = 100;

  private final Analyzer analyzer;
  private final ReportMaker reports;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.EMPTY);
  private final ReadOnlyObjectWrapper<@Nullable View> view = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable FileNews> news = new ReadOnlyObjectWrapper<>();
  private final ObservableList<FileNews> happened = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<ReadingOptions> options =
      new ReadOnlyObjectWrapper<>(ReadingOptions.DEFAULT);
  private final ReadOnlyObjectWrapper<List<LogLocation>> locations =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.NONE);
  private final ObjectProperty<@Nullable Cause> selectedCause = new SimpleObjectProperty<>();
  private final ObservableSet<IpAddress> blockSelection = FXCollections.observableSet();
  private final ObjectProperty<RulesDraft> rulesDraft = new SimpleObjectProperty<>(RulesDraft.NONE);
  private final ReadOnlyIntegerWrapper forgedCalls = new ReadOnlyIntegerWrapper();
  private @Nullable AnalysisTask task;
  private @Nullable FailureLog log;

  /// The options that [#log] was read with.
  private ReadingOptions optionsOfLog = ReadingOptions.DEFAULT;

  /// Counts what was opened and closed, to know a late report from a present one.
  private int openings;

  public AnalysisSession(ErrorCatalog catalog, NetworkDirectory networks, Analyzer analyzer) {
    this.analyzer = analyzer;
    this.reports = new ReportMaker(catalog, networks);
    filter.addListener((_, _, _) -> remake(true));
  }

  /// Closes what is open and reads these logs in the background.
  public void open(List<LogLocation> wanted) {
    open(wanted, ReadingOptions.DEFAULT);
  }

  /// The same, read in this way.
  public void open(List<LogLocation> wanted, ReadingOptions how) {
    close();
    optionsOfLog = how;
    locations.set(List.copyOf(wanted));
    phase.set(Phase.READING);
    read(how);
  }

  /// Ends reading and keeps what was read; ends following; gives up reading again.
  public void stopReading() {
    if (task != null && phase.get() == Phase.READING_AGAIN) {
      task.stop();
      task = null;
      progress.set(null);
      options.set(optionsOfLog.withFollow(false));
      phase.set(Phase.DONE);
    } else if (task != null) {
      task.stop();
    }
  }

  /// Reads the same logs in another way. What was read before stays on the screen until that is
  /// done, and filter, selection and rules stay after it.
  public void readAgain(ReadingOptions wanted) {
    if (!canBeReadAgain()) {
      return;
    }
    if (task != null) {
      task.stop();
    }
    phase.set(log == null || phase.get() == Phase.READING ? Phase.READING : Phase.READING_AGAIN);
    read(wanted);
  }

  /// Begins to follow the files, or ends it.
  public void follow(boolean wanted) {
    if (wanted && phase.get() != Phase.FOLLOWING) {
      readAgain(options.get().withFollow(true));
    } else if (!wanted && phase.get() != Phase.READING) {
      stopReading();
    }
  }

  /// False where nothing is open, or something can be read only once.
  public boolean canBeReadAgain() {
    return phase.get() != Phase.EMPTY
        && locations.get().stream().noneMatch(LogLocation.StandardInput.class::isInstance);
  }

  /// Back to no log at all.
  public void close() {
    if (task != null) {
      task.stop();
    }
    openings++;
    task = null;
    log = null;
    phase.set(Phase.EMPTY);
    view.set(null);
    progress.set(null);
    news.set(null);
    options.set(ReadingOptions.DEFAULT);
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

  /// What has last happened to a followed file; null if nothing has.
  public ReadOnlyObjectProperty<@Nullable FileNews> newsProperty() {
    return news.getReadOnlyProperty();
  }

  /// Everything that has happened to followed files, the first first.
  public ObservableList<FileNews> happened() {
    return happened;
  }

  /// How the logs are read.
  public ReadOnlyObjectProperty<ReadingOptions> optionsProperty() {
    return options.getReadOnlyProperty();
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

  /// Brings the forged lines to sight.
  public void showForged() {
    forgedCalls.set(forgedCalls.get() + 1);
  }

  /// Counts how often the forged lines were asked for.
  public ReadOnlyIntegerProperty forgedCallsProperty() {
    return forgedCalls.getReadOnlyProperty();
  }

  private void read(ReadingOptions wanted) {
    options.set(wanted);
    news.set(null);
    happened.clear();
    AnalysisTask reading = new AnalysisTask(analyzer, locations.get(), wanted, new Reading());
    task = reading;
    reading.setOnSucceeded(_ -> finish(reading));
    reading.setOnFailed(_ -> failure.set(reading.getException()));
    Thread.ofPlatform().daemon().name("reader").start(reading);
  }

  private void finish(AnalysisTask finished) {
    if (finished != task) {
      return;
    }
    boolean cut =
        phase.get() != Phase.FOLLOWING
            && finished.isStopped()
            && finished.getValue().sources().stream()
                .anyMatch(source -> !source.finished() && source.problem() == null);
    boolean inVain = options.get().follow() && !finished.isStopped();
    task = null;
    progress.set(null);
    news.set(inVain ? new FileNews("", FollowEvent.STOPPED) : null);
    options.set(options.get().withFollow(false));
    phase.set(cut ? Phase.STOPPED : Phase.DONE);
    show(finished.getValue(), true);
  }

  /// @param urgent whether somebody waits for it
  private void show(FailureLog now, boolean urgent) {
    log = now;
    boolean otherClock = !Objects.equals(optionsOfLog.zone(), options.get().zone());
    optionsOfLog = options.get();
    TimeRange time = filter.get().time();
    if (otherClock && !time.equals(TimeRange.ALL)) {
      // The same words would mean another time.
      filter.set(filter.get().withTime(TimeRange.ALL));
    }
    remake(urgent);
  }

  private void remake(boolean urgent) {
    if (log != null) {
      int asked = openings;
      boolean finished = phase.get() != Phase.READING;
      reports.make(log, filter.get(), finished, urgent, made -> show(made, asked));
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
      if (from == task && phase.get() != Phase.READING_AGAIN) {
        show(soFar, phase.get() == Phase.READING);
      }
    }

    @Override
    public void progressed(AnalysisTask from, Progress now) {
      if (from == task && phase.get() != Phase.FOLLOWING) {
        progress.set(now);
      }
    }

    @Override
    public void following(AnalysisTask from, FailureLog all) {
      if (from == task) {
        progress.set(null);
        phase.set(Phase.FOLLOWING);
        show(all, true);
      }
    }

    @Override
    public void followed(AnalysisTask from, String source, FollowEvent event) {
      if (from == task) {
        boolean grew = event == FollowEvent.GREW;
        news.set(grew ? null : new FileNews(source, event));
        if (!grew && happened.size() < HAPPENED_KEPT) {
          happened.add(new FileNews(source, event));
        }
      }
    }
  }
}

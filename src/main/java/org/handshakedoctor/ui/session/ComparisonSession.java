package org.handshakedoctor.ui.session;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.Comparison;
import org.handshakedoctor.core.analysis.Comparison.Side;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.ServerMark;
import org.handshakedoctor.core.analysis.ServerMarks;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.session.AnalysisSession.Phase;
import org.jspecify.annotations.Nullable;

/// What is held against what, and the moments worth it: those that the log shows, and those that
/// the user has marked. Lives on the FX thread; comparisons are made behind it.
public final class ComparisonSession {
  private final AnalysisSession session;
  private final Analyzer analyzer;
  private final ReadOnlyObjectWrapper<Wish> wish = new ReadOnlyObjectWrapper<>(new Wish.Nothing());
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Nothing());
  private final ReadOnlyObjectWrapper<List<ServerMark>> serverMarks =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObservableList<UserMark> userMarks = FXCollections.observableArrayList();
  private final InvalidationListener onView = _ -> refresh();

  /// Of the log that [#serverMarks] are of.
  private @Nullable FailureLog marked;

  /// Counts what was asked for, to know a late answer from the present one.
  private int asked;

  private CancellationToken reading = new CancellationToken();

  public ComparisonSession(AnalysisSession session, Analyzer analyzer) {
    this.session = session;
    this.analyzer = analyzer;
    session.viewProperty().addListener(onView);
    session
        .phaseProperty()
        .subscribe(
            phase -> {
              if (phase == Phase.EMPTY) {
                clear();
                userMarks.clear();
                serverMarks.set(List.of());
                marked = null;
              }
            });
  }

  /// What the user wants to have compared.
  public sealed interface Wish {
    record Nothing() implements Wish {}

    /// @param time in seconds, as the times of the log
    record Moment(long time) implements Wish {}

    /// The open logs are the first side, these the second.
    record Others(List<LogLocation> logs) implements Wish {}
  }

  /// What has come of it.
  public sealed interface State {
    record Nothing() implements State {}

    record Working() implements State {}

    record Done(Comparison comparison) implements State {}

    /// There is nothing to compare: no lines with a time on one side.
    record Impossible() implements State {}
  }

  public ReadOnlyObjectProperty<Wish> wishProperty() {
    return wish.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// What the log shows, in the order of the times.
  public ReadOnlyObjectProperty<List<ServerMark>> serverMarksProperty() {
    return serverMarks.getReadOnlyProperty();
  }

  public ObservableList<UserMark> userMarks() {
    return userMarks;
  }

  /// Compares before and after a moment.
  public void compareAt(long time) {
    ask(new Wish.Moment(time));
  }

  /// Compares the open logs with others, which came after them.
  public void compareWith(List<LogLocation> others) {
    ask(new Wish.Others(List.copyOf(others)));
  }

  public void clear() {
    ask(new Wish.Nothing());
  }

  private void ask(Wish wanted) {
    wish.set(wanted);
    compare();
  }

  private void refresh() {
    View view = session.viewProperty().get();
    if (view == null || !view.finished()) {
      return;
    }
    FailureLog log = view.whole().log();
    if (log != marked) {
      marked = log;
      Background.run(
          () -> ServerMarks.of(log),
          found -> {
            if (log == marked) {
              serverMarks.set(found);
            }
          });
    }
    if (!(wish.get() instanceof Wish.Nothing)) {
      compare();
    }
  }

  private void compare() {
    reading.cancel();
    int now = ++asked;
    View view = session.viewProperty().get();
    Wish wanted = wish.get();
    if (view == null || wanted instanceof Wish.Nothing) {
      state.set(new State.Nothing());
      return;
    }
    CancellationToken token = new CancellationToken();
    reading = token;
    state.set(new State.Working());
    FailureLog log = view.whole().log();
    Filter filter = session.filterProperty().get();
    Background.run(
        () -> answer(log, filter, wanted, token),
        answer -> {
          if (now == asked) {
            state.set(answer);
          }
        });
  }

  private State answer(FailureLog log, Filter filter, Wish wanted, CancellationToken token) {
    Comparison made =
        switch (wanted) {
          case Wish.Nothing() -> null;
          case Wish.Moment(long time) -> Comparison.at(log, filter, time);
          case Wish.Others(List<LogLocation> logs) -> others(log, filter, logs, token);
        };
    return made == null ? new State.Impossible() : new State.Done(made);
  }

  private @Nullable Comparison others(
      FailureLog log, Filter filter, List<LogLocation> logs, CancellationToken token) {
    FailureLog other = analyzer.analyze(logs, session.optionsProperty().get(), (_, _) -> {}, token);
    Side before = Side.whole(log);
    Side after = Side.whole(other);
    if (before == null || after == null) {
      return null;
    }
    // The same part of both, but for the time.
    return Comparison.of(
        Side.part(log, before.span(), filter), Side.part(other, after.span(), filter));
  }

  /// Whether the log has lines before this time and after it.
  public boolean isInside(long time) {
    View view = session.viewProperty().get();
    return view != null
        && time > view.whole().log().firstTime()
        && time <= view.whole().log().lastTime();
  }
}

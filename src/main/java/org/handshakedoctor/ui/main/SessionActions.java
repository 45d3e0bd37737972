package org.handshakedoctor.ui.main;

import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.stage.Window;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Filter.Part;
import org.handshakedoctor.core.settings.Settings.Theme;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.ui.actions.Action;
import org.handshakedoctor.ui.actions.Actions;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.AnalysisSession.Phase;
import org.handshakedoctor.ui.session.Pane;
import org.handshakedoctor.ui.session.Preferences;
import org.handshakedoctor.ui.session.View;
import org.handshakedoctor.ui.session.Workspace;
import org.handshakedoctor.ui.welcome.LogOpening;
import org.handshakedoctor.ui.welcome.SessionFiles;

/// The actions that need nothing of the window but its state.
///
/// @param window above which questions are asked
record SessionActions(
    AnalysisSession session,
    Workspace workspace,
    Preferences preferences,
    LogOpening opening,
    SessionFiles sessions,
    Supplier<Window> window) {

  /// Says what they do.
  void addTo(Actions actions) {
    actions.set(Action.OPEN_FILES, () -> opening.choose(window.get()));
    actions.set(Action.PASTE, opening::paste);
    actions.set(Action.OPEN_SAMPLE, opening::sample);
    actions.set(Action.READ_AGAIN, this::readAgain, session::canBeReadAgain);
    actions.set(Action.STOP_READING, session::stopReading, this::isReading);
    actions.set(Action.FOLLOW, this::toggleFollow, this::canFollow);
    actions.set(Action.OPEN_SESSION, () -> sessions.choose(window.get()));
    actions.set(Action.SAVE_SESSION, () -> sessions.save(window.get()), sessions::canSave);
    actions.set(Action.CLOSE_LOG, session::close, this::isOpen);
    for (Pane pane : Pane.values()) {
      Action show = Action.valueOf("SHOW_" + pane.name());
      actions.set(show, () -> workspace.paneProperty().set(pane), this::isOpen);
    }
    actions.set(Action.BACK, workspace::back, workspace::canGoBack);
    actions.set(Action.FORWARD, workspace::forward, workspace::canGoForward);
    BooleanProperty timeline = workspace.timelineShownProperty();
    actions.set(Action.FOLD_TIMELINE, () -> timeline.set(!timeline.get()), this::isOpen);
    actions.set(
        Action.CLEAR_TIME, () -> clear(Part.TIME), () -> filter().parts().contains(Part.TIME));
    actions.set(
        Action.CLEAR_FILTER,
        () -> session.filterProperty().set(Filter.NONE),
        () -> !filter().equals(Filter.NONE));
    actions.set(Action.SHOW_FORGED, session::showForged, this::hasForged);
    theme(actions, Action.LIGHT, Theme.LIGHT);
    theme(actions, Action.DARK, Theme.DARK);
    theme(actions, Action.AS_SYSTEM, Theme.SYSTEM);
    language(actions, Action.ENGLISH, "en");
    language(actions, Action.CHINESE, "zh-CN");
  }

  private void theme(Actions actions, Action action, Theme theme) {
    actions.set(
        action,
        () -> preferences.change(settings -> settings.withTheme(theme)),
        () -> preferences.settings().theme() != theme);
  }

  private void language(Actions actions, Action action, String tag) {
    actions.set(
        action,
        () -> preferences.change(settings -> settings.withLanguage(tag)),
        () -> !tag.startsWith(preferences.locale().getLanguage()));
  }

  private boolean isOpen() {
    return session.phaseProperty().get() != Phase.EMPTY;
  }

  private boolean isReading() {
    Phase phase = session.phaseProperty().get();
    return phase == Phase.READING || phase == Phase.READING_AGAIN;
  }

  private boolean canFollow() {
    return session.canBeReadAgain()
        && session.locationsProperty().get().stream().anyMatch(LogLocation.Local.class::isInstance);
  }

  private boolean hasForged() {
    View view = session.viewProperty().get();
    return view != null && view.report().log().forgedCount() > 0;
  }

  private void toggleFollow() {
    session.follow(!session.optionsProperty().get().follow());
  }

  private void readAgain() {
    session.readAgain(session.optionsProperty().get());
  }

  private void clear(Part part) {
    session.filterProperty().set(filter().cleared(part));
  }

  private Filter filter() {
    return session.filterProperty().get();
  }
}

package org.handshakedoctor.ui.update;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.core.settings.Settings.Updates;
import org.handshakedoctor.core.update.ReleaseFeed;
import org.handshakedoctor.core.update.Version;
import org.handshakedoctor.ui.fx.FxThread;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.Preferences;
import org.jspecify.annotations.Nullable;

/// A row of the welcome page. Nothing is asked at the very first start, when there are other things
/// to do, and nothing goes out before the user has said yes; then once a week. An answer that
/// cannot be had is not worth a word: it is asked again next week.
public final class UpdateController {
  private static final Duration PAUSE = Duration.ofDays(7);

  private final Preferences preferences;
  private final ReleaseFeed feed;
  private final @Nullable Version running;
  private final Consumer<String> open;
  private final Texts texts;
  private final ChangeListener<Settings> onSettings = (_, _, _) -> show();
  private @Nullable Version newest;

  @FXML private HBox root;
  @FXML private Label words;
  @FXML private Button yes;
  @FXML private Button no;
  @FXML private Button page;

  /// @param running null if the program does not know its version: then there is nothing to look
  ///   for
  /// @param open shows a page in the user's browser
  public UpdateController(
      Preferences preferences,
      ReleaseFeed feed,
      @Nullable Version running,
      Consumer<String> open,
      Texts texts) {
    this.preferences = preferences;
    this.feed = feed;
    this.running = running;
    this.open = open;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    root.setUserData(this);
    preferences.settingsProperty().addListener(new WeakChangeListener<>(onSettings));
    show();
  }

  @FXML
  void agree() {
    choose(true);
  }

  @FXML
  void refuse() {
    choose(false);
  }

  @FXML
  void openPage() {
    open.accept(feed.page().toString());
  }

  private void choose(boolean wanted) {
    change(updates().withWanted(wanted));
  }

  private void change(Updates now) {
    preferences.change(settings -> settings.withHabits(settings.habits().withUpdates(now)));
  }

  private Updates updates() {
    return preferences.settings().habits().updates();
  }

  private void show() {
    boolean wanted = Boolean.TRUE.equals(updates().wanted());
    boolean asks = updates().wanted() == null && !preferences.settings().recent().isEmpty();
    Version found = wanted ? newest : null;
    boolean shown = running != null && (asks || found != null);
    root.setVisible(shown);
    root.setManaged(shown);
    words.setText(
        found == null
            ? texts.get("update.question", feed.latest().getHost())
            : texts.get("update.newer", found));
    for (Button answer : new Button[] {yes, no}) {
      answer.setVisible(found == null);
      answer.setManaged(found == null);
    }
    page.setVisible(found != null);
    page.setManaged(found != null);
    if (wanted && running != null && isDue()) {
      change(updates().withLooked(Instant.now()));
      look(running);
    }
  }

  private boolean isDue() {
    Instant looked = updates().looked();
    return looked == null || looked.plus(PAUSE).isBefore(Instant.now());
  }

  private void look(Version present) {
    Thread.ofVirtual()
        .name("update")
        .start(
            () -> {
              try {
                Version found = feed.newest();
                if (found.compareTo(present) > 0) {
                  FxThread.INSTANCE.execute(() -> tell(found));
                }
              } catch (IOException _) {
                // No network is no news.
              }
            });
  }

  private void tell(Version found) {
    newest = found;
    show();
  }
}

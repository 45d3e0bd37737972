package org.handshakedoctor.ui;

import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.core.settings.SettingsFile;
import org.handshakedoctor.core.source.LogLocation;

/// The window's part of the rehearsal: opens a log, goes through the panes in both
/// themes and closes by itself.
public final class WindowRehearsal extends Application {
  private static final Duration STEP = Duration.millis(400);
  private static final KeyCode[] PANES = {
    KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT1
  };

  private final Timeline steps = new Timeline();
  private Duration next = STEP;

  /// Returns when the window has closed.
  ///
  /// @param sample a small log
  public static void run(String sample) {
    launch(WindowRehearsal.class, sample);
  }

  @Override
  public void start(Stage stage) {
    Wiring wiring = new Wiring(SettingsFile.ofThisUser(), _ -> {});
    App.show(stage, wiring);
    List<LogLocation> sample = getParameters().getRaw().stream().map(LogLocation::parse).toList();
    then(() -> wiring.session().open(sample));
    for (KeyCode pane : PANES) {
      then(() -> press(stage, pane));
    }
    then(() -> wiring.preferences().change(settings -> settings.withTheme(Settings.Theme.DARK)));
    then(() -> wiring.preferences().change(settings -> settings.withLanguage("zh-CN")));
    then(
        () -> {
          stage.hide();
          wiring.session().close();
          wiring.knowledge().close();
        });
    steps.play();
  }

  private void then(Runnable step) {
    next = next.add(STEP);
    steps.getKeyFrames().add(new KeyFrame(next, _ -> step.run()));
  }

  private static void press(Stage stage, KeyCode key) {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    Event.fireEvent(
        stage.getScene().getRoot(),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, !mac, false, mac));
  }
}

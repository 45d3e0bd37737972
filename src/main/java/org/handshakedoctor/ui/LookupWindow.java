package org.handshakedoctor.ui;

import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.lookup.LookupController;
import org.jspecify.annotations.Nullable;

/// The window in which errors are looked up, beside the main one. Made when it is first asked for;
/// wears the language and theme of the program.
final class LookupWindow {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 700;
  private static final double LEAST_WIDTH = 640;
  private static final double LEAST_HEIGHT = 440;

  private final Wiring wiring;
  private @Nullable Stage stage;

  LookupWindow(Wiring wiring) {
    this.wiring = wiring;
    wiring
        .preferences()
        .settingsProperty()
        .addListener(
            (_, old, now) -> {
              if (stage != null) {
                restyle(stage, old, now);
              }
            });
  }

  /// Shows it and brings it to the front, ready to be typed in.
  void show() {
    if (stage == null) {
      stage = make();
    }
    stage.show();
    stage.toFront();
    stage.requestFocus();
    if (stage.getScene().lookup("#field") instanceof TextField field) {
      field.requestFocus();
      field.selectAll();
    }
  }

  void close() {
    if (stage != null) {
      stage.hide();
    }
  }

  private Stage make() {
    Stage made = new Stage();
    Scene scene = new Scene(wiring.views().load(LookupController.class), WIDTH, HEIGHT);
    made.setScene(scene);
    Theme.apply(scene, wiring.preferences().isDark());
    App.addIcons(made);
    made.setTitle(title());
    made.setMinWidth(LEAST_WIDTH);
    made.setMinHeight(LEAST_HEIGHT);
    WindowPlace.restore(made, wiring.preferences().settings().lookup());
    made.setOnHiding(
        _ -> wiring.preferences().change(settings -> settings.withLookup(WindowPlace.of(made))));
    return made;
  }

  private void restyle(Stage shown, Settings old, Settings now) {
    Scene scene = shown.getScene();
    boolean newLanguage = !Objects.equals(old.language(), now.language());
    if (newLanguage) {
      scene.setRoot(wiring.views().load(LookupController.class));
      shown.setTitle(title());
    }
    if (newLanguage || old.theme() != now.theme()) {
      Theme.apply(scene, wiring.preferences().isDark());
    }
  }

  private String title() {
    return new Texts(wiring.preferences().locale()).get("lookup.open");
  }
}

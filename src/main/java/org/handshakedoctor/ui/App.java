package org.handshakedoctor.ui;

import java.util.List;
import java.util.Objects;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.core.settings.SettingsFile;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.ui.fx.FxThread;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.main.MainController;
import org.handshakedoctor.ui.problems.BugDialog;
import org.jspecify.annotations.Nullable;

/// The window's life: made, shown in the language and theme of the settings, remembered when it
/// closes.
public final class App extends Application {
  private static final double WIDTH = 1180;
  private static final double HEIGHT = 760;
  private static final double LEAST_WIDTH = 900;
  private static final double LEAST_HEIGHT = 600;

  /// Held, because a logger that nobody holds forgets its filter.
  private static final Logger JAVAFX_LOG = Logger.getLogger("javafx");

  private @Nullable Wiring wiring;

  /// Opens the window and returns when it has been closed.
  ///
  /// @param files as on the command line
  public static void open(List<String> files) {
    // The class path is how this program is started on purpose: see decisions/0002.
    JAVAFX_LOG.setFilter(
        entry -> !entry.getMessage().startsWith("Unsupported JavaFX configuration"));
    launch(App.class, files.toArray(String[]::new));
  }

  @Override
  public void start(Stage stage) {
    Wiring made = new Wiring(SettingsFile.ofThisUser(), getHostServices()::showDocument);
    wiring = made;
    show(stage, made);
    List<LogLocation> logs = getParameters().getRaw().stream().map(LogLocation::parse).toList();
    if (!logs.isEmpty()) {
      made.session().open(logs);
    }
  }

  /// Shows the program of this wiring in a window.
  static void show(Stage stage, Wiring wiring) {
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (_, bug) ->
                FxThread.INSTANCE.execute(
                    () -> BugDialog.show(stage, bug, new Texts(wiring.preferences().locale()))));
    Scene scene = new Scene(wiring.views().load(MainController.class), WIDTH, HEIGHT);
    Theme.apply(scene, wiring.preferences().isDark());
    stage.setScene(scene);
    stage.setTitle("Handshake Doctor");
    addIcons(stage);
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    WindowPlace.restore(stage, wiring.preferences().settings().window());
    wiring
        .preferences()
        .settingsProperty()
        .addListener((_, old, now) -> restyle(scene, wiring, old, now));
    LookupWindow lookup = new LookupWindow(wiring);
    wiring.explanations().setWindow(lookup::show);
    stage.setOnHiding(
        _ -> {
          lookup.close();
          wiring.preferences().change(settings -> settings.withWindow(WindowPlace.of(stage)));
        });
    stage.show();
  }

  @Override
  public void stop() {
    if (wiring != null) {
      wiring.session().close();
      wiring.knowledge().close();
    }
  }

  private static void restyle(Scene scene, Wiring wiring, Settings old, Settings now) {
    boolean newLanguage = !Objects.equals(old.language(), now.language());
    if (newLanguage) {
      scene.setRoot(wiring.views().load(MainController.class));
    }
    if (newLanguage || old.theme() != now.theme()) {
      Theme.apply(scene, wiring.preferences().isDark());
    }
  }

  static void addIcons(Stage stage) {
    for (int size : new int[] {16, 32, 64, 256}) {
      stage.getIcons().add(new Image(icon(size)));
    }
  }

  private static String icon(int size) {
    return Objects.requireNonNull(App.class.getResource("app-" + size + ".png")).toString();
  }
}

package org.handshakedoctor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.core.settings.SettingsFile;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.testfx.util.WaitForAsyncUtils;

/// Shows views of the real program without a display, and takes pictures of them into
/// `target/screens/`.
public final class Screens {
  public static final Path SAMPLES = Path.of("src/test/resources/samples");

  /// Both languages, each in light and dark.
  public static final List<Look> LOOKS =
      List.of(
          new Look("en", Settings.Theme.LIGHT),
          new Look("en", Settings.Theme.DARK),
          new Look("zh-CN", Settings.Theme.LIGHT),
          new Look("zh-CN", Settings.Theme.DARK));

  private static final Path FOLDER = Path.of("target/screens");

  private Screens() {}

  public record Look(String language, Settings.Theme theme) {
    @Override
    public String toString() {
      return theme.name().toLowerCase(Locale.ROOT) + "-" + language;
    }
  }

  /// A program of its own, with nothing remembered.
  public static Wiring wiring() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "settings");
      return new Wiring(new SettingsFile(folder.resolve("settings.json")), _ -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts one view alone into the window. To be called on the FX thread.
  public static void show(
      Stage stage, Wiring wiring, Class<?> controller, Look look, double width, double height) {
    wiring
        .preferences()
        .change(settings -> settings.withLanguage(look.language()).withTheme(look.theme()));
    Parent view = wiring.views().load(controller);
    Scene scene = new Scene(view, width, height);
    Theme.apply(scene, wiring.preferences().isDark());
    // All tests share one window, and the program itself sets its least size.
    stage.setMinWidth(0);
    stage.setMinHeight(0);
    stage.setOnHiding(null);
    stage.setScene(scene);
    stage.sizeToScene();
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  /// Makes a view that no window shows, laid out in any size: windows cannot be larger than the
  /// screen, which has 1000 by 1000 points. To be called on the FX thread.
  public static Parent aside(
      Wiring wiring, Class<?> controller, Look look, double width, double height) {
    wiring
        .preferences()
        .change(settings -> settings.withLanguage(look.language()).withTheme(look.theme()));
    Parent view = wiring.views().load(controller);
    Theme.apply(new Scene(view, width, height), wiring.preferences().isDark());
    // What one pass shows or hides, the next one places.
    for (int pass = 0; pass < 3; pass++) {
      view.applyCss();
      view.layout();
    }
    return view;
  }

  /// Opens a sample and waits until it has been read and judged. Not on the FX thread.
  public static void open(Wiring wiring, Path... logs) throws TimeoutException {
    AnalysisSession session = wiring.session();
    List<LogLocation> locations =
        List.of(logs).stream().<LogLocation>map(LogLocation.Local::new).toList();
    WaitForAsyncUtils.waitForAsyncFx(5_000, () -> session.open(locations));
    waitFor(
        () ->
            session.phaseProperty().get() == AnalysisSession.Phase.DONE
                && session.viewProperty().get() != null
                && session.viewProperty().get().finished());
  }

  /// Waits until something holds. It is asked on the FX thread: elsewhere a look at the window can
  /// meet a list in the middle of a change.
  public static void waitFor(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Clicks on a node with events of our own: the headless robot marks every click as one that asks
  /// for a menu, and the headers of tables do not sort on those. Not on the FX thread.
  public static void click(Node node, boolean shift) {
    for (EventType<MouseEvent> type :
        List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
      MouseEvent click =
          new MouseEvent(
              type,
              0,
              0,
              0,
              0,
              MouseButton.PRIMARY,
              1,
              shift,
              false,
              false,
              false,
              true,
              false,
              false,
              true,
              false,
              true,
              null);
      WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Event.fireEvent(node, click));
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Takes a picture of what the window shows now. Not on the FX thread.
  ///
  /// @param name of the file without `.png`
  public static void picture(Node root, String name) throws IOException {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage image =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> root.getScene().snapshot(null));
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
      }
    }
    Files.createDirectories(FOLDER);
    assertThat(ImageIO.write(picture, "png", FOLDER.resolve(name + ".png").toFile())).isTrue();
  }
}

package org.handshakedoctor.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The overview while a log is read, and when it is no longer wanted.
@ExtendWith(ApplicationExtension.class)
class OverviewLifeTest {
  private final Wiring wiring = Screens.wiring();
  private final AnalysisSession session = wiring.session();
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    Screens.show(stage, wiring, OverviewController.class, Screens.LOOKS.getFirst(), 760, 520);
  }

  @Test
  void saysSoFarWhileTheLogIsStillRead(FxRobot robot) throws Exception {
    InputStream before = System.in;
    try (PipedOutputStream log = new PipedOutputStream()) {
      System.setIn(new PipedInputStream(log, 1 << 16));
      robot.interact(() -> session.open(List.of(new LogLocation.StandardInput())));
      assertThat(text(robot, "#waiting")).isEqualTo("Reading …");
      byte[] lines = Files.readAllBytes(Screens.SAMPLES.resolve("article.log"));
      Thread writer = Thread.ofPlatform().daemon().start(() -> repeat(log, lines, 4_000_000));
      Screens.waitFor(
          () ->
              session.viewProperty().get() != null
                  && session.viewProperty().get().report().failures() > 1_000);

      assertThat(session.viewProperty().get().finished()).isFalse();
      assertThat(text(robot, "#headline")).startsWith("Reading … so far: ");
      assertThat(robot.lookup("#tone").query().isVisible()).isFalse();
      assertThat(robot.lookup("#todoLater").query().isVisible()).isTrue();
      assertThat(robot.lookup("#advices").query().isVisible()).isFalse();
      Screens.picture(stage.getScene().getRoot(), "overview-reading-light-en");
      robot.interact(session::close);
      writer.interrupt();
    } finally {
      System.setIn(before);
    }
  }

  /// Not of a view that was shown: TestFX itself remembers those.
  @Test
  void theSessionForgetsAViewThatTheWindowForgets() throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("nginx-error.log"));
    WeakReference<Parent> view =
        WaitForAsyncUtils.waitForAsyncFx(
            5_000, () -> new WeakReference<>(wiring.views().load(OverviewController.class)));

    Screens.waitFor(
        () -> {
          System.gc();
          return view.get() == null;
        });

    assertThat(view.get()).isNull();
  }

  /// Writes so many lines, and leaves the log open until it is interrupted.
  private static void repeat(PipedOutputStream log, byte[] lines, int times) {
    try {
      for (int i = 0; i < times; i++) {
        log.write(lines);
      }
      Thread.sleep(Long.MAX_VALUE);
    } catch (IOException | InterruptedException _) {
      // The reader has gone.
    }
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }
}

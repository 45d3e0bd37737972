package org.handshakedoctor.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.analysis.Timeline;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Theme;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TimelineTest {
  private static final DateTimeFormatter LOGGED =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);
  private static final String VISITOR =
      "[crit] 1#1: *1 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share)"
          + " while SSL handshaking, client: 198.51.100.2, server: 0.0.0.0:443";
  private static final String SITE =
      "[emerg] 1#1: SSL_CTX_use_PrivateKey(\"/etc/ssl/k.pem\") failed"
          + " (SSL: error:0B080074:x509 certificate routines::key values mismatch)";
  private static final String BACKEND =
      "[error] 1#1: *7 upstream SSL certificate verify error: (18:self-signed certificate) while SSL"
          + " handshaking to upstream, client: 198.51.100.142, server: example.org, request:"
          + " \"GET / HTTP/1.0\", upstream: \"https://127.0.0.1:8443/\", host: \"example.org\"";
  private static final String EITHER =
      "[info] 1#1: *57 SSL_do_handshake() failed (SSL: error:0A000418:SSL routines::tlsv1 alert"
          + " unknown ca:SSL alert number 48) while SSL handshaking, client: 198.51.100.58,"
          + " server: 0.0.0.0:443";
  private static final String NETWORK =
      "[info] 1#1: *31 recv() failed (104: Connection reset by peer) while SSL handshaking,"
          + " client: 198.51.100.32, server: 0.0.0.0:443";

  private final Wiring wiring = Screens.wiring();
  private final AnalysisSession session = wiring.session();
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    show(Screens.LOOKS.getFirst(), 760);
  }

  @Test
  void draggingSelectsWholeStepsAndClickingOutsideClears(FxRobot robot) throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));

    robot.drag(at(robot, 10.5)).dropTo(at(robot, 20.5));
    Screens.waitFor(() -> session.viewProperty().get().report().failures() < 7);

    assertThat(time()).isEqualTo(steps(10, 20));
    assertThat(session.viewProperty().get().report().filter().time()).isEqualTo(steps(10, 20));
    assertThat(robot.lookup(".clear").queryButton().isVisible()).isTrue();

    robot.clickOn(at(robot, 40.5));

    assertThat(time()).isEqualTo(TimeRange.ALL);
    assertThat(robot.lookup(".clear").queryButton().isVisible()).isFalse();
  }

  @Test
  void anEdgeOfTheSelectionCanBeDragged(FxRobot robot) throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    robot.drag(at(robot, 10.5)).dropTo(at(robot, 20.5));

    robot.drag(at(robot, 21)).dropTo(at(robot, 31.1));
    assertThat(time()).isEqualTo(steps(10, 30));

    robot.drag(at(robot, 10)).dropTo(at(robot, 4.9));
    assertThat(time()).isEqualTo(steps(5, 30));
  }

  @Test
  void escapeDuringADragBringsTheSelectionBackThatWas(FxRobot robot) throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    robot.drag(at(robot, 10.5)).dropTo(at(robot, 20.5));

    robot.drag(at(robot, 40.5)).moveTo(at(robot, 45.5));
    assertThat(time()).isEqualTo(steps(40, 45));
    robot.type(KeyCode.ESCAPE);
    robot.drop();

    assertThat(time()).isEqualTo(steps(10, 20));
  }

  @Test
  void theKeysSelectAndSayWhereTheyAre(FxRobot robot) throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    TimelineChart chart = robot.lookup(".timeline-chart").queryAs(TimelineChart.class);
    robot.interact(chart::requestFocus);

    robot.type(KeyCode.HOME).type(KeyCode.RIGHT);
    assertThat(chart.getAccessibleText()).startsWith("Bar 2 of 77. 2023-12-27 02:40 – 02:45");
    robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT, 2).release(KeyCode.SHIFT);
    assertThat(chart.getAccessibleText()).startsWith("Bar 4 of 77, selected.");
    assertThat(time()).isEqualTo(TimeRange.ALL);
    robot.type(KeyCode.ENTER);
    assertThat(time()).isEqualTo(steps(1, 3));

    robot.type(KeyCode.ESCAPE);
    assertThat(time()).isEqualTo(TimeRange.ALL);

    robot.type(KeyCode.END).type(KeyCode.ENTER);
    assertThat(time()).isEqualTo(steps(76, 76));
  }

  @Test
  void theReadoutCountsWhatTheMouseIsOn(FxRobot robot) throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    assertThat(summary(robot)).isEqualTo("2023-12-27 02:35 – 09:00 · 7 failures");

    robot.moveTo(at(robot, 40.5));

    assertThat(summary(robot)).isEqualTo("2023-12-27 05:55 – 06:00 · 3 failures");
  }

  @Test
  void theClearButtonSaysWhatItRemoves(FxRobot robot) throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    robot.interact(() -> session.filterProperty().set(Filter.NONE.withTime(steps(3, 5))));
    assertThat(robot.lookup(".clear").queryButton().getAccessibleText())
        .isEqualTo("Remove the time range 2023-12-27 02:50 – 03:05");
    assertThat(summary(robot)).isEqualTo("2023-12-27 02:50 – 03:05 · no failures");

    robot.clickOn(".clear");

    assertThat(session.filterProperty().get()).isEqualTo(Filter.NONE);
  }

  @Test
  void anotherFilterKeepsTheBrushedTimeAndTheBarsOutsideIt(FxRobot robot) throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    robot.drag(at(robot, 0.5)).dropTo(at(robot, 5.5));

    robot.interact(
        () ->
            session
                .filterProperty()
                .set(session.filterProperty().get().withEntries(Set.of("bad-key-share"))));
    Screens.waitFor(() -> !session.viewProperty().get().report().filter().entries().isEmpty());

    assertThat(time()).isEqualTo(steps(0, 5));
    assertThat(timeline().size()).isEqualTo(77);
  }

  @Test
  void saysWhyThereIsNothingToDraw(FxRobot robot, @TempDir Path folder) throws Exception {
    assertThat(nothing(robot)).isEqualTo("Open a log to see when its failures happened.");
    Screens.picture(stage.getScene().getRoot(), "timeline-empty-light-en");

    Path clean =
        Files.writeString(
            folder.resolve("b.log"), "2026/11/23 10:54:32 [notice] 1#1: nginx/1.22.1\n");
    Screens.open(wiring, clean);
    assertThat(nothing(robot)).isEqualTo("No failures, so there is nothing to draw.");

    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    robot.interact(
        () -> session.filterProperty().set(Filter.NONE.withEntries(Set.of("bad-ecpoint"))));
    Screens.waitFor(() -> session.viewProperty().get().report().failures() == 0);
    assertThat(nothing(robot)).isEqualTo("No failure fits the filter.");
  }

  @Test
  void anotherThemeAndAnotherWidthDrawAnew(FxRobot robot) throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    TimelineChart chart = robot.lookup(".timeline-chart").queryAs(TimelineChart.class);
    assertThat(colors(chart)).contains(Color.web("#1f5fa8")).doesNotContain(Color.web("#79b8ff"));
    double before = Objects.requireNonNull(chart.scale()).width();

    robot.interact(() -> Theme.apply(stage.getScene(), true));
    assertThat(colors(chart)).contains(Color.web("#79b8ff")).doesNotContain(Color.web("#1f5fa8"));

    robot.interact(() -> stage.setWidth(900));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(Objects.requireNonNull(chart.scale()).width()).isEqualTo(before + 140);
    Screens.picture(stage.getScene().getRoot(), "timeline-resized-dark-en");
  }

  @Test
  void theSessionForgetsAViewThatTheWindowForgets() throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    WeakReference<Parent> view =
        WaitForAsyncUtils.waitForAsyncFx(
            5_000, () -> new WeakReference<>(wiring.views().load(TimelineController.class)));

    Screens.waitFor(
        () -> {
          System.gc();
          return view.get() == null;
        });

    assertThat(view.get()).isNull();
  }

  private static Set<Color> colors(TimelineChart chart) throws TimeoutException {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage image = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> chart.snapshot(null, null));
    Set<Color> colors = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colors.add(image.getPixelReader().getColor(x, y));
      }
    }
    return colors;
  }

  @Test
  void looksRightEverywhere(FxRobot robot, @TempDir Path folder) throws Exception {
    Path month = awkward(folder.resolve("month.log"));
    for (Screens.Look look : Screens.LOOKS) {
      for (int width : new int[] {760, 560}) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> show(look, width));
        robot.moveTo(new Point2D(900, 900));
        Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
        picture("article", look, width);
        Screens.open(wiring, Screens.SAMPLES.resolve("nginx-error.log"));
        picture("seconds", look, width);
        Screens.open(wiring, month);
        picture("month", look, width);
        robot.drag(at(robot, 20.5)).dropTo(at(robot, 40.5));
        robot.moveTo(at(robot, 30.5));
        picture("brushed", look, width);
        robot.moveTo(new Point2D(900, 900));
        robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT).type(KeyCode.TAB);
        robot.type(KeyCode.RIGHT).press(KeyCode.SHIFT).type(KeyCode.RIGHT, 6);
        robot.release(KeyCode.SHIFT);
        picture("keys", look, width);
      }
    }
  }

  private void picture(String what, Screens.Look look, int width) throws IOException {
    Screens.picture(stage.getScene().getRoot(), "timeline-%s-%d-%s".formatted(what, width, look));
  }

  private void show(Screens.Look look, double width) {
    Screens.show(stage, wiring, TimelineController.class, look, width, 140);
  }

  private TimeRange time() {
    return session.filterProperty().get().time();
  }

  private Timeline timeline() {
    return session.viewProperty().get().overTime().timeline();
  }

  private TimeRange steps(int first, int last) {
    return new TimeRange(timeline().startOf(first), timeline().startOf(last + 1));
  }

  private static String summary(FxRobot robot) {
    return robot.lookup("#summary").queryLabeled().getText();
  }

  private static String nothing(FxRobot robot) {
    assertThat(robot.lookup("#nothing").queryLabeled().isVisible()).isTrue();
    return robot.lookup("#nothing").queryLabeled().getText();
  }

  /// The place on the screen of a step; 10.5 is the middle of the eleventh.
  private Point2D at(FxRobot robot, double step) throws TimeoutException {
    TimelineChart chart = robot.lookup(".timeline-chart").queryAs(TimelineChart.class);
    WaitForAsyncUtils.waitForFxEvents();
    TimeScale scale = Objects.requireNonNull(chart.scale());
    Bounds bounds = chart.localToScreen(chart.getLayoutBounds());
    double x = scale.left() + scale.width() * step / scale.size();
    return new Point2D(bounds.getMinX() + x, bounds.getMinY() + 30);
  }

  /// A month with a quiet ground, one flood of a million-like size and a few rare but grave
  /// failures.
  private static Path awkward(Path file) throws IOException {
    StringBuilder log = new StringBuilder();
    LocalDateTime start = LocalDateTime.of(2026, 2, 24, 0, 3, 7);
    for (int hour = 0; hour < 24 * 30; hour++) {
      String time = start.plusHours(hour).format(LOGGED) + " ";
      int wave = (int) (12 + 10 * Math.sin(hour / 24.0 * 2 * Math.PI));
      log.append((time + VISITOR + "\n").repeat(wave));
      log.append((time + EITHER + "\n").repeat(hour % 3));
      log.append((time + NETWORK + "\n").repeat(hour % 7 == 0 ? 6 : 0));
      log.append((time + BACKEND + "\n").repeat(hour > 400 && hour < 430 ? 25 : 0));
      log.append((time + SITE + "\n").repeat(hour == 300 ? 1 : 0));
      log.append((time + SITE + "\n").repeat(hour > 500 && hour < 520 ? 10 : 0));
    }
    return Files.writeString(file, log);
  }
}

package org.handshakedoctor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.AnalysisSession.Phase;
import org.handshakedoctor.ui.session.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A log that grows while the window shows it, and one that is read again by another clock.
@ExtendWith(ApplicationExtension.class)
class FollowTest {
  private static final IpAddress SOMEBODY = Objects.requireNonNull(IpAddress.parse("198.51.100.9"));

  @TempDir Path folder;

  private Stage stage;
  private Wiring wiring;
  private Path log;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    wiring = Screens.wiring();
    wiring.preferences().change(settings -> settings.withLanguage("en"));
    stage.setX(0);
    stage.setY(0);
    App.show(stage, wiring);
    stage.setWidth(1180);
    stage.setHeight(760);
  }

  @BeforeEach
  void writeLog() throws IOException {
    log = folder.resolve("error.log");
    write(0, 400);
  }

  @AfterEach
  void close() throws Exception {
    fx(() -> session().close());
  }

  @Test
  void newLinesAppearWithoutMovingWhatIsLookedAt(FxRobot robot) throws Exception {
    Screens.open(wiring, log);
    assertThat(follow(robot).getText()).isEqualTo("Follow");
    fx(
        () -> {
          session().blockSelection().add(SOMEBODY);
          robot.lookup("#tabs").queryAs(TabPane.class).getSelectionModel().select(2);
        });
    ListView<Integer> list = lines();
    fx(
        () -> {
          list.getSelectionModel().select(150);
          list.scrollTo(140);
        });
    int first = firstVisible(list);

    robot.press(KeyCode.F).release(KeyCode.F);
    Screens.waitFor(() -> session().phaseProperty().get() == Phase.FOLLOWING);
    assertThat(follow(robot).getText()).isEqualTo("Following");
    write(400, 25);
    Screens.waitFor(() -> view().report().failures() == 425);
    write(425, 1);
    Screens.waitFor(() -> view().report().failures() == 426);

    assertThat(list.getItems()).hasSize(426);
    assertThat(list.getSelectionModel().getSelectedItem()).isEqualTo(150);
    assertThat(firstVisible(list)).isEqualTo(first);
    assertThat(session().blockSelection()).containsExactly(SOMEBODY);
    pictures("window-follow");

    robot.clickOn(follow(robot));
    Screens.waitFor(() -> session().phaseProperty().get() == Phase.DONE);
    write(426, 5);
    Thread.sleep(700);
    assertThat(view().report().failures()).isEqualTo(426);
    assertThat(follow(robot).isSelected()).isFalse();
  }

  @Test
  void rotationAndAbsenceAreTold(FxRobot robot) throws Exception {
    Screens.open(wiring, log);
    robot.clickOn(follow(robot));
    Screens.waitFor(() -> session().phaseProperty().get() == Phase.FOLLOWING);

    Files.move(log, folder.resolve("error.log.1"));
    Screens.waitFor(() -> follow(robot).getText().equals("Waiting"));
    assertThat(labels()).contains("error.log is gone; waiting until it is back.");
    pictures("window-follow-gone");
    write(400, 3);
    Screens.waitFor(() -> view().report().failures() == 403);

    assertThat(labels()).contains("error.log was rotated; going on with the new file.");
    assertThat(follow(robot).getText()).isEqualTo("Following");
    pictures("window-follow-rotated");
  }

  @Test
  void theLinesOfARotatedFileAreNeverThoseOfTheNewOne(FxRobot robot) throws Exception {
    Screens.open(wiring, log);
    fx(() -> robot.lookup("#tabs").queryAs(TabPane.class).getSelectionModel().select(2));
    robot.clickOn(follow(robot));
    Screens.waitFor(() -> session().phaseProperty().get() == Phase.FOLLOWING);
    Files.move(log, folder.resolve("error.log.1"));
    write(5_000, 400);
    Screens.waitFor(() -> view().report().failures() == 800);
    fx(() -> lines().scrollTo(300));
    WaitForAsyncUtils.waitForFxEvents();

    Screens.waitFor(() -> rows().stream().noneMatch(text -> text.contains("…")));
    assertThat(rows()).noneMatch(text -> text.contains("*53"));
  }

  @Test
  void filteringLeavesTheReportOfTheWholeLogAlone() throws Exception {
    Screens.open(wiring, log);
    View before = view();
    fx(() -> session().filterProperty().set(Filter.NONE.withClient(SOMEBODY)));
    Screens.waitFor(() -> view().report().failures() == 2);

    assertThat(view().whole()).isSameAs(before.whole());
    fx(() -> session().filterProperty().set(Filter.NONE));
    Screens.waitFor(() -> view().report().failures() == 400);
    assertThat(view().report()).isSameAs(before.report());
    assertThat(view().diagnosis()).isSameAs(before.diagnosis());
  }

  @Test
  void whatCannotGrowSaysSo(FxRobot robot) throws Exception {
    Path packed = folder.resolve("error.log.2.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(Files.readAllBytes(log));
    }
    Screens.open(wiring, packed);
    robot.clickOn(follow(robot));
    Screens.waitFor(
        () -> labels().stream().anyMatch(text -> text.startsWith("Nothing here can be followed")));

    assertThat(session().phaseProperty().get()).isEqualTo(Phase.DONE);
    assertThat(follow(robot).isSelected()).isFalse();
  }

  @Test
  void anotherClockIsChosenInTheStatusBar(FxRobot robot) throws Exception {
    Screens.open(wiring, log);
    MenuButton zone = robot.lookup("#zone").queryAs(MenuButton.class);
    assertThat(zone.getText()).isEqualTo("Times as in the log, which names no time zone");
    fx(
        () ->
            session()
                .filterProperty()
                .set(Filter.NONE.withClient(SOMEBODY).withTime(new TimeRange(0, 2_000_000_000))));
    fx(zone::show);
    pictures("window-zone");
    ObservableList<MenuItem> items = zone.getItems();
    assertThat(items.getFirst().getText()).isEqualTo("As logged");
    MenuItem utc =
        items.stream()
            .filter(item -> "UTC".equals(item.getText()))
            .findFirst()
            .orElse(items.get(1));
    fx(
        () -> {
          zone.hide();
          utc.fire();
        });
    Screens.waitFor(() -> zone.getText().startsWith("Times by the clock of"));

    assertThat(session().filterProperty().get().client()).isEqualTo(SOMEBODY);
    assertThat(session().filterProperty().get().time()).isEqualTo(TimeRange.ALL);
    fx(
        () ->
            session()
                .readAgain(
                    session()
                        .optionsProperty()
                        .get()
                        .withZone(ZoneId.of("America/Argentina/ComodRivadavia"))));
    Screens.waitFor(() -> zone.getText().endsWith("ComodRivadavia"));
    fx(() -> stage.setWidth(900));
    pictures("window-zone-long");
  }

  private void write(int from, int count) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      text.append(
          ("2023/12/27 %02d:%02d:%02d [crit] 1#1: *%d SSL_do_handshake() failed (SSL:"
                  + " error:0A00006C:SSL routines::bad key share) while SSL handshaking, client:"
                  + " 198.51.100.%d, server: 0.0.0.0:443%n")
              .formatted(i / 3600 % 24, i / 60 % 60, i % 60, i, i % 200 + 1));
    }
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void pictures(String name) throws Exception {
    for (Screens.Look look : Screens.LOOKS.reversed()) {
      fx(
          () ->
              wiring
                  .preferences()
                  .change(
                      settings -> settings.withLanguage(look.language()).withTheme(look.theme())));
      Screens.picture(stage.getScene().getRoot(), name + "-" + look);
    }
  }

  private List<String> rows() {
    return stage.getScene().getRoot().lookupAll(".line-cell").stream()
        .filter(Node::isVisible)
        .flatMap(cell -> cell.lookupAll(".text").stream())
        .map(text -> ((javafx.scene.text.Text) text).getText())
        .toList();
  }

  private static int firstVisible(ListView<Integer> list) throws Exception {
    WaitForAsyncUtils.waitForFxEvents();
    return list.lookupAll(".list-cell").stream()
        .filter(node -> node instanceof IndexedCell<?> cell && !cell.isEmpty())
        .filter(node -> node.getBoundsInParent().getMaxY() > 0)
        .mapToInt(node -> ((IndexedCell<?>) node).getIndex())
        .min()
        .orElse(-1);
  }

  @SuppressWarnings("unchecked")
  private ListView<Integer> lines() {
    return (ListView<Integer>) stage.getScene().lookup(".lines #list");
  }

  private static ToggleButton follow(FxRobot robot) {
    return robot.lookup(".follow").queryAs(ToggleButton.class);
  }

  private List<String> labels() {
    List<String> texts = new ArrayList<>();
    for (Node node : stage.getScene().getRoot().lookupAll(".label")) {
      if (node instanceof Label label && label.isVisible() && label.getText() != null) {
        texts.add(((Labeled) node).getText());
      }
    }
    return texts;
  }

  private AnalysisSession session() {
    return wiring.session();
  }

  private View view() {
    return Objects.requireNonNull(session().viewProperty().get());
  }

  private static void fx(Runnable action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }
}

package org.handshakedoctor.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Comparison;
import org.handshakedoctor.core.analysis.Comparison.Change;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.ServerMark;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.main.MainController;
import org.handshakedoctor.ui.session.ComparisonSession;
import org.handshakedoctor.ui.session.ComparisonSession.State;
import org.handshakedoctor.ui.session.ComparisonSession.Wish;
import org.handshakedoctor.ui.session.UserMark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Did the fix help? From the moment on the timeline to the answer.
@ExtendWith(ApplicationExtension.class)
class CompareTest {
  private static final LocalDateTime START = LocalDateTime.of(2026, 11, 1, 0, 0);
  private static final int DAYS = 12;
  private static final int FIXED_ON_DAY = 7;

  @TempDir private Path folder;

  private Stage stage;
  private Wiring wiring;
  private Path log;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    wiring = Screens.wiring();
    Screens.show(stage, wiring, MainController.class, Screens.LOOKS.getFirst(), 1180, 760);
  }

  @BeforeEach
  void write() throws Exception {
    StringBuilder text = new StringBuilder(line(0, "notice", "nginx/1.18.0"));
    for (int hour = 0; hour < DAYS * 24; hour++) {
      int at = hour * 3600 + hour * 37 % 3000;
      if (hour == FIXED_ON_DAY * 24) {
        text.append(
            line(hour * 3600, "notice", "signal 1 (SIGHUP) received from 9, reconfiguring"));
      }
      if (hour < FIXED_ON_DAY * 24) {
        text.append(failure(at, hour, "no suitable key share"));
      }
      if (hour % 3 == 0) {
        text.append(failure(at + 60, hour + 1000, "bad key share"));
      }
    }
    log = Files.writeString(folder.resolve("error.log"), text.toString());
    Screens.open(wiring, log);
    Screens.waitFor(() -> !comparing().serverMarksProperty().get().isEmpty());
  }

  @Test
  void fromTheReloadToTheAnswer(FxRobot robot) throws Exception {
    assertThat(comparing().serverMarksProperty().get())
        .extracting(ServerMark::kind)
        .containsExactly(ServerMark.Kind.START, ServerMark.Kind.RELOAD);
    select(4);
    fx(
        () ->
            comparing()
                .userMarks()
                .add(new UserMark(seconds(3 * 86_400), "new <certificate>\u202e")));
    Screens.picture(stage.getScene().getRoot(), "compare-choose-light-en");
    List<String> offered =
        robot.lookup(".moment").queryAllAs(Button.class).stream().map(Button::getText).toList();
    assertThat(offered)
        .containsExactly(
            "2026-11-04 00:00:00  new <certificate><U+202E>",
            "2026-11-08 00:00:00  The server was reloaded");

    fx(
        () ->
            robot.lookup(".moment").queryAllAs(Button.class).stream()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .fire());
    Comparison comparison = answer();

    assertThat(comparison.outcome()).isEqualTo(Comparison.Outcome.BETTER);
    assertThat(text("headline"))
        .startsWith("It got better: 32 failures a day before, 8.2 after.")
        .endsWith("The clearest change: No key exchange group in common (gone).");
    assertThat(text("before")).startsWith("Before: 2026-11-01 00:00:00 to 2026-11-07 23:59:59");
    TableView<Change> table = table();
    assertThat(table.getItems()).hasSize(comparison.causes().size() + 1);
    assertThat(table.getItems().getFirst().cause()).isNull();

    fx(((Button) node("clear"))::fire);
    assertThat(comparing().stateProperty().get()).isInstanceOf(State.Nothing.class);
    assertThat(node("choosing").isVisible()).isTrue();
  }

  @Test
  void aKeyOnTheTimelineComparesAtItsMark(FxRobot robot) throws Exception {
    Node chart = robot.lookup(".timeline-chart").query();
    fx(chart::requestFocus);
    robot.type(KeyCode.HOME);
    for (int i = 0; i < 200 && !pointed().contains("reloaded"); i++) {
      robot.type(KeyCode.RIGHT);
    }
    assertThat(pointed()).contains("The server was reloaded");
    robot.type(KeyCode.C);

    assertThat(comparing().wishProperty().get())
        .isEqualTo(new Wish.Moment(seconds(FIXED_ON_DAY * 86_400)));
    assertThat(answer().outcome()).isEqualTo(Comparison.Outcome.BETTER);
    TabPane tabs = robot.lookup("#tabs").queryAs(TabPane.class);
    assertThat(tabs.getSelectionModel().getSelectedIndex()).isEqualTo(4);
  }

  @Test
  void theFilterHoldsHereToo() throws Exception {
    fx(() -> comparing().compareAt(seconds(FIXED_ON_DAY * 86_400)));
    assertThat(answer().causes()).hasSize(2);

    fx(
        () ->
            wiring
                .session()
                .filterProperty()
                .set(Filter.NONE.withEntries(Set.of("bad-key-share"))));
    Screens.waitFor(
        () ->
            comparing().stateProperty().get() instanceof State.Done(Comparison now)
                && now.causes().size() == 1);

    assertThat(answer().outcome()).isEqualTo(Comparison.Outcome.SAME);
    assertThat(node("filtered").isVisible()).isTrue();
  }

  @Test
  void anotherLogIsHeldAgainstIt() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int hour = 0; hour < 5 * 24; hour += 3) {
      text.append(failure(20 * 86_400 + hour * 3600, hour, "bad key share"));
    }
    Path other = Files.writeString(folder.resolve("after.log"), text.toString());
    fx(() -> comparing().compareWith(List.of(new LogLocation.Local(other))));

    assertThat(answer().outcome()).isEqualTo(Comparison.Outcome.BETTER);
    assertThat(text("before")).startsWith("Before: error.log, 2026-11-01");
    assertThat(text("after")).startsWith("After: after.log, 2026-11-21");

    fx(() -> comparing().compareWith(List.of(new LogLocation.Local(folder.resolve("none.log")))));
    Screens.waitFor(() -> comparing().stateProperty().get() instanceof State.Impossible);
    assertThat(text("waiting")).startsWith("Nothing to compare");
    assertThat(node("choosing").isVisible()).isTrue();
  }

  @Test
  void closingTheLogForgetsAll() throws Exception {
    fx(
        () -> {
          comparing().userMarks().add(new UserMark(seconds(9), "x"));
          comparing().compareAt(seconds(86_400));
          wiring.session().close();
        });

    assertThat(comparing().userMarks()).isEmpty();
    assertThat(comparing().serverMarksProperty().get()).isEmpty();
    assertThat(comparing().stateProperty().get()).isInstanceOf(State.Nothing.class);
  }

  @Test
  void looksCalmInEveryLook() throws Exception {
    fx(
        () -> {
          comparing().userMarks().add(new UserMark(seconds(4 * 86_400), "new certificate"));
          comparing().compareAt(seconds(FIXED_ON_DAY * 86_400));
        });
    answer();
    for (Screens.Look look : Screens.LOOKS) {
      fx(() -> Screens.show(stage, wiring, MainController.class, look, 1180, 760));
      select(4);
      Screens.picture(stage.getScene().getRoot(), "compare-" + look);
    }
  }

  private Comparison answer() throws Exception {
    Screens.waitFor(() -> comparing().stateProperty().get() instanceof State.Done);
    return ((State.Done) comparing().stateProperty().get()).comparison();
  }

  private ComparisonSession comparing() {
    return wiring.comparing();
  }

  private void select(int tab) throws Exception {
    fx(() -> ((TabPane) node("tabs")).getSelectionModel().select(tab));
  }

  @SuppressWarnings("unchecked") // the table of this pane
  private TableView<Change> table() {
    return (TableView<Change>) stage.getScene().lookup(".changes");
  }

  private String pointed() {
    WaitForAsyncUtils.waitForFxEvents();
    return text("summary");
  }

  private String text(String id) {
    WaitForAsyncUtils.waitForFxEvents();
    Node found = id.equals("summary") ? stage.getScene().lookup("#summary") : node(id);
    return ((Label) found).getText();
  }

  /// Ids are the names of fields, and other panes have some of the same.
  private Node node(String id) {
    Node pane =
        id.equals("tabs") ? stage.getScene().getRoot() : stage.getScene().lookup(".compare");
    return pane.lookup("#" + id);
  }

  private static String failure(int second, int visitor, String reason) {
    return line(
        second,
        "crit",
        "*7 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::%s) while SSL handshaking, client: 198.51.%d.%d, server: 0.0.0.0:443"
            .formatted(reason, visitor / 250, visitor % 250));
  }

  private static String line(int second, String level, String message) {
    return START
            .plusSeconds(second)
            .format(DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT))
        + " ["
        + level
        + "] 7#7: "
        + message
        + "\n";
  }

  private static long seconds(int second) {
    return START.plusSeconds(second).toEpochSecond(ZoneOffset.UTC);
  }

  private static void fx(Runnable action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    WaitForAsyncUtils.waitForFxEvents();
  }
}

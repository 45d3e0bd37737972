package org.handshakedoctor.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableRow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Course;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.FaultSummary;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Evidence;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class OverviewTest {
  private static final Path RICH = Screens.SAMPLES.resolve("nginx-error.log");
  private static final Path ARTICLE = Screens.SAMPLES.resolve("article.log");
  private static final Screens.Look LOOK = Screens.LOOKS.getFirst();

  private final Wiring wiring = Screens.wiring();
  private final AnalysisSession session = wiring.session();
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    show(LOOK, 760);
  }

  @Test
  void saysFirstWhoseProblemItIs(FxRobot robot) throws Exception {
    Screens.open(wiring, ARTICLE);

    assertThat(text(robot, "#verdict")).isEqualTo("Nothing to do");
    assertThat(text(robot, "#headline"))
        .isEqualTo("Nothing is wrong with your server. You need not do anything.");
    assertThat(text(robot, "#todoHeading")).isEqualTo("If you like");
    assertThat(robot.lookup(".evidence .decided").queryAllAs(Node.class)).isNotEmpty();
    robot.clickOn("#confidence");
    assertThat(robot.lookup("#confidenceNote").query().isVisible()).isTrue();
  }

  @Test
  void anAdviceIsCopiedAndLeadsToItsExplanation(FxRobot robot) throws Exception {
    Screens.open(wiring, RICH);

    Node snippet = robot.lookup(".snippet").query();
    robot.clickOn(robot.from(snippet).lookup(".button").<Node>query());
    assertThat(clipboard(robot))
        .isNotBlank()
        .isEqualTo(robot.from(snippet).lookup(".mono").queryLabeled().getText());

    robot.clickOn(robot.lookup(".advice .hyperlink").<Node>query());
    assertThat(session.viewProperty().get().diagnosis().actions())
        .contains(new Evidence.Action.OfEntry(selected().entry(), selected().leg(), "nginx"));
    assertThat(table(robot).getSelectionModel().getSelectedItem().cause()).isEqualTo(selected());
  }

  @Test
  void theAnswerIsCopiedAsText(FxRobot robot) throws Exception {
    Screens.open(wiring, ARTICLE);

    robot.clickOn("#whyHeading .button");

    assertThat(clipboard(robot))
        .startsWith("Nothing is wrong with your server.")
        .contains("7 of 7 failures")
        .contains("update nginx");
  }

  @Test
  void aCardShowsOnlyTheFailuresOfItsFaultAndAllAgain(FxRobot robot) throws Exception {
    Screens.open(wiring, RICH);
    int all = session.viewProperty().get().whole().failures();

    robot.clickOn(".fault-card.fault-site");
    Screens.waitFor(() -> report().failures() < all);

    assertThat(report().reasons()).extracting(one -> one.cause().fault()).containsOnly(Fault.SITE);
    assertThat(card(robot, "fault-site").isSelected()).isTrue();
    assertThat(text(robot, "#partText"))
        .isEqualTo("The filter is on: this is about 5 of 66 failures only.");
    Screens.picture(stage.getScene().getRoot(), "overview-filtered-light-en");

    robot.clickOn(".fault-card.fault-site");
    Screens.waitFor(() -> report().failures() == all);
    assertThat(card(robot, "fault-site").isSelected()).isFalse();
  }

  @Test
  void hugeNumbersAreShortenedOnACardButNotForScreenReaders(FxRobot robot) {
    robot.interact(
        () -> {
          FaultCard card = card(robot, "fault-network");
          card.show(new FaultSummary(Fault.NETWORK, 123_456_789, 1_234_567, Course.EMPTY), Set.of("x"), false);
        });

    FaultCard card = card(robot, "fault-network");
    assertThat(robot.from(card).lookup(".number").queryLabeled().getText()).isEqualTo("123.5M");
    assertThat(card.getAccessibleText())
        .isEqualTo("Network: 123,456,789 failures, 1,234,567 addresses");
  }

  @Test
  void theTableIsSortedByFailuresAndCanBeSortedByName(FxRobot robot) throws Exception {
    Screens.open(wiring, RICH);
    assertThat(table(robot).getItems())
        .extracting(ReasonSummary::failures)
        .isSortedAccordingTo((a, b) -> b - a);

    clickHeader(robot, "Cause");

    CauseName names = new CauseName(ErrorCatalog.bundled(), new Texts(Locale.ENGLISH));
    assertThat(table(robot).getItems())
        .extracting(one -> names.plain(one.cause()))
        .isSortedAccordingTo(Collator.getInstance(Locale.ENGLISH)::compare);
  }

  @Test
  void aRowSelectsItsCauseAndEnterOrTwoClicksShowOnlyIt(FxRobot robot) throws Exception {
    Screens.open(wiring, RICH);
    toTable(robot);

    robot.clickOn(row(robot, 2));
    Cause third = table(robot).getItems().get(2).cause();
    assertThat(selected()).isEqualTo(third);

    robot.type(KeyCode.ENTER);
    assertThat(session.filterProperty().get().entries()).containsExactly(third.entry());
    robot.type(KeyCode.ENTER);
    assertThat(session.filterProperty().get()).isEqualTo(Filter.NONE);
    Screens.waitFor(() -> report().filter().isEmpty());
    assertThat(selected()).isEqualTo(third);

    toTable(robot);
    robot.doubleClickOn(row(robot, 0));
    assertThat(session.filterProperty().get().entries())
        .containsExactly(table(robot).getItems().get(0).cause().entry());
  }

  @Test
  void theFilterButtonOfARowFilters(FxRobot robot) throws Exception {
    Screens.open(wiring, RICH);
    toTable(robot);
    String entry = table(robot).getItems().get(1).cause().entry();

    Button button = robot.from(row(robot, 1)).lookup(".filter").queryAs(Button.class);
    assertThat(button.getAccessibleText()).startsWith("See only these failures");
    robot.clickOn(button);
    Screens.waitFor(() -> report().reasons().size() == 1);
    assertThat(
            robot.from(row(robot, 0)).lookup(".filter").queryAs(Button.class).getAccessibleText())
        .startsWith("See all failures again");

    assertThat(session.filterProperty().get().entries()).containsExactly(entry);
  }

  @Test
  void aRowIsCopiedForASpreadsheet(FxRobot robot) throws Exception {
    Screens.open(wiring, ARTICLE);
    toTable(robot);

    robot.clickOn(row(robot, 0));
    robot.press(KeyCode.SHORTCUT).type(KeyCode.C).release(KeyCode.SHORTCUT);

    assertThat(clipboard(robot))
        .isEqualTo(
            String.join(
                "\t",
                "Visitors",
                "The visitor's key contradicts its own offer",
                "bad key share",
                "SSL_do_handshake",
                "7",
                "6",
                "2023-12-27 02:36:21",
                "2023-12-27 08:55:21"));
  }

  @Test
  void theKeysScrollThePaneAlongAndTheTableNeverScrollsItself(FxRobot robot) throws Exception {
    Screens.open(wiring, RICH);
    toTable(robot);
    robot.clickOn(row(robot, 0));
    int rows = table(robot).getItems().size();

    robot.type(KeyCode.END);

    ScrollPane pane = robot.lookup(".overview").queryAs(ScrollPane.class);
    Node last = row(robot, rows - 1);
    double bottom = last.localToScene(last.getLayoutBounds()).getMaxY();
    assertThat(selected()).isEqualTo(table(robot).getItems().getLast().cause());
    assertThat(pane.getVvalue()).isGreaterThan(0.9);
    assertThat(bottom).isLessThanOrEqualTo(521);
    assertThat(robot.from(table(robot)).lookup(".scroll-bar").queryAllAs(Node.class))
        .noneMatch(Node::isVisible);

    robot.scroll(30, VerticalDirection.UP);
    assertThat(pane.getVvalue()).isLessThan(0.9);
  }

  @Test
  void aCauseSelectedElsewhereIsMarkedHere(FxRobot robot) throws Exception {
    Screens.open(wiring, RICH);
    Cause cause = report().reasons().get(5).cause();

    robot.interact(() -> session.selectedCauseProperty().set(cause));
    assertThat(table(robot).getSelectionModel().getSelectedItem().cause()).isEqualTo(cause);

    robot.interact(() -> session.selectedCauseProperty().set(null));
    assertThat(table(robot).getSelectionModel().getSelectedItem()).isNull();
  }

  @Test
  void saysWhenTheFilterLeavesNothing(FxRobot robot) throws Exception {
    Screens.open(wiring, ARTICLE);

    robot.interact(
        () -> session.filterProperty().set(Filter.NONE.withEntries(Set.of("bad-ecpoint"))));
    Screens.waitFor(() -> report().failures() == 0);

    assertThat(text(robot, "#headline")).isEqualTo("No failure fits the present filter.");
    assertThat(robot.lookup("#answer").query().isVisible()).isFalse();
    Screens.picture(stage.getScene().getRoot(), "overview-nothing-light-en");
    robot.clickOn("#part .hyperlink");
    assertThat(session.filterProperty().get()).isEqualTo(Filter.NONE);
  }

  @Test
  void saysSoFarWhileTheLogIsStillRead(FxRobot robot) throws Exception {
    InputStream before = System.in;
    try (PipedOutputStream log = new PipedOutputStream()) {
      System.setIn(new PipedInputStream(log, 1 << 16));
      robot.interact(() -> session.open(List.of(new LogLocation.StandardInput())));
      assertThat(text(robot, "#waiting")).isEqualTo("Reading …");
      byte[] lines = Files.readAllBytes(ARTICLE);
      Thread writer = Thread.ofPlatform().daemon().start(() -> repeat(log, lines, 4_000_000));
      Screens.waitFor(() -> session.viewProperty().get() != null && report().failures() > 1_000);

      assertThat(session.viewProperty().get().finished()).isFalse();
      assertThat(text(robot, "#headline")).startsWith("Reading … so far: ");
      Screens.picture(stage.getScene().getRoot(), "overview-reading-light-en");
      robot.interact(session::close);
      writer.interrupt();
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aViewMadeAnewShowsThePresent(FxRobot robot) throws Exception {
    Screens.open(wiring, RICH);
    Cause cause = report().reasons().get(3).cause();
    robot.interact(() -> session.selectedCauseProperty().set(cause));

    WaitForAsyncUtils.waitForAsyncFx(5_000, () -> show(Screens.LOOKS.getLast(), 760));

    assertThat(text(robot, "#verdict")).isEqualTo("请修复您的后端");
    assertThat(table(robot).getSelectionModel().getSelectedItem().cause()).isEqualTo(cause);
    assertThat(selected()).isEqualTo(cause);
  }

  /// Not of a view that was shown: TestFX itself remembers those.
  @Test
  void theSessionForgetsAViewThatTheWindowForgets() throws Exception {
    Screens.open(wiring, RICH);
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

  @Test
  void looksRightEverywhere(FxRobot robot, @TempDir Path folder) throws Exception {
    Path clean =
        Files.writeString(
            folder.resolve("clean.log"),
            "2026/11/23 10:54:32 [notice] 17196#17196: nginx/1.22.1\n".repeat(30));
    Path awkward = awkward(folder.resolve("awkward.log"));
    for (Screens.Look look : Screens.LOOKS) {
      for (int width : look.equals(LOOK) ? new int[] {760, 560, 990} : new int[] {760, 560}) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> show(look, width));
        robot.interact(session::close);
        picture("empty", look, width);
        Screens.open(wiring, clean);
        picture("clean", look, width);
        Screens.open(wiring, ARTICLE);
        picture("article", look, width);
        Screens.open(wiring, RICH);
        picture("rich", look, width);
        toTable(robot);
        robot.clickOn(row(robot, 2));
        picture("rich-table", look, width);
        Screens.open(wiring, awkward);
        picture("awkward", look, width);
        toTable(robot);
        picture("awkward-table", look, width);
      }
    }
  }

  /// Long addresses, many failures from one of them, long texts of the log's own.
  private static Path awkward(Path file) throws IOException {
    String visitor =
        "2026/02/28 23:59:59 [crit] 1#1: *1 SSL_do_handshake() failed (SSL: error:0A00006C:SSL"
            + " routines::bad key share) while SSL handshaking, client:"
            + " 2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff, server: [::]:443\n";
    String local =
        "2026/03/01 00:00:01 [emerg] 1#1: cannot load certificate \"/etc/letsencrypt/live/"
            + "a-very-long-name-of-a-site.example.org/with/many/folders/fullchain.pem\":"
            + " BIO_new_file() failed (SSL: error:80000002:system library::No such file or"
            + " directory:calling fopen(/etc/letsencrypt/live/x.pem, r) error:10000080:BIO"
            + " routines::no such file)\n";
    return Files.writeString(file, visitor.repeat(123_456) + local.repeat(3));
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

  private void picture(String what, Screens.Look look, int width) throws IOException {
    Screens.picture(stage.getScene().getRoot(), "overview-%s-%d-%s".formatted(what, width, look));
  }

  private void show(Screens.Look look, double width) {
    Screens.show(stage, wiring, OverviewController.class, look, width, 520);
  }

  private Report report() {
    return Objects.requireNonNull(session.viewProperty().get()).report();
  }

  private Cause selected() {
    return Objects.requireNonNull(session.selectedCauseProperty().get());
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryLabeled().getText();
  }

  private static CausesTable table(FxRobot robot) {
    return robot.lookup(".causes").queryAs(CausesTable.class);
  }

  private static FaultCard card(FxRobot robot, String fault) {
    return robot.lookup(".fault-card." + fault).queryAs(FaultCard.class);
  }

  private static Node row(FxRobot robot, int index) {
    return robot
        .lookup(".causes .table-row-cell")
        .match(node -> ((TableRow<?>) node).getIndex() == index)
        .query();
  }

  /// Not with the robot: without a display all of its clicks claim to open a context menu, which a
  /// header leaves alone.
  private static void clickHeader(FxRobot robot, String column) {
    Node header =
        robot
            .lookup(".causes .column-header .label")
            .match(label -> column.equals(((Labeled) label).getText()))
            .query();
    Screens.click(header, false);
  }

  private static String clipboard(FxRobot robot) {
    StringBuilder text = new StringBuilder();
    robot.interact(() -> text.append(Clipboard.getSystemClipboard().getString()));
    return text.toString();
  }

  /// Scrolls the table to the top of the window.
  private static void toTable(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    ScrollPane pane = robot.lookup(".overview").queryAs(ScrollPane.class);
    robot.interact(
        () -> {
          Node content = pane.getContent();
          double top = content.sceneToLocal(table(robot).localToScene(0, 0)).getY();
          double hidden =
              content.getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
          pane.setVvalue(hidden <= 0 ? 0 : Math.min(1, (top - 32) / hidden));
        });
    WaitForAsyncUtils.waitForFxEvents();
  }
}

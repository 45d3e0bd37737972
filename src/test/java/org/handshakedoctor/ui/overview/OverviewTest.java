package org.handshakedoctor.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableRow;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Course;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.FaultSummary;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.analysis.Trend;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Evidence;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class OverviewTest {
  private static final Path RICH = Screens.SAMPLES.resolve("nginx-error.log");
  private static final Path ARTICLE = Screens.SAMPLES.resolve("article.log");
  private static final Screens.Look LOOK = Screens.LOOKS.getFirst();

  private static final Path FORGED = Screens.SAMPLES.resolve("nginx-forged.log");
  private static final String UNSUPPORTED =
      "SSL_do_handshake() failed (SSL: error:0A000102:SSL routines::unsupported protocol)";

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
    assertThat(text(robot, "#confidence")).isEqualTo("Confidence: sure");
    assertThat(robot.lookup("#why").query().isVisible()).isFalse();
  }

  @Test
  void whyOpensTheEvidenceAndWhatWouldChangeIt(FxRobot robot) throws Exception {
    Screens.open(wiring, ARTICLE);
    ToggleButton why = robot.lookup("#whyPlace .unfold").queryAs(ToggleButton.class);
    assertThat(why.getAccessibleText()).startsWith("Why? Confidence: sure.");

    robot.interact(why::requestFocus);
    robot.type(KeyCode.SPACE);

    assertThat(robot.lookup("#why").query().isVisible()).isTrue();
    assertThat(texts(robot, "#why .subheading"))
        .containsExactly("What decided it", "What was seen besides", "What would change it");
    assertThat(texts(robot, "#why .evidence .label.decided")).hasSize(1);
    assertThat(texts(robot, "#why .evidence .label"))
        .anyMatch(text -> text.contains("certificate, settings or backend would change it"))
        .anyMatch(text -> text.startsWith("Open the access log"))
        .noneMatch(text -> text.contains("nginx is older"));
    robot.type(KeyCode.SPACE);
    assertThat(robot.lookup("#why").query().isVisible()).isFalse();
  }

  @Test
  void alwaysSaysWhatTheLogCannotShow(FxRobot robot) throws Exception {
    Screens.open(wiring, ARTICLE);

    assertThat(texts(robot, "#limits .label"))
        .contains("Time", "Lines", "Versions", "In front", "Also", "All 7 understood.")
        .contains(
            "2023-12-27 02:36:21 to 2023-12-27 08:55:21, 6 hours. What was before and after is not"
                + " in it.")
        .anyMatch(text -> text.startsWith("Your nginx is older than"))
        .anyMatch(text -> text.startsWith("An error log does not show who got in"));
  }

  @Test
  void saysWhenTheLogIsSilentForLong(FxRobot robot, @TempDir Path folder) throws Exception {
    Path gap =
        Files.writeString(
            folder.resolve("gap.log"),
            line("2026/01/05 10:00:00", "203.0.113.7")
                + line("2026/01/15 10:00:00", "203.0.113.7"));
    Screens.open(wiring, gap);

    assertThat(texts(robot, "#limits .label"))
        .anyMatch(text -> text.startsWith("No failure for 10 days, from 2026-01-05 12:00:00 on."));
  }

  @Test
  void anAccessLogShowsHowManyWereKeptOut(FxRobot robot, @TempDir Path folder) throws Exception {
    String visit =
        "203.0.113.%d - - [05/Jan/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"x\"\n";
    Path access =
        Files.writeString(
            folder.resolve("access.log"),
            visit.formatted(1) + visit.formatted(2) + visit.formatted(3));
    Path error =
        Files.writeString(
            folder.resolve("error.log"),
            line("2026/01/05 10:00:00", "203.0.113.3")
                + line("2026/01/05 10:00:01", "203.0.113.4"));
    Screens.open(wiring, access, error);

    assertThat(text(robot, "#visitors"))
        .isEqualTo(
            "The access log shows 3 addresses that got in. One of them also failed; one other"
                + " address failed and never got in (25% of everybody).");
  }

  @Test
  void aCardSaysWhereItGoes(FxRobot robot, @TempDir Path folder) throws Exception {
    Path rising =
        Files.writeString(
            folder.resolve("rising.log"),
            line("2026/01/05 10:00:00", "203.0.113.7").repeat(10)
                + line("2026/01/05 20:00:00", "203.0.113.7").repeat(40));
    Screens.open(wiring, rising);

    FaultCard card = card(robot, "fault-visitor");
    assertThat(robot.from(card).lookup(".trend").queryLabeled().getText()).isEqualTo("↑ rising");
    assertThat(card.getAccessibleText())
        .endsWith("↑ rising: 10 in the first half of the time, 40 in the second.");
    assertThat(robot.from(card(robot, "fault-site")).lookup(".trend").query().isVisible())
        .isFalse();
    assertThat(row(robot, 0).getAccessibleText())
        .endsWith("10 in the first half of the time, 40 in the second.");
  }

  @Test
  void forgedLinesHaveACardOnlyWhereThereAreAny(FxRobot robot) throws Exception {
    Screens.open(wiring, ARTICLE);
    assertThat(robot.lookup(".forged-card").query().isVisible()).isFalse();

    robot.interact(() -> wiring.session().close());
    Screens.open(wiring, FORGED);
    Button card = robot.lookup(".forged-card").queryButton();
    assertThat(card.isVisible()).isTrue();
    assertThat(card.getAccessibleText()).contains("forged line", "counted nowhere");
    int calls = session.forgedCallsProperty().get();
    robot.clickOn(card);
    assertThat(session.forgedCallsProperty().get()).isEqualTo(calls + 1);
  }

  @Test
  void howToDoItIsFoldedAwayButForTheFirst(FxRobot robot) throws Exception {
    Screens.open(wiring, RICH);
    List<ToggleButton> hows =
        List.copyOf(robot.lookup("#advices .unfold").queryAllAs(ToggleButton.class));
    assertThat(hows).hasSizeGreaterThan(1);
    assertThat(hows.getFirst().isSelected()).isTrue();
    assertThat(hows.getFirst().getAccessibleText()).startsWith("How: ");
    assertThat(hows.get(1).isSelected()).isFalse();
    long before = shown(robot, ".snippet");

    robot.interact(hows.get(1)::requestFocus);
    robot.type(KeyCode.SPACE);

    assertThat(shown(robot, ".snippet")).isEqualTo(before + 1);
    assertThat(texts(robot, "#advices .place")).startsWith("1", "2").hasSizeLessThanOrEqualTo(5);
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

    robot.clickOn("#whyPlace .button");

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
          card.show(
              new FaultSummary(Fault.NETWORK, 123_456_789, 1_234_567, Course.EMPTY),
              Trend.UNKNOWN,
              Set.of("x"),
              false);
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
  void aRowSelectsItsCauseAndEnterOrTwoClicksExplainIt(FxRobot robot) throws Exception {
    Screens.open(wiring, RICH);
    toTable(robot);

    robot.clickOn(row(robot, 2));
    Cause third = table(robot).getItems().get(2).cause();
    assertThat(selected()).isEqualTo(third);

    int calls = wiring.explanations().panelCallsProperty().get();
    robot.type(KeyCode.ENTER);
    assertThat(wiring.explanations().panelCallsProperty().get()).isEqualTo(calls + 1);
    robot.doubleClickOn(row(robot, 0));
    assertThat(wiring.explanations().panelCallsProperty().get()).isEqualTo(calls + 2);
    assertThat(selected()).isEqualTo(table(robot).getItems().getFirst().cause());
    assertThat(session.filterProperty().get()).isEqualTo(Filter.NONE);
  }

  @Test
  void plusShowsOnlyThisCauseAndMinusAllAgain(FxRobot robot) throws Exception {
    Screens.open(wiring, RICH);
    toTable(robot);
    robot.clickOn(row(robot, 2));
    Cause third = selected();

    type(robot, "-");
    assertThat(session.filterProperty().get()).isEqualTo(Filter.NONE);
    type(robot, "+");
    assertThat(session.filterProperty().get().entries()).containsExactly(third.entry());
    Screens.waitFor(() -> report().reasons().size() == 1);
    type(robot, "-");
    assertThat(session.filterProperty().get()).isEqualTo(Filter.NONE);
    Screens.waitFor(() -> report().filter().isEmpty());
    assertThat(selected()).isEqualTo(third);
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
                "The visitor's key contradicts its own offer",
                "Visitors",
                "bad key share",
                "SSL_do_handshake",
                "7",
                "6",
                "6",
                "2023-12-27 02:36:21",
                "2023-12-27 08:55:21"));
  }

  @Test
  void theTableIsCopiedAsItIsSorted(FxRobot robot) throws Exception {
    Screens.open(wiring, RICH);
    clickHeader(robot, "Cause");

    robot.interact(() -> robot.lookup("#causesHeading .button").queryButton().fire());

    List<String> lines = clipboard(robot).lines().toList();
    CauseName names = new CauseName(ErrorCatalog.bundled(), new Texts(Locale.ENGLISH));
    assertThat(lines).hasSize(1 + table(robot).getItems().size());
    assertThat(lines.getFirst())
        .isEqualTo(
            "Cause\tSide\tIn the log\tOperation\tFailures\tAddresses\tNetworks\tFirst\tLast");
    assertThat(lines.get(1)).startsWith(names.plain(table(robot).getItems().getFirst().cause()));
  }

  @ParameterizedTest
  @CsvSource({
    "560, Cause Side Failures Last",
    "760, Cause Side Failures Addresses Last Over time",
    "990, Cause Side Failures Addresses Networks First Last Over time",
    "1400, Cause Side Operation Failures Addresses Networks First Last Over time Share",
  })
  void theColumnsFollowTheWidth(int width, String columns) throws Exception {
    Screens.open(wiring, RICH);

    CausesTable table = (CausesTable) aside(LOOK, width, 600).lookup(".causes");

    assertThat(
            table.getVisibleLeafColumns().stream()
                .map(TableColumnBase::getText)
                .collect(Collectors.joining(" "))
                .strip())
        .isEqualTo(columns);
    assertThat(table.getVisibleLeafColumns().getFirst().getWidth()).isGreaterThan(180);
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
    assertThat(pane.getVvalue()).isGreaterThan(0.7);
    assertThat(bottom).isLessThanOrEqualTo(521);
    assertThat(robot.from(table(robot)).lookup(".scroll-bar").queryAllAs(Node.class))
        .noneMatch(Node::isVisible);

    double below = pane.getVvalue();
    robot.scroll(30, VerticalDirection.UP);
    assertThat(pane.getVvalue()).isLessThan(below);
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
    assertThat(robot.lookup("#todo").query().isVisible()).isFalse();
    Screens.picture(stage.getScene().getRoot(), "overview-nothing-light-en");
    robot.clickOn("#part .hyperlink");
    assertThat(session.filterProperty().get()).isEqualTo(Filter.NONE);
  }

  /// What grows more often overtakes nobody while the log is read.
  @Test
  void rowsKeepTheirPlacesWhileTheLogIsRead(FxRobot robot, @TempDir Path folder) throws Exception {
    String few = line("2026/01/05 10:00:00", "203.0.113.7");
    String many = few.replace("peer closed connection in SSL handshake", UNSUPPORTED);
    Path before = Files.writeString(folder.resolve("a.log"), few.repeat(3) + many.repeat(2));
    Path after = Files.writeString(folder.resolve("b.log"), few.repeat(3) + many.repeat(9));
    Screens.open(wiring, before);
    Report first = report();
    Screens.open(wiring, after);
    Report second = report();
    CausesTable table = table(robot);

    robot.interact(table::clear);
    robot.interact(() -> table.show(first, false, null));
    robot.interact(() -> table.show(second, false, null));
    assertThat(table.getItems()).extracting(ReasonSummary::failures).containsExactly(3, 9);
    robot.interact(() -> table.show(second, true, null));
    assertThat(table.getItems()).extracting(ReasonSummary::failures).containsExactly(9, 3);
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

  private Parent aside(Screens.Look look, double width, double height) {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000, () -> Screens.aside(wiring, OverviewController.class, look, width, height));
  }

  private void show(Screens.Look look, double width) {
    Screens.show(stage, wiring, OverviewController.class, look, width, 520);
  }

  private static String line(String time, String client) {
    return "%s [info] 1#1: *1 peer closed connection in SSL handshake while SSL handshaking, client: %s, server: 0.0.0.0:443\n"
        .formatted(time, client);
  }

  private static void type(FxRobot robot, String character) {
    robot.interact(
        () ->
            Event.fireEvent(
                table(robot),
                new KeyEvent(
                    KeyEvent.KEY_TYPED,
                    character,
                    "",
                    KeyCode.UNDEFINED,
                    false,
                    false,
                    false,
                    false)));
  }

  private static List<String> texts(FxRobot robot, String query) {
    return robot.lookup(query).queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
  }

  /// How many of them can be seen, wherever they are scrolled to.
  private static long shown(FxRobot robot, String query) {
    return robot.lookup(query).queryAllAs(Node.class).stream()
        .filter(
            node ->
                Stream.iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible))
        .count();
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

package org.handshakedoctor.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Screens.Look;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ClientsTest {
  private static final Path ARTICLE = Screens.SAMPLES.resolve("article.log");
  private static final Path RICH = Screens.SAMPLES.resolve("nginx-error.log");
  private static final Look ENGLISH = Screens.LOOKS.getFirst();

  private final Wiring wiring = Screens.wiring();
  private Stage stage;

  @TempDir private Path folder;

  @Start
  void start(Stage stage) {
    this.stage = stage;
  }

  @Test
  void theAddressThatFailedMostComesFirst() throws Exception {
    show(ENGLISH, 1200, 520);
    open(ARTICLE);

    assertThat(addresses().getFirst()).isEqualTo("165.227.76.114");
    assertThat(text("#count")).isEqualTo("6 addresses, 7 failures");
    assertThat(shown())
        .contains("165.227.76.114", "29%", "2023-12-27 05:56", "DigitalOcean", "cloud");
  }

  @Test
  void aClickOnTheHeaderSortsAddressesAsNumbers() throws Exception {
    show(ENGLISH, 1200, 520);
    open(ARTICLE);

    sortBy("Address", false);

    Screens.waitFor(() -> addresses().getFirst().equals("43.131.37.227"));
    assertThat(addresses())
        .containsExactly(
            "43.131.37.227",
            "74.82.47.5",
            "87.236.176.148",
            "165.227.76.114",
            "184.105.247.194",
            "212.102.40.218");
  }

  @Test
  void shiftAndAClickSortByASecondColumn() throws Exception {
    show(ENGLISH, 1200, 520);
    open(ARTICLE);

    sortBy("Address", true);

    Screens.waitFor(() -> addresses().get(1).equals("43.131.37.227"));
    assertThat(addresses().getFirst()).isEqualTo("165.227.76.114");
    assertThat(addresses().getLast()).isEqualTo("212.102.40.218");
  }

  @Test
  void theSelectionStaysWithItsAddressesWhenSortedAndFiltered() throws Exception {
    show(ENGLISH, 1200, 520);
    open(ARTICLE);
    select("74.82.47.5", "43.131.37.227");

    sortBy("Address", false);
    Screens.waitFor(() -> addresses().getFirst().equals("43.131.37.227"));
    assertThat(selected()).containsExactlyInAnyOrder("74.82.47.5", "43.131.37.227");

    filter(Filter.NONE.withClient(address("74.82.47.5")));
    Screens.waitFor(() -> rows().size() == 1);
    assertThat(selected()).containsExactly("74.82.47.5");
  }

  @Test
  void aSelectedAddressIsExplainedByItsMainCause() throws Exception {
    show(ENGLISH, 760, 520);
    open(RICH);
    ClientSummary last = rows().getLast();

    select(last.address().toString());

    assertThat(session().selectedCauseProperty().get()).isEqualTo(last.causes().getFirst().cause());
  }

  @Test
  void theListOfNewRowsIsNoChoiceOfTheUser() throws Exception {
    show(ENGLISH, 760, 520);
    open(RICH);
    select(rows().getLast().address().toString());
    Cause other = rows().get(3).causes().getFirst().cause();
    fx(() -> session().selectedCauseProperty().set(other));

    filter(Filter.NONE.withEntries(Set.of(rows().getLast().causes().getFirst().cause().entry())));
    Screens.waitFor(() -> rows().size() < 10);

    assertThat(session().selectedCauseProperty().get()).isEqualTo(other);
  }

  @Test
  void spacePutsIntoTheRulesAndTakesOut(FxRobot robot) throws Exception {
    show(ENGLISH, 760, 520);
    open(ARTICLE);
    select("74.82.47.5", "43.131.37.227");

    robot.type(KeyCode.SPACE);
    Screens.waitFor(() -> !said().isEmpty());
    assertThat(session().blockSelection())
        .containsExactlyInAnyOrder(address("74.82.47.5"), address("43.131.37.227"));
    assertThat(said()).isEqualTo("2 addresses added to the rules.");
    Screens.waitFor(() -> box("74.82.47.5").isSelected());

    robot.type(KeyCode.SPACE);
    Screens.waitFor(() -> said().equals("2 addresses taken out of the rules."));
    assertThat(session().blockSelection()).isEmpty();
  }

  @Test
  void aBoxIsTickedWithTheMouse(FxRobot robot) throws Exception {
    show(ENGLISH, 760, 520);
    open(ARTICLE);

    robot.clickOn(box("87.236.176.148"));

    assertThat(session().blockSelection()).containsExactly(address("87.236.176.148"));
  }

  @Test
  void whoeverMustBeSparedStaysOutAndTheReasonIsSaid(FxRobot robot) throws Exception {
    show(ENGLISH, 760, 520);
    open(awkward());
    assertThat(box("10.0.0.5").isDisabled()).isTrue();
    select("10.0.0.5");

    robot.type(KeyCode.SPACE);

    Screens.waitFor(() -> !said().isEmpty());
    assertThat(said())
        .isEqualTo(
            "10.0.0.5 stays out of the rules: your own network or a machine in front of it, never a visitor.");
    assertThat(session().blockSelection()).isEmpty();
  }

  @Test
  void anAddressIsJudgedByTheWholeLogWhateverTheFilterShows() throws Exception {
    show(ENGLISH, 760, 520);
    Path log = folder.resolve("both.log");
    String upstream =
        "2023/12/27 02:36:21 [error] 1#0: *1 SSL_do_handshake() failed (SSL: error:0A00010B:SSL"
            + " routines::wrong version number) while SSL handshaking to upstream, client:"
            + " 74.82.47.5, server: example.org, upstream: \"https://127.0.0.1:1/\"\n";
    Files.writeString(log, Files.readString(ARTICLE) + upstream);
    open(log);
    assertThat(box("74.82.47.5").isDisabled()).isFalse();

    filter(Filter.NONE.withEntries(Set.of("upstream-plain-http")));
    Screens.waitFor(() -> rows().size() == 1);

    assertThat(box("74.82.47.5").isDisabled()).isFalse();
  }

  @Test
  void onlyWhatStandsOutIsSuggested(FxRobot robot) throws Exception {
    show(ENGLISH, 760, 520);
    open(ARTICLE);
    robot.clickOn("#suggest");
    Screens.waitFor(() -> said().equals("None stands out: nothing to suggest."));

    open(awkward());
    robot.clickOn("#suggest");
    Screens.waitFor(() -> said().equals("One address added to the rules."));
    // The others were there for a minute and not again.
    assertThat(session().blockSelection())
        .containsExactly(address("2001:67c:1234:5678:9abc:def0:1234:5678"));

    robot.clickOn("#suggest");
    Screens.waitFor(() -> said().contains("already"));
  }

  @Test
  void enterShowsOnlyTheAddress(FxRobot robot) throws Exception {
    show(ENGLISH, 760, 520);
    open(ARTICLE);
    select("165.227.76.114");

    robot.type(KeyCode.ENTER);

    Screens.waitFor(() -> rows().size() == 1);
    assertThat(session().filterProperty().get().client()).isEqualTo(address("165.227.76.114"));
    assertThat(text("#count")).isEqualTo("1 of 6 addresses, 2 of 7 failures");
  }

  @Test
  void plusAndADoubleClickDoTheSame(FxRobot robot) throws Exception {
    show(ENGLISH, 760, 520);
    open(ARTICLE);
    select("74.82.47.5");
    robot.write("+");
    Screens.waitFor(() -> rows().size() == 1);
    assertThat(addresses()).containsExactly("74.82.47.5");

    filter(Filter.NONE);
    Screens.waitFor(() -> rows().size() == 6);
    robot.doubleClickOn("87.236.176.148", MouseButton.PRIMARY);
    Screens.waitFor(() -> rows().size() == 1);
    assertThat(addresses()).containsExactly("87.236.176.148");
  }

  @Test
  void aDigitJumpsToTheFirstAddressThatBeginsSo(FxRobot robot) throws Exception {
    show(ENGLISH, 760, 520);
    open(ARTICLE);
    select("165.227.76.114");

    robot.write("8");
    Screens.waitFor(() -> selected().equals(List.of("87.236.176.148")));

    Thread.sleep(1_100);
    robot.write("18");
    Screens.waitFor(() -> selected().equals(List.of("184.105.247.194")));
  }

  @Test
  void addressesAndRowsAreCopied(FxRobot robot) throws Exception {
    show(ENGLISH, 760, 520);
    open(ARTICLE);
    select("165.227.76.114", "74.82.47.5");

    robot.press(KeyCode.SHORTCUT, KeyCode.C).release(KeyCode.C, KeyCode.SHORTCUT);
    Screens.waitFor(() -> said().equals("2 addresses copied."));
    assertThat(clipboard()).isEqualTo("165.227.76.114\n74.82.47.5");

    robot
        .press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C)
        .release(KeyCode.C, KeyCode.SHIFT, KeyCode.SHORTCUT);
    Screens.waitFor(() -> said().equals("2 rows copied."));
    assertThat(clipboard().lines())
        .startsWith("Address\tSide\tFailures\tShare\tMain cause\tLast seen\tFirst seen\tNetwork")
        .anyMatch(
            line ->
                line.startsWith("165.227.76.114\tVisitors\t2\t29%\t")
                    && line.contains("2023-12-27 05:56:54")
                    && line.endsWith("DigitalOcean, cloud"));
  }

  @Test
  void theMenuOfARowHoldsEverythingAndOpensWithTheKeyboard(FxRobot robot) throws Exception {
    show(ENGLISH, 760, 520);
    open(awkward());
    select("184.105.247.194");

    robot.press(KeyCode.SHIFT, KeyCode.F10).release(KeyCode.F10, KeyCode.SHIFT);
    Screens.waitFor(() -> !menu().isEmpty());

    assertThat(menu())
        .extracting(MenuItem::getText)
        .containsExactly(
            "Show only 184.105.247.194",
            "Show all addresses",
            "Explain",
            null,
            "Who is 184.105.247.194?",
            "Ask DNS for its name…",
            null,
            "Copy address",
            "Copy row",
            null,
            "Add to the rules");
    Menu explain = (Menu) menu().get(2);
    assertThat(explain.getItems()).hasSize(5);
    fx(() -> explain.getItems().getLast().fire());
    assertThat(session().selectedCauseProperty().get())
        .isEqualTo(table().selected().getFirst().causes().getLast().cause());

    fx(() -> menu().getLast().fire());
    Screens.waitFor(() -> session().blockSelection().contains(address("184.105.247.194")));
    fx(() -> menu().getFirst().fire());
    Screens.waitFor(() -> rows().size() == 1);
  }

  @Test
  void whenNothingFitsTheFilterCanBeCleared(FxRobot robot) throws Exception {
    show(ENGLISH, 760, 520);
    assertThat(shown()).contains("No log is open. Open one to see who failed.");
    open(ARTICLE);

    filter(Filter.NONE.withEntries(Set.of("no-such-entry")));
    Screens.waitFor(() -> rows().isEmpty());
    assertThat(shown()).contains("No address fits the filter.");
    robot.clickOn("Clear filter");

    Screens.waitFor(() -> rows().size() == 6);
    assertThat(session().filterProperty().get()).isEqualTo(Filter.NONE);
  }

  @Test
  void failuresWithoutAnAddressAreMentioned() throws Exception {
    show(ENGLISH, 760, 520);
    open(awkward());

    assertThat(text("#count")).isEqualTo("35 addresses, 40,273 failures");
    assertThat(text("#nameless")).isEqualTo("3 failures name no address");
  }

  @Test
  void aRowSaysToAScreenReaderWhatItShows() throws Exception {
    show(ENGLISH, 760, 520);
    open(awkward());
    assertThat(row("162.142.125.7").getAccessibleText())
        .startsWith("162.142.125.7, Visitors, 60 failures, ")
        .endsWith(", last seen 2023-12-27 11:07:39, not in the rules");

    fx(() -> session().blockSelection().add(address("162.142.125.7")));

    Screens.waitFor(() -> row("162.142.125.7").getAccessibleText().endsWith(", in the rules"));
  }

  @Test
  void aViewThatIsThrownAwayIsForgotten() throws Exception {
    show(ENGLISH, 760, 520);
    open(ARTICLE);
    WeakReference<Parent> view =
        WaitForAsyncUtils.waitForAsyncFx(
            5_000, () -> new WeakReference<>(wiring.views().load(ClientsController.class)));
    fx(() -> session().blockSelection().add(address("74.82.47.5")));

    Screens.waitFor(
        () -> {
          System.gc();
          return view.get() == null;
        });
  }

  @Test
  void pictures() throws Exception {
    Path awkward = awkward();
    for (Look look : Screens.LOOKS) {
      show(look, 760, 520);
      fx(session()::close);
      picture("nothing-open", look);
      open(ARTICLE);
      select("74.82.47.5");
      picture("article", look);
      open(RICH);
      select(addresses().get(2));
      picture("rich", look);
      open(awkward);
      picture("awkward", look);
      fx(((Button) stage.getScene().lookup("#suggest"))::fire);
      Screens.waitFor(() -> !said().isEmpty());
      picture("suggested", look);
      filter(Filter.NONE.withEntries(Set.of("no-such-entry")));
      Screens.waitFor(() -> rows().isEmpty());
      picture("nothing-fits", look);
      filter(Filter.NONE);
      open(awkward);
      show(look, 560, 420);
      picture("narrow", look);
      show(look, 1400, 420);
      picture("wide", look);
    }
  }

  private void picture(String what, Look look) throws IOException {
    Screens.picture(table(), "clients-" + what + "-" + look);
  }

  private Path awkward() throws IOException {
    return AwkwardLog.write(folder.resolve("awkward.log"));
  }

  private void show(Look look, double width, double height) {
    fx(() -> Screens.show(stage, wiring, ClientsController.class, look, width, height));
  }

  private void open(Path... logs) throws TimeoutException {
    Screens.open(wiring, logs);
    View view = Objects.requireNonNull(session().viewProperty().get());
    Screens.waitFor(() -> rows().equals(view.report().clients()));
  }

  private void filter(Filter filter) {
    fx(() -> session().filterProperty().set(filter));
  }

  private void select(String... wanted) {
    fx(
        () -> {
          table().requestFocus();
          table().getSelectionModel().clearSelection();
          for (String one : wanted) {
            table().getSelectionModel().select(addresses().indexOf(one));
          }
        });
  }

  private static void fx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private AnalysisSession session() {
    return wiring.session();
  }

  private AddressTable table() {
    return (AddressTable) stage.getScene().lookup("#table");
  }

  private List<ClientSummary> rows() {
    return table().getItems();
  }

  private List<String> addresses() {
    return rows().stream().map(one -> one.address().toString()).toList();
  }

  private List<String> selected() {
    return table().selected().stream().map(one -> one.address().toString()).toList();
  }

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text));
  }

  private TableRow<?> row(String address) {
    return table().lookupAll(".table-row-cell").stream()
        .map(node -> (TableRow<?>) node)
        .filter(
            row ->
                row.getItem() instanceof ClientSummary client
                    && client.address().toString().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private CheckBox box(String address) {
    return (CheckBox) row(address).lookup(".check-box");
  }

  /// A click on a header. The headless robot says of every click that it asks for a menu, and
  /// headers do not sort on those: hence an event made by hand.
  private void sortBy(String column, boolean alsoBy) {
    Node header =
        table().lookupAll(".column-header").stream()
            .filter(
                node ->
                    node.lookup(".label") instanceof Label label && label.getText().equals(column))
            .findFirst()
            .orElseThrow();
    for (EventType<MouseEvent> type :
        List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
      fx(
          () ->
              header.fireEvent(
                  new MouseEvent(
                      type,
                      5,
                      5,
                      5,
                      5,
                      MouseButton.PRIMARY,
                      1,
                      alsoBy,
                      false,
                      false,
                      false,
                      true,
                      false,
                      false,
                      false,
                      false,
                      true,
                      null)));
    }
  }

  private List<MenuItem> menu() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof ContextMenu)
        .findFirst()
        .map(menu -> List.copyOf(((ContextMenu) menu).getItems()))
        .orElse(List.of());
  }

  private String said() {
    return text("#said");
  }

  private String text(String selector) {
    return ((Label) stage.getScene().lookup(selector)).getText();
  }

  private static String clipboard() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000, () -> Clipboard.getSystemClipboard().getString());
  }

  /// Every text that can be read.
  private List<String> shown() {
    return stage.getScene().getRoot().lookupAll("*").stream()
        .filter(node -> node instanceof Labeled)
        .map(node -> ((Labeled) node).getText())
        .filter(Objects::nonNull)
        .toList();
  }
}

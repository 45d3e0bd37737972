package org.handshakedoctor.ui.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Wiring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LinesTest {
  private static final Path ARTICLE = Screens.SAMPLES.resolve("article.log");
  private static final Path RICH = Screens.SAMPLES.resolve("nginx-error.log");

  private Stage stage;
  private Wiring wiring;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    wiring = Screens.wiring();
    Screens.show(stage, wiring, LinesController.class, Screens.LOOKS.getFirst(), 760, 520);
  }

  @Test
  void showsTheLinesAsTheyStandInTheFile() throws Exception {
    Screens.open(wiring, ARTICLE);
    List<String> lines = Files.readAllLines(ARTICLE);
    Screens.waitFor(() -> shownLines().size() == lines.size());

    assertThat(shownLines()).containsExactlyInAnyOrderElementsOf(lines);
    pictures("lines-article");
  }

  @Test
  void selectingALineExplainsItsCauseAndCtrlCCopiesIt(FxRobot robot) throws Exception {
    Screens.open(wiring, ARTICLE);
    Screens.waitFor(() -> shownLines().size() == 7);
    robot.clickOn(list().lookupAll(".line-number").iterator().next());
    robot.press(KeyCode.SHORTCUT, KeyCode.C).release(KeyCode.C, KeyCode.SHORTCUT);
    Screens.waitFor(() -> labels().contains("Line copied."));

    assertThat(Objects.requireNonNull(wiring.session().selectedCauseProperty().get()).entry())
        .isEqualTo("bad-key-share");
    assertThat(Files.readAllLines(ARTICLE)).contains(clipboard().strip());
  }

  @Test
  void aLineIsTakenApartInAWindowOfItsOwn(FxRobot robot) throws Exception {
    for (Screens.Look look : Screens.LOOKS) {
      fx(() -> wiring.session().close());
      // The headless platform draws no window that reaches beyond the screen.
      fx(() -> Screens.show(stage, wiring, LinesController.class, look, 960, 900));
      Screens.open(wiring, ARTICLE);
      Screens.waitFor(() -> shownLines().size() == 7);
      robot.clickOn(list().lookupAll(".line-number").iterator().next());

      robot.press(KeyCode.SHORTCUT, KeyCode.T).release(KeyCode.T, KeyCode.SHORTCUT);

      Screens.waitFor(() -> robot.lookup(".line-dialog").tryQuery().isPresent());
      Node parts = robot.lookup(".line-dialog .line-flow").query();
      Screens.picture(parts, "lines-apart-" + look);
      robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
      Screens.waitFor(() -> robot.lookup(".line-dialog").tryQuery().isEmpty());
    }
  }

  @Test
  void controlCharactersAreShownAndNotObeyed() throws Exception {
    Screens.open(wiring, RICH);
    Screens.waitFor(() -> !shownLines().isEmpty());

    assertThat(shownLines()).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    pictures("lines-rich");
  }

  @Test
  void forgedLinesStandApart(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("error.log");
    Files.writeString(
        log,
        """
        2026/03/01 10:00:00 [error] 7#7: *2 open() "/var/www/x
        2026/03/01 10:00:00 [crit] 1234#1234: *99 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: 203.0.113.66, server: 0.0.0.0:443
        " failed (2: No such file or directory), client: 198.51.100.9, server: example.org, request: "GET /x%0A2026/03/01%0A HTTP/1.1", host: "example.org"
        """);
    Screens.open(wiring, log);

    ForgedPane forged = (ForgedPane) stage.getScene().lookup("#forged");
    assertThat(forged.isVisible()).isTrue();
    assertThat(forged.getText()).isEqualTo("One forged line, counted nowhere");
    assertThat(list().getItems()).isEmpty();
    fx(() -> forged.setExpanded(true));
    Screens.waitFor(
        () ->
            forged.lookupAll(".list-cell").stream()
                .anyMatch(
                    node ->
                        "Line 2: accuses 203.0.113.66, sent by 198.51.100.9"
                            .equals(((ListCell<?>) node).getText())));
    for (Screens.Look look : Screens.LOOKS) {
      fx(() -> Screens.show(stage, wiring, LinesController.class, look, 560, 420));
      fx(() -> ((ForgedPane) stage.getScene().lookup("#forged")).setExpanded(true));
      Screens.picture(stage.getScene().getRoot(), "lines-forged-" + look);
    }
  }

  @Test
  void aLineOfAVanishedFileSaysSoAndShowsWhatWasKept(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("error.log");
    Files.writeString(log, Files.readString(ARTICLE).repeat(50));
    Screens.open(wiring, log);
    Screens.waitFor(() -> !shownLines().isEmpty());

    Files.delete(log);
    fx(() -> list().scrollTo(349));

    Screens.waitFor(() -> labels().stream().anyMatch(text -> text.contains("has been moved")));
    Screens.waitFor(
        () -> shownLines().contains("2023-12-27 08:55:21  crit  bad key share  212.102.40.218"));
    pictures("lines-gone");
  }

  @Test
  void standardInputIsNotReadAgain() throws Exception {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(Files.readAllBytes(ARTICLE)));
    try {
      fx(() -> wiring.session().open(List.of(new LogLocation.StandardInput())));
      Screens.waitFor(() -> list().getItems().size() == 7);
      Screens.waitFor(
          () -> shownLines().contains("2023-12-27 02:36:21  crit  bad key share  184.105.247.194"));
    } finally {
      System.setIn(before);
    }

    assertThat(labels()).anyMatch(text -> text.contains("standard input or a pipe"));
    pictures("lines-stdin");
  }

  @Test
  void theSelectionStaysWithItsLinesWhenFiltered() throws Exception {
    Screens.open(wiring, RICH);
    int last = list().getItems().getLast();
    int other = list().getItems().get(3);
    fx(
        () -> {
          list().getSelectionModel().select(Integer.valueOf(last));
          list().getSelectionModel().select(Integer.valueOf(other));
        });
    Cause explained = wiring.session().selectedCauseProperty().get();
    String entry =
        Objects.requireNonNull(wiring.session().viewProperty().get())
            .report()
            .log()
            .cause(last)
            .entry();

    filter(Filter.NONE.withEntries(Set.of(entry)));
    Screens.waitFor(() -> list().getItems().size() < 20);

    assertThat(list().selected()).containsExactly(last);
    assertThat(wiring.session().selectedCauseProperty().get()).isEqualTo(explained);
    assertThat(labels()).anyMatch(text -> text.endsWith(" of 66 failures"));
  }

  @Test
  void noMoreLinesAreSelectedThanTheListCanBear(@TempDir Path folder, FxRobot robot)
      throws Exception {
    Path log = folder.resolve("error.log");
    Files.writeString(log, Files.readString(ARTICLE).repeat(1_000));
    Screens.open(wiring, log);
    fx(() -> list().requestFocus());

    robot.press(KeyCode.SHORTCUT, KeyCode.A).release(KeyCode.A, KeyCode.SHORTCUT);
    Screens.waitFor(() -> labels().contains("Only 3,000 lines can be selected at once."));
    assertThat(list().selected()).hasSize(3_000);

    robot.press(KeyCode.SHORTCUT, KeyCode.C).release(KeyCode.C, KeyCode.SHORTCUT);
    Screens.waitFor(() -> labels().contains("3,000 lines copied."));
    assertThat(clipboard().lines()).hasSize(3_000).allMatch(line -> line.startsWith("2023/12/27"));
  }

  @Test
  void theMenuOfALineHoldsEverythingAndOpensWithTheKeyboard(FxRobot robot) throws Exception {
    Screens.open(wiring, ARTICLE);
    select(1);

    robot.press(KeyCode.SHIFT, KeyCode.F10).release(KeyCode.F10, KeyCode.SHIFT);
    Screens.waitFor(() -> !menu().isEmpty());

    assertThat(menu())
        .extracting(MenuItem::getText)
        .containsExactly(
            "Show only this cause",
            "Show only 74.82.47.5",
            "Explain",
            "Take this line apart (Ctrl+T)",
            null,
            "Copy line");
    fx(() -> menu().get(1).fire());
    Screens.waitFor(() -> list().getItems().size() == 1);
    fx(() -> menu().getFirst().fire());
    assertThat(wiring.session().filterProperty().get())
        .isEqualTo(
            Filter.NONE
                .withClient(IpAddress.parse("74.82.47.5"))
                .withEntries(Set.of("bad-key-share")));
  }

  @Test
  void plusShowsOnlyTheAddressOfTheLine(FxRobot robot) throws Exception {
    Screens.open(wiring, ARTICLE);
    select(2);

    robot.write("+");

    Screens.waitFor(() -> list().getItems().size() == 2);
    assertThat(labels()).contains("2 of 7 failures");
  }

  @Test
  void whenNothingFitsTheFilterCanBeCleared(FxRobot robot) throws Exception {
    assertThat(labels()).contains("No log is open. Open one to see its lines.");
    Screens.open(wiring, ARTICLE);
    filter(Filter.NONE.withEntries(Set.of("no-such-entry")));
    Screens.waitFor(() -> list().getItems().isEmpty());
    assertThat(labels()).contains("No line fits the filter.");
    pictures("lines-nothing-fits");

    robot.clickOn("#clear");

    Screens.waitFor(() -> list().getItems().size() == 7);
  }

  @Test
  void aViewThatIsThrownAwayIsForgotten() throws Exception {
    Screens.open(wiring, ARTICLE);
    WeakReference<Parent> view =
        WaitForAsyncUtils.waitForAsyncFx(
            5_000, () -> new WeakReference<>(wiring.views().load(LinesController.class)));
    filter(Filter.NONE.withClient(IpAddress.parse("74.82.47.5")));

    Screens.waitFor(
        () -> {
          System.gc();
          return view.get() == null;
        });
  }

  @Test
  void longLinesAndManyFilesAndNothingAtAll(@TempDir Path folder) throws Exception {
    Path odd = folder.resolve("a-rather-long-name-of-a-log-file.example.org.error.log");
    Files.writeString(
        odd,
        "2026/11/23 10:54:35 [error] 17199#17199: *141 SSL_do_handshake() failed (SSL:"
            + " error:0A00010B:SSL routines::wrong version number) while SSL handshaking to"
            + " upstream, client: 2001:db8:1234:5678:9abc:def0:1234:5678, server: example.org,"
            + " request: \"GET /"
            + "long/".repeat(300)
            + " HTTP/1.0\", upstream: \"https://127.0.0.1:24480/\"\n");
    Screens.open(wiring, odd, ARTICLE);
    Screens.waitFor(() -> shownLines().size() == 8);
    pictures("lines-awkward");
    fx(() -> wiring.session().close());
    pictures("lines-empty");
    assertThat(list().getItems()).isEmpty();
  }

  @Test
  void aMillionLinesAreNotCopiedIntoTheList(@TempDir Path folder) throws Exception {
    Path big = folder.resolve("big.log");
    String line = Files.readAllLines(ARTICLE).getFirst() + "\n";
    Files.writeString(big, line.repeat(1_000_000));
    Screens.open(wiring, big);

    assertThat(list().getItems()).hasSize(1_000_000);
    fx(() -> list().scrollTo(999_999));
    Screens.waitFor(() -> labels().contains("1,000,000"));
    Screens.waitFor(() -> !shownLines().isEmpty());
    pictures("lines-million");
  }

  private void pictures(String name) throws Exception {
    for (Screens.Look look : Screens.LOOKS.reversed()) {
      fx(() -> Screens.show(stage, wiring, LinesController.class, look, 760, 520));
      WaitForAsyncUtils.waitForFxEvents();
      Screens.waitFor(
          () ->
              list().lookupAll(".line-text").stream()
                  .noneMatch(text -> ((Text) text).getText().equals("…")));
      Screens.picture(stage.getScene().getRoot(), name + "-" + look);
    }
  }

  private LineList list() {
    return (LineList) stage.getScene().lookup("#list");
  }

  private void select(int row) throws Exception {
    fx(
        () -> {
          list().requestFocus();
          list().getSelectionModel().clearAndSelect(row);
        });
  }

  private void filter(Filter filter) throws Exception {
    fx(() -> wiring.session().filterProperty().set(filter));
  }

  private static List<MenuItem> menu() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof ContextMenu)
        .findFirst()
        .map(menu -> List.copyOf(((ContextMenu) menu).getItems()))
        .orElse(List.of());
  }

  private static String clipboard() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000, () -> Clipboard.getSystemClipboard().getString());
  }

  private List<String> labels() {
    return stage.getScene().getRoot().lookupAll(".label").stream()
        .filter(node -> node instanceof Label && node.isVisible())
        .map(node -> ((Label) node).getText())
        .toList();
  }

  /// The texts of the cells, put together from their pieces.
  private List<String> shownLines() {
    return stage.getScene().getRoot().lookupAll(".line-pieces").stream()
        .filter(Node::isVisible)
        .map(
            pieces ->
                pieces.lookupAll(".line-text").stream()
                    .map(text -> ((Text) text).getText())
                    .reduce("", String::concat))
        .filter(text -> !text.isEmpty() && !text.equals("…"))
        .distinct()
        .toList();
  }

  private static void fx(Runnable action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }
}

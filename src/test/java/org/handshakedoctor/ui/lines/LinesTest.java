package org.handshakedoctor.ui.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.session.AnalysisSession.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LinesTest {
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
    Path log = Screens.SAMPLES.resolve("article.log");
    Screens.open(wiring, log);
    List<String> lines = Files.readAllLines(log);
    Screens.waitFor(() -> shownLines().size() == lines.size());

    assertThat(shownLines()).containsExactlyInAnyOrderElementsOf(lines);
    pictures("lines-article");
  }

  @Test
  void selectingALineExplainsItsCauseAndCtrlCCopiesIt(FxRobot robot) throws Exception {
    Path log = Screens.SAMPLES.resolve("article.log");
    Screens.open(wiring, log);
    Screens.waitFor(() -> shownLines().size() == 7);
    fx(() -> list().getSelectionModel().select(2));
    robot.clickOn(list().lookupAll(".line-number").iterator().next());
    robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);

    assertThat(Objects.requireNonNull(wiring.session().selectedCauseProperty().get()).entry())
        .isEqualTo("bad-key-share");
    String copied =
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Clipboard.getSystemClipboard().getString());
    assertThat(Files.readString(log)).contains(copied);
  }

  @Test
  void controlCharactersAreShownAndNotObeyed() throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("nginx-error.log"));
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

    TitledPane forged = (TitledPane) stage.getScene().lookup("#forged");
    assertThat(forged.isVisible()).isTrue();
    assertThat(forged.getText()).isEqualTo("One forged line, counted nowhere");
    assertThat(list().getItems()).isEmpty();
    fx(() -> forged.setExpanded(true));
    assertThat(labels()).contains("Line 2: accuses 203.0.113.66, sent by 198.51.100.9");
    pictures("lines-forged");
  }

  @Test
  void aLineOfAVanishedFileSaysSo(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("error.log");
    Files.copy(Screens.SAMPLES.resolve("article.log"), log);
    // Emptied behind our back before the lines are shown, as logrotate's copytruncate does.
    fx(() -> wiring.session().open(List.of(new LogLocation.Local(log))));
    Screens.waitFor(() -> wiring.session().phaseProperty().get() == Phase.DONE);
    Files.writeString(log, "");
    fx(
        () ->
            wiring
                .session()
                .filterProperty()
                .set(Filter.NONE.withSearch(new Filter.Search("165", Set.of()))));
    fx(() -> wiring.session().reopen());
    Screens.waitFor(() -> wiring.session().phaseProperty().get() == Phase.DONE);
    Screens.waitFor(() -> list().getItems().isEmpty());

    assertThat(labels()).contains("No line reports a TLS failure.");
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
    Screens.open(wiring, odd, Screens.SAMPLES.resolve("article.log"));
    Screens.waitFor(() -> shownLines().size() == 8);
    pictures("lines-awkward");
    fx(() -> wiring.session().close());
    pictures("lines-empty");
    assertThat(list().getItems()).isEmpty();
  }

  @Test
  void aMillionLinesAreNotCopiedIntoTheList(@TempDir Path folder) throws Exception {
    Path big = folder.resolve("big.log");
    String line = Files.readAllLines(Screens.SAMPLES.resolve("article.log")).getFirst() + "\n";
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
      Screens.waitFor(() -> labels().stream().noneMatch("…"::equals));
      Screens.picture(stage.getScene().getRoot(), name + "-" + look);
    }
  }

  @SuppressWarnings("unchecked")
  private ListView<Integer> list() {
    return (ListView<Integer>) stage.getScene().lookup("#list");
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
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }

  private static void fx(Runnable action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }
}

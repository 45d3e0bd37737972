package org.handshakedoctor.ui.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Screens.Look;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.explanation.EntryPane;
import org.handshakedoctor.ui.fx.CopyButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LookupTest {
  private static final Look ENGLISH = Screens.LOOKS.getFirst();
  private static final String BAD_KEY_SHARE = "The visitor's key contradicts its own offer";
  private static final String UNKNOWN =
      "2026/11/23 10:54:35 [crit] 17200#17200: *180 SSL_do_handshake() failed"
          + " (SSL: error:0A0004E7:SSL routines::reason(1255):SSL alert number 255)"
          + " while SSL handshaking, client: 203.0.113.7, server: 0.0.0.0:443";

  private final Wiring wiring = Screens.wiring();
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
  }

  @Test
  void looksWellInBothLanguagesAndThemes() throws Exception {
    for (Look look : Screens.LOOKS) {
      question("");
      show(look, 1000, 700);
      Screens.waitFor(() -> isShown("#start"));
      Screens.picture(root(), "lookup-start-" + look);
      question(look.language().equals("en") ? "unsupported protcol" : "证书过期");
      waitForHits();
      Screens.picture(root(), "lookup-words-" + look);
      question(article());
      waitForHits();
      Screens.waitFor(() -> explained().contains("1037") || explained().contains("141CF06C"));
      Screens.picture(root(), "lookup-line-" + look);
      question("alert 46");
      waitForHits();
      Screens.picture(root(), "lookup-alert-" + look);
      question(UNKNOWN);
      Screens.waitFor(() -> root().lookup(".unexplained") != null);
      Screens.picture(root(), "lookup-unknown-" + look);
    }
    show(Screens.LOOKS.get(1), 640, 440);
    waitForQuestion("unsupported protcol");
    Screens.picture(root(), "lookup-small-" + Screens.LOOKS.get(1));
  }

  @Test
  void findsWhileOneTypes(FxRobot robot) throws Exception {
    show(ENGLISH, 1000, 700);
    robot.clickOn("#field").write("unsupported protcol");
    waitForHits();

    assertThat(hits().getFirst().entry().id()).isEqualTo("unsupported-protocol");
    assertThat(hits()).noneMatch(Found.Hit::exact);
    assertThat(explained()).startsWith(name("unsupported-protocol"));
    assertThat(label("#count")).endsWith("errors are similar, the likeliest first");
  }

  @Test
  void theKeysNeedNoMouse(FxRobot robot) throws Exception {
    show(ENGLISH, 1000, 700);
    robot.clickOn("#field").write("key share");
    waitForHits();
    robot.type(KeyCode.DOWN);

    assertThat(explained()).startsWith(name(hits().get(1).entry().id()));
    assertThat(field().isFocused()).isTrue();

    robot.type(KeyCode.UP).type(KeyCode.ENTER);

    assertThat(explained()).startsWith(BAD_KEY_SHARE);
    assertThat(stage.getScene().getFocusOwner()).isInstanceOf(ScrollPane.class);

    robot.type(KeyCode.ESCAPE);
    assertThat(field().isFocused()).isTrue();
    robot.type(KeyCode.ESCAPE);
    Screens.waitFor(() -> isShown("#start"));
    assertThat(field().getText()).isEmpty();
  }

  @Test
  void aPastedLineIsTakenApart(FxRobot robot) throws Exception {
    show(ENGLISH, 1000, 700);
    fx(() -> CopyButton.copy("nothing of TLS\n" + article() + "\nnothing either\n"));
    fx(
        () -> {
          field().requestFocus();
          field().paste();
        });
    waitForHits();

    assertThat(field().getText()).isEqualTo(article());
    assertThat(label("#takenFor")).isEqualTo("Taken from this line:");
    assertThat(label("#decoded"))
        .contains("141CF06C: Library 20: SSL routines. Function 463: tls_parse_ctos_key_share.")
        .contains("Reason 108: bad key share.");
    assertThat(hits().getFirst().exact()).isTrue();
    Screens.waitFor(() -> explained().contains("The line that you asked about."));
    assertThat(explained())
        .startsWith(BAD_KEY_SHARE)
        .contains("184.105.247.194")
        .doesNotContain("in this log", "failures here");
    robot.clickOn("Copy explanation");
    String copied =
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Clipboard.getSystemClipboard().getString());
    assertThat(copied).isEqualTo(explained());
  }

  @Test
  void everyExampleFindsSomething(FxRobot robot) throws Exception {
    show(ENGLISH, 1000, 700);
    List<Node> examples = List.copyOf(root().lookupAll(".example"));
    assertThat(examples).hasSize(6);
    for (Node example : examples) {
      fx(((Button) example)::fire);
      waitForHits();
      assertThat(explained()).as(field().getText()).isNotEmpty();
      fx(() -> field().clear());
      Screens.waitFor(() -> isShown("#start"));
    }
  }

  @Test
  void whatIsNotKnownIsDecodedAndReported() throws Exception {
    show(ENGLISH, 1000, 700);
    question(UNKNOWN);
    Screens.waitFor(() -> root().lookup(".unexplained") != null);

    assertThat(label("#decoded"))
        .contains("0A0004E7: Library 20: SSL routines.", "1255", "Alert 255");
    Button copy = (Button) root().lookup(".copy-report");
    fx(copy::fire);
    String report =
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Clipboard.getSystemClipboard().getString());
    assertThat(report)
        .contains("client: 192.0.2.1", "0A0004E7", "Alert 255")
        .doesNotContain("203.0.113.7");
  }

  @Test
  void hostileTextIsShownAsWhatItIs() throws Exception {
    show(ENGLISH, 1000, 700);
    question("error:0A0004E7:SSL \u202e routines::evil \u202e reason");
    Screens.waitFor(() -> root().lookup(".unexplained") != null);

    assertThat(label("#decoded")).contains("evil <U+202E> reason");
  }

  @Test
  void anEntryThatIsAskedForIsTheAnswer() throws Exception {
    show(ENGLISH, 1000, 700);
    fx(() -> wiring.explanations().explain("no-shared-cipher"));
    waitForHits();

    assertThat(explained()).startsWith(name("no-shared-cipher"));
    assertThat(hits().getFirst().exact()).isTrue();
  }

  @Test
  void whatAnExplanationNamesIsOneClickAway() throws Exception {
    show(ENGLISH, 1000, 700);
    question("alert 120");
    waitForHits();
    Screens.waitFor(() -> root().lookup(".see-also .hyperlink") != null);
    Hyperlink link = (Hyperlink) root().lookup(".see-also .hyperlink");
    String name = link.getText();
    assertThat(name).isEqualTo(name("no-application-protocol"));
    fx(link::fire);
    Screens.waitFor(() -> explained().startsWith(name));

    assertThat(field().getText()).isEqualTo("no-application-protocol");
  }

  @Test
  void aChangeOfLanguageKeepsTheQuestion() throws Exception {
    show(ENGLISH, 1000, 700);
    question("alert 46");
    waitForHits();
    show(Screens.LOOKS.get(2), 1000, 700);
    waitForHits();

    assertThat(field().getText()).isEqualTo("alert 46");
    assertThat(label("#count")).startsWith("2 条解释完全相符");
  }

  private void show(Look look, double width, double height) throws Exception {
    fx(() -> Screens.show(stage, wiring, LookupController.class, look, width, height));
  }

  private void question(String text) throws Exception {
    fx(() -> wiring.explanations().questionProperty().set(text));
  }

  private void waitForQuestion(String text) throws Exception {
    question("");
    Screens.waitFor(() -> isShown("#start"));
    question(text);
    waitForHits();
  }

  /// For the answer to what stands in the field.
  private void waitForHits() throws TimeoutException {
    String wanted = wiring.explanations().questionProperty().get();
    Screens.waitFor(() -> isShown("#results") && !hits().isEmpty() && !explained().isEmpty());
    Screens.waitFor(
        () -> !wiring.explanations().questionProperty().get().isEmpty() || wanted.isEmpty());
    WaitForAsyncUtils.sleep(300, java.util.concurrent.TimeUnit.MILLISECONDS);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// The pane around the list takes it in when it is drawn first.
  @SuppressWarnings("unchecked")
  private List<Found.Hit> hits() {
    ListView<Found.Hit> list = (ListView<Found.Hit>) root().lookup("#list");
    return list == null ? List.of() : List.copyOf(list.getItems());
  }

  private String explained() {
    Node pane = root().lookup(".explanation");
    return pane instanceof EntryPane entry ? entry.text() : "";
  }

  private TextField field() {
    return (TextField) root().lookup("#field");
  }

  private String label(String id) {
    return ((Label) root().lookup(id)).getText();
  }

  private boolean isShown(String id) {
    return root().lookup(id).isVisible();
  }

  private Parent root() {
    return stage.getScene().getRoot();
  }

  private static String name(String entry) {
    return Objects.requireNonNull(ErrorCatalog.bundled().get(entry)).en().name();
  }

  private static String article() throws Exception {
    return Files.readAllLines(Screens.SAMPLES.resolve("article.log")).getFirst();
  }

  private static void fx(Action action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          action.run();
          return null;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private interface Action {
    void run() throws Exception;
  }
}

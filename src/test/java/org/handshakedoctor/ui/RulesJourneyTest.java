package org.handshakedoctor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.handshakedoctor.core.rules.RuleWriters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// From the table of addresses to the copied rule and its undo, with the keyboard alone.
@ExtendWith(ApplicationExtension.class)
class RulesJourneyTest {
  private static final int SCANNERS = 12;
  private static final String VISITOR = "165.227.76.114";
  private static final String KEY_SHARE =
      "141CF06C:SSL routines:tls_parse_ctos_key_share:bad key share";
  private static final String UNKNOWN =
      "0A000416:SSL routines::sslv3 alert certificate unknown:SSL alert number 46";

  private Stage stage;
  private Wiring wiring;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    wiring = Screens.wiring();
    wiring.preferences().change(settings -> settings.withLanguage("en"));
    stage.setX(0);
    stage.setY(0);
    App.show(stage, wiring);
    stage.sizeToScene();
  }

  @Test
  void fromTheTableToTheCopiedRuleAndItsUndo(FxRobot robot, @TempDir Path folder) throws Exception {
    Screens.open(wiring, errors(folder), visits(folder));

    // Everybody is put in the list.
    press(robot, KeyCode.DIGIT2);
    fx(() -> stage.getScene().lookup("#table").requestFocus());
    press(robot, KeyCode.A);
    robot.type(KeyCode.SPACE);
    Screens.waitFor(() -> wiring.session().blockSelection().size() == SCANNERS + 5);

    // The advice is to block nothing, and the rules are shown all the same.
    press(robot, KeyCode.DIGIT4);
    Screens.waitFor(() -> shown("#adviceTitle"));
    assertThat(text("#adviceTitle")).isEqualTo("Our advice for this log: block nothing.");
    picture("window-rules-advice");
    tabTo(robot, "showRules");
    robot.type(KeyCode.SPACE);
    Screens.waitFor(() -> shown(".who-list"));
    assertThat(head(0)).isEqualTo("Step 1: Who. 12 blocked, 5 left out");
    picture("window-rules-who");

    // To the products: what suits this log best is chosen already.
    robot.type(KeyCode.F6);
    assertThat(focused()).isEqualTo("nftables");
    assertThat(text(".card:chosen .stops")).isEqualTo("stops the handshake");
    picture("window-rules-how");

    // To the text, which is copied.
    robot.type(KeyCode.F6);
    assertThat(focused()).isEqualTo("copyRules");
    assertThat(head(2)).isEqualTo("Step 3: Text. 9 rules");
    assertThat(text(".reach")).isEqualTo("Nobody who visited the site would be hit.");
    robot.type(KeyCode.SPACE);
    assertThat(text(".rule-text .message")).isEqualTo("Copied. Undo is in the third tab.");
    assertThat(clipboard()).contains("table inet handshake_doctor", "45.0.0.4/31").endsWith("\n");
    picture("window-rules-text");

    // The undo is seen.
    TabPane tabs = (TabPane) stage.getScene().lookup(".rule-text .tab-pane");
    robot.type(KeyCode.TAB, KeyCode.TAB).type(KeyCode.RIGHT, KeyCode.RIGHT);
    assertThat(tabs.getSelectionModel().getSelectedIndex()).isEqualTo(2);
    assertThat(tabs.getSelectionModel().getSelectedItem().getContent().lookupAll(".list-cell"))
        .extracting(Node::getAccessibleText)
        .contains(RuleWriters.ALL.getFirst().undo().lines().findFirst().orElseThrow());
    picture("window-rules-undo");
  }

  /// Twelve scanners, some of them neighbours, which make nine rules; and five who should be left
  /// alone, for five reasons.
  private static Path errors(Path folder) throws Exception {
    StringBuilder log = new StringBuilder();
    List<String> scanners =
        Stream.concat(
                IntStream.of(4, 5, 8, 9, 12, 13).mapToObj(i -> "45.0.0." + i),
                IntStream.range(0, SCANNERS - 6).mapToObj(i -> "45.%d.0.77".formatted(i + 10)))
            .toList();
    for (int day = 1; day <= 3; day++) {
      for (String scanner : scanners) {
        log.append(failure(day, scanner, KEY_SHARE).repeat(8));
      }
      for (String left : List.of("203.0.113.9", VISITOR, "2a01:4f8:1:2::5", "5.161.90.230")) {
        log.append(failure(day, left, KEY_SHARE).repeat(3));
      }
      log.append(failure(day, "80.10.11.12", UNKNOWN));
    }
    return Files.writeString(folder.resolve("error.log"), log, StandardCharsets.UTF_8);
  }

  private static String failure(int day, String client, String reason) {
    return "2024/01/%02d 02:36:21 [crit] 13721#0: *2341389 SSL_do_handshake() failed (SSL: error:"
            .formatted(day)
        + reason
        + ") while SSL handshaking, client: "
        + client
        + ", server: 0.0.0.0:443\n";
  }

  private static Path visits(Path folder) throws Exception {
    String log =
        Stream.of(VISITOR, "2a01:4f8:1:2::1", "8.8.4.4")
            .map(
                client ->
                    client
                        + " - - [01/Jan/2024:02:40:00 +0000] \"GET / HTTP/1.1\" 200 612 \"-\""
                        + " \"Mozilla/5.0\"\n")
            .map(line -> line.repeat(34))
            .reduce("", String::concat);
    return Files.writeString(folder.resolve("access.log"), log, StandardCharsets.UTF_8);
  }

  private void tabTo(FxRobot robot, String id) {
    for (int i = 0; i < 60 && !id.equals(focused()); i++) {
      robot.type(KeyCode.TAB);
    }
    assertThat(focused()).isEqualTo(id);
  }

  private String focused() {
    Node owner = stage.getScene().getFocusOwner();
    return owner == null ? "" : owner.getId();
  }

  private String head(int step) {
    return stage.getScene().getRoot().lookupAll(".step-head").stream()
        .skip(step)
        .map(ToggleButton.class::cast)
        .findFirst()
        .orElseThrow()
        .getAccessibleText();
  }

  private String text(String selector) {
    return ((Label) stage.getScene().lookup(selector)).getText();
  }

  private boolean shown(String selector) {
    Node node = stage.getScene().lookup(selector);
    for (Node one = node; one != null; one = one.getParent()) {
      if (!one.isVisible()) {
        return false;
      }
    }
    return node != null;
  }

  private void picture(String name) throws Exception {
    Screens.picture(stage.getScene().getRoot(), name + "-light-en");
  }

  private static void press(FxRobot robot, KeyCode key) {
    robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void fx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }

  private static String clipboard() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000, () -> Clipboard.getSystemClipboard().getString());
  }
}

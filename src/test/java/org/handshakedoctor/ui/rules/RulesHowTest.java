package org.handshakedoctor.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.ui.rules.RulesScreen.ENGLISH;
import static org.handshakedoctor.ui.rules.RulesScreen.SCANNER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.handshakedoctor.core.rules.RuleWriter;
import org.handshakedoctor.core.rules.RuleWriters;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.fx.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The second step: the product, the time, the ports.
@ExtendWith(ApplicationExtension.class)
class RulesHowTest {
  private RulesScreen screen;

  @Start
  void start(Stage stage) {
    screen = new RulesScreen(stage);
  }

  @Test
  void whatSuitsTheLogComesFirstAndIsChosen(@TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    screen.choose(SCANNER);

    assertThat(groups().getFirst()).isEqualTo("Suits this log best");
    assertThat(cards().getFirst()).isEqualTo("nftables");
    assertThat(chosen()).isEqualTo("nftables");
    assertThat(screen.label(".group-why")).startsWith("nftables ends the connection before");
  }

  @Test
  void aLogOfHaproxyIsSuitedByHaproxy() throws Exception {
    screen.show(ENGLISH, 1000, 700);
    screen.open(Screens.SAMPLES.resolve("haproxy.log"));
    screen.want();
    Screens.waitFor(() -> screen.isShown(".card"));

    assertThat(cards().getFirst()).isEqualTo("HAProxy");
    assertThat(chosen()).isEqualTo("haproxy");
    // Nobody has chosen it, so another log may be suited by something else.
    assertThat(screen.draft().target()).isNull();
  }

  @Test
  void everyTargetHasOneCard(@TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    screen.choose(SCANNER);

    assertThat(cards())
        .containsExactlyInAnyOrderElementsOf(
            RuleWriters.ALL.stream().map(RuleWriter::name).toList());
  }

  @Test
  void productsAreFound(FxRobot robot, @TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    screen.choose(SCANNER);

    robot.clickOn("#findProduct").write("ubuntu");
    assertThat(cards()).containsExactly("ufw");
    robot.type(KeyCode.DOWN);
    assertThat(screen.root().getScene().getFocusOwner().getId()).isEqualTo("ufw");
    robot.type(KeyCode.SPACE);
    Screens.waitFor(() -> screen.plan().contains("ufw"));

    robot.clickOn("#findProduct").write("zzz");
    assertThat(cards()).isEmpty();
    assertThat(screen.isShown(".how-empty")).isTrue();
    robot.type(KeyCode.ESCAPE);
    assertThat(cards()).hasSize(RuleWriters.ALL.size());
  }

  @Test
  void everyTargetAndExpiryChangesTheText(FxRobot robot, @TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    screen.choose(SCANNER);
    assertThat(screen.plan())
        .startsWith("#")
        .contains("table inet handshake_doctor")
        .contains("timeout 7d");

    screen.fx(
        () ->
            screen
                .session()
                .rulesDraftProperty()
                .set(screen.draft().withExpiry(Expiry.DAY.duration())));
    Screens.waitFor(() -> screen.plan().contains("timeout 1d"));
    assertThat(screen.draft().expiry()).isEqualTo(Duration.ofDays(1));

    robot.interact(robot.lookup("#nginx-deny").queryAs(RadioButton.class)::fire);
    Screens.waitFor(() -> screen.plan().contains("deny " + SCANNER + ";"));
    assertThat(robot.lookup(".ports").query().isDisabled()).isTrue();
  }

  @Test
  void theCardTheKeyboardIsOnIsInSight(FxRobot robot, @TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    screen.choose(SCANNER);
    RadioButton last =
        robot.lookup("#" + RuleWriters.ALL.getLast().id()).queryAs(RadioButton.class);
    Node box = robot.lookup(".target-cards").query();

    robot.interact(last::requestFocus);

    Screens.waitFor(() -> bounds(box).contains(bounds(last)));
  }

  @Test
  void portsAreTakenWhenTheyAreAList(FxRobot robot, @TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    screen.choose(SCANNER);
    Node field = robot.lookup(".ports .text-field").query();

    robot.clickOn(field).type(KeyCode.END).write(", 8443");
    Screens.waitFor(() -> screen.plan().contains("{ 443, 8443 }"));
    robot.write("x");

    assertThat(screen.draft().ports()).containsExactly(443, 8443);
    assertThat(robot.lookup(".ports .error").query().isVisible()).isTrue();
  }

  @Test
  void everyTargetSaysWhyInBothLanguages() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      Texts texts = new Texts(locale);
      for (RuleWriter writer : RuleWriters.ALL) {
        assertThat(texts.get("rules.target." + writer.id())).isNotBlank();
      }
      for (TargetGroup group : TargetGroup.values()) {
        assertThat(texts.get(group.key())).isNotBlank();
      }
    }
  }

  private List<String> cards() {
    return screen.root().lookupAll(".card .radio-button").stream()
        .map(radio -> ((RadioButton) radio).getText())
        .toList();
  }

  private List<String> groups() {
    return screen.root().lookupAll(".group-name").stream()
        .map(label -> ((Label) label).getText())
        .toList();
  }

  private String chosen() {
    return screen.root().lookupAll(".card .radio-button").stream()
        .map(RadioButton.class::cast)
        .filter(RadioButton::isSelected)
        .findFirst()
        .orElseThrow()
        .getId();
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }
}

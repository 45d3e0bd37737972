package org.handshakedoctor.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.ui.rules.RulesScreen.ENGLISH;
import static org.handshakedoctor.ui.rules.RulesScreen.EXAMPLE;
import static org.handshakedoctor.ui.rules.RulesScreen.LONG;
import static org.handshakedoctor.ui.rules.RulesScreen.ONCE;
import static org.handshakedoctor.ui.rules.RulesScreen.SCANNER;
import static org.handshakedoctor.ui.rules.RulesScreen.clipboard;
import static org.handshakedoctor.ui.rules.RulesScreen.ip;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.rules.RuleWriter;
import org.handshakedoctor.core.rules.RuleWriters;
import org.handshakedoctor.ui.Screens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The third step: the texts, how they are taken along, and whom they would have met.
@ExtendWith(ApplicationExtension.class)
class RulesTextTest {
  private static final int HITS = 3;

  private RulesScreen screen;

  @Start
  void start(Stage stage) {
    screen = new RulesScreen(stage);
  }

  @Test
  void theHeadCountsAddressesAndRules(@TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    screen.choose("45.0.0.4", "45.0.0.5", LONG);

    assertThat(screen.label(".count")).isEqualTo("3 addresses → 2 rules");
  }

  @Test
  void whatIsCopiedIsWhatIsShown(FxRobot robot, @TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    screen.choose(SCANNER, LONG);

    robot.clickOn("Copy");

    RuleWriter nftables = RuleWriters.ALL.getFirst();
    assertThat(clipboard()).isEqualTo(screen.plan()).endsWith("\n");
    assertThat(screen.label(".message")).isEqualTo("Copied. Undo is in the third tab.");
    assertThat(robot.lookup("#copyRules").queryButton().getAccessibleText())
        .isEqualTo("Copied. Undo is in the third tab.");

    robot.clickOn("Undo");
    assertThat(screen.isShown(".message")).isFalse();
    robot.clickOn("#copyRules");
    assertThat(clipboard()).isEqualTo(nftables.undo());
    assertThat(screen.label(".message")).isEqualTo("Copied.");
  }

  @Test
  void everyTextIsCopiedByteForByte(@TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    screen.choose(SCANNER, LONG);
    Button copy = (Button) screen.root().lookup("#copyRules");

    for (RuleWriter writer : RuleWriters.ALL) {
      screen.fx(
          () -> screen.session().rulesDraftProperty().set(screen.draft().withTarget(writer.id())));
      Screens.waitFor(() -> texts().contains(writer.undo()));
      for (int tab = 0; tab < HITS; tab++) {
        int one = tab;
        screen.fx(() -> screen.tabs().getSelectionModel().select(one));
        screen.fx(copy::fire);

        byte[] copied = clipboard().getBytes(StandardCharsets.UTF_8);
        assertThat(copied).isEqualTo(texts().get(tab).getBytes(StandardCharsets.UTF_8));
        assertThat(clipboard()).as(writer.id()).doesNotContain("\r").endsWith("\n");
      }
    }
  }

  @Test
  void selectedLinesAreCopiedWithTheKeyboard(FxRobot robot, @TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    screen.choose(SCANNER);
    String first = screen.plan().lines().findFirst().orElseThrow();

    screen.fx(
        () -> {
          screen.lines().requestFocus();
          screen.lines().getSelectionModel().select(0);
        });
    robot.press(KeyCode.SHORTCUT, KeyCode.C).release(KeyCode.C, KeyCode.SHORTCUT);

    assertThat(clipboard()).isEqualTo(first + "\n");
  }

  @Test
  void theTextIsSavedByteForByte(FxRobot robot, @TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    screen.choose(SCANNER);
    RuleText ruleText = robot.lookup(".rule-text").queryAs(RuleText.class);
    Path file = folder.resolve("rules.nft");

    screen.fx(() -> ruleText.write(file, screen.plan()));
    Screens.waitFor(() -> screen.label(".message").startsWith("Saved"));
    assertThat(Files.readString(file)).isEqualTo(screen.plan());

    screen.fx(() -> ruleText.write(folder, screen.plan()));
    Screens.waitFor(() -> screen.label(".message").startsWith("Could not"));
  }

  @Test
  void whatChangesIsMarkedForAMoment(@TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    screen.choose(SCANNER);
    assertThat(screen.lines().marked()).isZero();

    screen.choose(ONCE);
    Screens.waitFor(() -> screen.plan().contains(ONCE));
    assertThat(screen.lines().marked()).isBetween(1, 5);
    Screens.waitFor(() -> screen.lines().marked() == 0);

    // Of another product everything is new.
    screen.fx(() -> screen.session().rulesDraftProperty().set(screen.draft().withTarget("ipset")));
    Screens.waitFor(() -> screen.plan().contains("ipset"));
    assertThat(screen.lines().marked()).isZero();
  }

  @Test
  void nobodyWhoVisitedWouldBeHit(@TempDir Path folder) throws Exception {
    screen.show(ENGLISH, 1000, 700);
    screen.open(RulesScreen.log(folder), RulesScreen.access(folder));
    screen.want();
    screen.choose(SCANNER);

    assertThat(screen.label(".reach")).isEqualTo("Nobody who visited the site would be hit.");
  }

  @Test
  void whoVisitedAndWouldBeHitComesFirst(@TempDir Path folder) throws Exception {
    screen.show(ENGLISH, 1000, 700);
    screen.open(RulesScreen.log(folder), RulesScreen.access(folder));
    screen.want();
    screen.choose(SCANNER, ONCE, LONG);
    screen.fx(
        () ->
            screen
                .session()
                .rulesDraftProperty()
                .set(screen.draft().withOverridden(ip(ONCE), true).withOverridden(ip(LONG), true)));
    Screens.waitFor(() -> screen.plan().contains(ONCE));

    assertThat(screen.label(".reach"))
        .isEqualTo(
            "2 IPv4 addresses and one IPv6 network: 4 addresses of them seen in the logs, 2 of"
                + " them visited the site.");
    screen.fx(() -> screen.tabs().getSelectionModel().select(HITS));
    screen.picture("hits-doubtful", ENGLISH);
    assertThat(hits())
        .containsExactly(
            ONCE + ", one failure, at 2023-12-27 02:36:21 · 340 requests answered",
            "2a01:4f8:1234:5678::/64, a whole network, 2 of its addresses seen · 21 failures, the"
                + " last at 2023-12-27 02:36:21 · one of them visited, 2 requests answered",
            SCANNER + ", 30 failures, the last at 2023-12-27 02:36:21 · never visited");
    assertThat(screen.root().lookup("#copyRules").isDisabled()).isTrue();
  }

  @Test
  void withoutAnAccessLogNothingIsSaidOfVisits(@TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    screen.choose(SCANNER);

    assertThat(screen.label(".reach")).startsWith("Open the access log as well");
  }

  @Test
  void whyThereIsNoTextIsSaid(@TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    Screens.waitFor(() -> !screen.label(".hint").isEmpty());
    assertThat(screen.label(".hint"))
        .isEqualTo("The rules appear here as soon as an address is selected.");

    screen.choose(EXAMPLE);
    assertThat(screen.label(".hint"))
        .isEqualTo("All selected addresses are left out, so there is nothing to write.");
    assertThat(screen.isShown("#copyRules")).isFalse();
  }

  @Test
  void aListThatSlowsAProductDownComesWithAWarning(@TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    choose("nginx-deny", 1_001);
    Screens.waitFor(() -> !screen.plan().isEmpty());

    assertThat(screen.label("#slow")).startsWith("1,001 lines make nginx");
    screen.fx(
        () -> screen.session().rulesDraftProperty().set(screen.draft().withTarget("nginx-geo")));
    Screens.waitFor(() -> screen.label("#slow").isEmpty());
  }

  @Test
  void aListThatIsTooLongForAProductIsRefused(@TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    choose("iptables", 10_001);
    Screens.waitFor(() -> screen.label(".hint").startsWith("10,001 rules are too many"));

    assertThat(screen.plan()).isEmpty();
    assertThat(screen.isShown("#copyRules")).isFalse();
  }

  private void choose(String target, int addresses) {
    screen.fx(
        () -> {
          screen.session().rulesDraftProperty().set(screen.draft().withTarget(target));
          screen
              .session()
              .blockSelection()
              .addAll(
                  IntStream.range(0, addresses)
                      .mapToObj(i -> IpAddress.ofIpv4(0x2D000000 + 2 * i))
                      .toList());
        });
  }

  private List<String> texts() {
    return screen.tabs().getTabs().stream()
        .limit(HITS)
        .map(tab -> ((TextLines) tab.getContent()).text())
        .toList();
  }

  private List<String> hits() {
    return screen.root().lookupAll(".hit-list .list-cell").stream()
        .map(cell -> ((ListCell<?>) cell).getAccessibleText())
        .filter(text -> text != null)
        .toList();
  }
}

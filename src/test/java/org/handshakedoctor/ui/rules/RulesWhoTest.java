package org.handshakedoctor.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.ui.rules.RulesScreen.ARTICLE;
import static org.handshakedoctor.ui.rules.RulesScreen.CLOUDFLARE;
import static org.handshakedoctor.ui.rules.RulesScreen.ENGLISH;
import static org.handshakedoctor.ui.rules.RulesScreen.EXAMPLE;
import static org.handshakedoctor.ui.rules.RulesScreen.LONG;
import static org.handshakedoctor.ui.rules.RulesScreen.ONCE;
import static org.handshakedoctor.ui.rules.RulesScreen.SCANNER;
import static org.handshakedoctor.ui.rules.RulesScreen.ip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.handshakedoctor.core.rules.Decision;
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.ui.Screens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The first step: who is blocked, who is left out and why, and that each decision can be taken
/// back.
@ExtendWith(ApplicationExtension.class)
class RulesWhoTest {
  private RulesScreen screen;

  @Start
  void start(Stage stage) {
    screen = new RulesScreen(stage);
  }

  @Test
  void suggestTakesWhoStandsOutAndSparesTheRest(FxRobot robot, @TempDir Path folder)
      throws Exception {
    screen.show(ENGLISH, 774, 466);
    screen.open(RulesScreen.flood(folder));
    Screens.waitFor(() -> screen.isShown(".steps"));

    robot.clickOn("Suggest");
    Screens.waitFor(() -> !screen.plan().isEmpty());

    assertThat(screen.session().blockSelection()).containsExactly(ip(SCANNER));
    assertThat(screen.label("#suggestion"))
        .isEqualTo(
            "One address added: at least 20 failures, on two days or as a flood, and nothing speaks against"
                + " blocking.");

    robot.clickOn("#undoDecision");
    assertThat(screen.session().blockSelection()).isEmpty();
    assertThat(screen.label("#suggestion")).startsWith("Taken back: One address added");
    robot.clickOn("#undoDecision");
    assertThat(screen.session().blockSelection()).containsExactly(ip(SCANNER));
  }

  @Test
  void nobodyToSuggestIsSaid(FxRobot robot) throws Exception {
    screen.show(ENGLISH, 774, 466);
    screen.open(ARTICLE);
    screen.want();
    Screens.waitFor(() -> screen.isShown("#suggest"));

    robot.clickOn("Suggest");
    Screens.waitFor(() -> !screen.label("#suggestion").isEmpty());

    assertThat(screen.label("#suggestion"))
        .isEqualTo("Nobody to suggest: no address failed 20 times or more.");
    assertThat(screen.session().blockSelection()).isEmpty();
  }

  @Test
  void whoIsLeftOutIsShownWithTheReason(FxRobot robot, @TempDir Path folder) throws Exception {
    screen.show(ENGLISH, 774, 900);
    screen.open(RulesScreen.log(folder), RulesScreen.access(folder));
    screen.want();

    screen.choose(SCANNER, CLOUDFLARE, EXAMPLE, ONCE);

    List<String> rows = screen.rows();
    assertThat(rows)
        .startsWith(
            "Will be blocked (1)",
            SCANNER + ", 30 failures, will be blocked. The Shadowserver Foundation",
            "Left out (3)");
    assertThat(rows.get(3))
        .startsWith(CLOUDFLARE + ", 40 failures, left out: Cloudflare, a content delivery network");
    assertThat(rows.get(4))
        .isEqualTo(
            EXAMPLE + ", 25 failures, left out: an address reserved for examples: nobody has it");
    assertThat(rows.get(5)).startsWith(ONCE + ", one failure, left out: DigitalOcean, 340 pages");
    assertThat(screen.plan())
        .contains(SCANNER)
        .doesNotContain(CLOUDFLARE)
        .doesNotContain(EXAMPLE)
        .doesNotContain(ONCE);
    assertThat(robot.lookup(".who-list .check-box").queryAll()).hasSize(2);
  }

  @Test
  void aSoftReasonIsOverriddenForThisAddressOnly(FxRobot robot, @TempDir Path folder)
      throws Exception {
    screen.open(folder, 774, 900);
    screen.choose(CLOUDFLARE, EXAMPLE);
    CheckBox box = robot.lookup(".who-list .check-box").queryAs(CheckBox.class);

    robot.clickOn(box);
    Screens.waitFor(() -> screen.plan().contains(EXAMPLE));

    assertThat(screen.draft().overridden()).containsExactly(ip(EXAMPLE));
    assertThat(screen.draft().decisions())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.prefix().address()).isEqualTo(ip(EXAMPLE));
              assertThat(one.choice()).isEqualTo(Decision.Choice.INCLUDED);
              assertThat(one.despite()).isEqualTo(SpareReason.DOCUMENTATION);
            });
    assertThat(screen.rows()).contains("Will be blocked (1)", "Left out (1)");
    assertThat(screen.label("#suggestion"))
        .isEqualTo(
            EXAMPLE
                + " will be blocked although this speaks against it: an address reserved for"
                + " examples: nobody has it.");
    assertThat(screen.plan()).doesNotContain(CLOUDFLARE);

    robot.clickOn(EXAMPLE).type(KeyCode.SPACE);
    Screens.waitFor(() -> screen.draft().overridden().isEmpty());
    robot.clickOn(CLOUDFLARE).type(KeyCode.SPACE);
    assertThat(screen.draft().overridden()).isEmpty();
    assertThat(screen.label("#suggestion")).startsWith("This one cannot be overridden: Cloudflare");
  }

  @Test
  void reasonsAreOverriddenOneAtATime(FxRobot robot, @TempDir Path folder) throws Exception {
    screen.open(folder, 774, 900);
    screen.choose(EXAMPLE, "203.0.113.10");

    screen.fx(
        () -> {
          screen.whoList().getSelectionModel().selectAll();
          screen.whoList().requestFocus();
        });
    robot.type(KeyCode.SPACE);

    assertThat(screen.draft().overridden()).isEmpty();
    assertThat(screen.label("#suggestion")).startsWith("One at a time");
  }

  @Test
  void anAddressIsTakenOffTheListByMouseAndKeyAndPutBack(FxRobot robot, @TempDir Path folder)
      throws Exception {
    screen.open(folder, 774, 900);
    screen.choose(SCANNER, LONG, ONCE);

    robot.clickOn(robot.lookup(".remove").nth(0).<Node>query());
    Screens.waitFor(() -> !screen.plan().contains(SCANNER));
    assertThat(screen.label("#suggestion")).isEqualTo(SCANNER + " is off the list.");
    robot.clickOn(LONG).type(KeyCode.DELETE);
    Screens.waitFor(() -> !screen.plan().contains("2a01"));
    assertThat(screen.session().blockSelection()).containsExactly(ip(ONCE));

    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    Screens.waitFor(() -> screen.plan().contains(SCANNER));
    assertThat(screen.session().blockSelection())
        .containsExactlyInAnyOrder(ip(SCANNER), ip(LONG), ip(ONCE));

    robot.press(KeyCode.CONTROL, KeyCode.Y).release(KeyCode.Y, KeyCode.CONTROL);
    Screens.waitFor(() -> !screen.plan().contains(SCANNER));
  }

  @Test
  void anEmptiedListIsPutBackToo(FxRobot robot, @TempDir Path folder) throws Exception {
    screen.open(folder, 774, 900);
    screen.choose(SCANNER, LONG);

    robot.clickOn("Remove all");
    Screens.waitFor(() -> screen.plan().isEmpty());
    assertThat(screen.label(".empty"))
        .isEqualTo("No address selected. Press Space in the address table, or Suggest.");
    robot.clickOn("Undo");

    assertThat(screen.session().blockSelection()).hasSize(2);
  }

  @Test
  void somebodyIsFoundInALongList(FxRobot robot, @TempDir Path folder) throws Exception {
    screen.open(folder, 774, 700);
    screen.choose(SCANNER);
    assertThat(screen.isShown("#findAddress")).isFalse();
    screen.choose(IntStream.range(1, 20).mapToObj(i -> "45.0.0." + i).toArray(String[]::new));

    robot.clickOn("#findAddress").write("shadow");

    assertThat(screen.rows())
        .containsExactly(
            "Will be blocked (1 of 20)",
            SCANNER + ", 30 failures, will be blocked. The Shadowserver Foundation");
    robot.write("x");
    assertThat(screen.label(".empty")).isEqualTo("No address in the list fits “shadowx”.");
    robot.type(KeyCode.ESCAPE);
    assertThat(screen.rows()).contains("Will be blocked (20)");
  }

  @Test
  void aNetworkIsOfferedInPlaceOfManyOfItsAddresses(FxRobot robot, @TempDir Path folder)
      throws Exception {
    Path log = folder.resolve("many.log");
    Files.writeString(
        log,
        IntStream.range(0, 80)
            .mapToObj(i -> RulesScreen.lines("45.0.0." + i, 3, "bad key share"))
            .collect(Collectors.joining()));
    screen.show(ENGLISH, 774, 900);
    screen.open(log);
    screen.want();
    screen.choose(IntStream.range(0, 80).mapToObj(i -> "45.0.0." + i).toArray(String[]::new));
    assertThat(screen.plan()).doesNotContain("45.0.0.0/24");
    screen.fx(() -> screen.whoList().scrollTo(screen.whoList().getItems().size() - 1));

    robot.clickOn(robot.lookup(".who-list .check-box").<Node>query());
    Screens.waitFor(() -> screen.plan().contains("45.0.0.0/24"));

    assertThat(screen.label("#suggestion"))
        .isEqualTo("45.0.0.0/24 will be blocked as a whole, with 176 addresses that did nothing.");
    assertThat(screen.plan()).doesNotContain("45.0.0.64/28");
    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    Screens.waitFor(() -> !screen.plan().contains("45.0.0.0/24"));
  }

  @Test
  void rowsAreAsHighAsWhatTheyHold(@TempDir Path folder) throws Exception {
    screen.open(folder, 800, 900);
    screen.choose(SCANNER, LONG, CLOUDFLARE, EXAMPLE);
    for (double width : new double[] {1000, 594, 774, 900}) {
      screen.fx(() -> screen.stage().setWidth(width));
      Screens.waitFor(() -> screen.root().getLayoutBounds().getWidth() == width);
      for (Node cell : screen.whoList().lookupAll(".list-cell")) {
        Region row = (Region) ((ListCell<?>) cell).getGraphic();
        if (row != null) {
          double spare = row.getHeight() - row.prefHeight(row.getWidth());
          assertThat(spare).as(row.toString()).isBetween(-0.5, 3.0);
        }
      }
    }
  }
}

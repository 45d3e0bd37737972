package org.handshakedoctor.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.ui.rules.RulesScreen.ARTICLE;
import static org.handshakedoctor.ui.rules.RulesScreen.ENGLISH;
import static org.handshakedoctor.ui.rules.RulesScreen.LONG;
import static org.handshakedoctor.ui.rules.RulesScreen.SCANNER;
import static org.handshakedoctor.ui.rules.RulesScreen.ip;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.Screens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What is said before the rules, and the way through the three steps.
@ExtendWith(ApplicationExtension.class)
class RulesTest {
  private RulesScreen screen;

  @Start
  void start(Stage stage) {
    screen = new RulesScreen(stage);
  }

  @Test
  void theAdviceStandsAloneUntilTheRulesAreAskedFor(FxRobot robot) throws Exception {
    screen.show(ENGLISH, 774, 466);
    screen.open(ARTICLE);
    Screens.waitFor(() -> screen.isShown("#adviceTitle"));
    assertThat(screen.label("#adviceTitle")).isEqualTo("Our advice for this log: block nothing.");
    assertThat(screen.label("#adviceReason")).startsWith("7 failed handshakes, about 7 a day");
    assertThat(screen.isShown(".steps")).isFalse();

    robot.clickOn("Show rules anyway");

    assertThat(screen.isShown(".steps")).isTrue();
    assertThat(screen.draft().wanted()).isTrue();
    assertThat(screen.root().getScene().getFocusOwner().getId()).isEqualTo("suggest");
    screen.show(ENGLISH, 594, 330);
    Screens.waitFor(() -> screen.isShown(".steps"));
  }

  @Test
  void theReasonOfTheAdviceIsAClickAway(FxRobot robot) throws Exception {
    screen.show(ENGLISH, 774, 466);
    screen.open(ARTICLE);
    screen.want();
    Screens.waitFor(() -> screen.isShown(".steps"));
    assertThat(screen.isShown("#adviceReason")).isFalse();

    robot.clickOn("Why?");

    assertThat(screen.isShown("#adviceReason")).isTrue();
  }

  @Test
  void whereTheAddressesAreProxiesThatIsSaidInsteadOfRules(@TempDir Path folder) throws Exception {
    screen.show(ENGLISH, 774, 466);
    screen.open(RulesScreen.log(folder));
    Screens.waitFor(() -> screen.isShown("#adviceTitle"));

    assertThat(screen.label("#adviceTitle"))
        .isEqualTo("Do not block here: these are your own proxies.");
    assertThat(screen.label("#adviceReason"))
        .startsWith("These are your proxies: 12,345 of 12,484 failures")
        .contains("Look into the log of the machine in front");
    assertThat(screen.isShown(".steps")).isFalse();
    assertThat(screen.isShown("#showRules")).isTrue();
  }

  @Test
  void anAddressThatFloodsTheLogIsWorthAThought(FxRobot robot, @TempDir Path folder)
      throws Exception {
    screen.show(ENGLISH, 774, 466);
    screen.open(RulesScreen.flood(folder));
    Screens.waitFor(() -> screen.isShown(".steps"));

    assertThat(screen.label("#adviceTitle")).isEqualTo("Blocking may be worth it here.");

    robot.clickOn("Suggest");
    Screens.waitFor(() -> screen.plan().contains(SCANNER));
  }

  @Test
  void manyForgedLinesAreSaidAndShown(FxRobot robot) throws Exception {
    screen.show(ENGLISH, 774, 466);
    screen.open(Screens.SAMPLES.resolve("nginx-forged.log"));
    screen.want();
    Screens.waitFor(() -> screen.isShown(".notices"));
    int before = screen.session().forgedCallsProperty().get();

    robot.clickOn((Hyperlink) robot.lookup("Show them").query());

    assertThat(screen.session().forgedCallsProperty().get()).isEqualTo(before + 1);
  }

  @Test
  void inANarrowWindowTheStepsComeOneAtATime(FxRobot robot, @TempDir Path folder) throws Exception {
    screen.open(folder, 774, 466);
    screen.choose(SCANNER, LONG);
    assertThat(screen.isShown(".who-list")).isTrue();
    assertThat(screen.isShown(".target-cards")).isFalse();
    assertThat(screen.isShown(".rule-text")).isFalse();

    robot.clickOn("How");
    assertThat(screen.isShown(".target-cards")).isTrue();
    assertThat(screen.isShown(".who-list")).isFalse();
    robot.clickOn("Text");
    assertThat(screen.isShown(".rule-text")).isTrue();

    // A click on the step in sight leaves it there.
    robot.clickOn("Text");
    assertThat(screen.isShown(".rule-text")).isTrue();
  }

  @Test
  void inAWideWindowTheStepsStandSideBySide(@TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 640);
    screen.choose(SCANNER);

    for (String step : List.of(".who-list", ".target-cards", ".rule-text")) {
      assertThat(screen.isShown(step)).as(step).isTrue();
    }
  }

  @Test
  void theHeadsTellWhatHasComeOfEachStep(@TempDir Path folder) throws Exception {
    screen.open(folder, 774, 466);
    screen.choose(SCANNER, LONG, "10.0.0.5");

    assertThat(screen.root().lookupAll(".step-head").stream().map(ToggleButton.class::cast))
        .extracting(ToggleButton::getAccessibleText)
        .containsExactly(
            "Step 1: Who. 2 blocked, 1 left out",
            "Step 2: How. nftables, 7 days",
            "Step 3: Text. 2 rules");
  }

  @Test
  void theKeysGoFromStepToStep(FxRobot robot, @TempDir Path folder) throws Exception {
    screen.open(folder, 774, 466);
    screen.choose(SCANNER);
    screen.fx(screen.whoList()::requestFocus);

    robot.type(KeyCode.F6);
    assertThat(screen.root().getScene().getFocusOwner().getId()).isEqualTo("nftables");
    robot.type(KeyCode.F6);
    assertThat(screen.root().getScene().getFocusOwner().getId()).isEqualTo("copyRules");
    robot.type(KeyCode.F6);
    assertThat(screen.root().getScene().getFocusOwner()).isEqualTo(screen.whoList());
    robot.press(KeyCode.SHIFT).type(KeyCode.F6).release(KeyCode.SHIFT);
    assertThat(screen.root().getScene().getFocusOwner().getId()).isEqualTo("copyRules");
  }

  @Test
  void aViewThatIsNoLongerShownIsForgotten(@TempDir Path folder) throws Exception {
    screen.open(RulesScreen.log(folder));
    WeakReference<Parent> view =
        new WeakReference<>(
            WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> screen.wiring.views().load(RulesController.class)));
    Screens.waitFor(
        () -> {
          System.gc();
          return view.get() == null;
        });
  }

  @Test
  void tenThousandAddressesAreListedAtOnce(@TempDir Path folder) throws Exception {
    screen.open(folder, 1000, 700);
    List<IpAddress> many =
        IntStream.range(0, 10_000).mapToObj(i -> IpAddress.ofIpv4(0x2D000000 + 3 * i)).toList();

    long start = System.nanoTime();
    screen.fx(() -> screen.session().blockSelection().addAll(many));
    Screens.waitFor(() -> screen.plan().contains("45.0.117.45"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));

    long find = System.nanoTime();
    screen.fx(() -> screen.find("45.0.117.45"));
    assertThat(Duration.ofNanos(System.nanoTime() - find)).isLessThan(Duration.ofSeconds(1));
    assertThat(screen.rows())
        .containsExactly(
            "Will be blocked (1 of 10,000)", "45.0.117.45, not in this log, will be blocked. ");
    assertThat(screen.session().blockSelection()).contains(ip("45.0.0.0"));
  }
}

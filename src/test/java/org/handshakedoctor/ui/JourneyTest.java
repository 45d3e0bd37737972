package org.handshakedoctor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.diagnosis.Verdict;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.AnalysisSession.Phase;
import org.handshakedoctor.ui.session.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The way of a new user through the whole program: from the first screen to the copied rule.
@ExtendWith(ApplicationExtension.class)
class JourneyTest {
  /// An address of a company that scans the Internet; it fails a few times in the sample.
  private static final IpAddress SCANNER =
      Objects.requireNonNull(IpAddress.parse("87.236.176.148"));

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
  void fromTheFirstScreenToTheCopiedRule(FxRobot robot) throws Exception {
    AnalysisSession session = wiring.session();

    // The sample: something is wrong, and it is the backend.
    robot.clickOn("Try with a sample");
    Screens.waitFor(() -> session.phaseProperty().get() == Phase.DONE);
    Screens.waitFor(() -> session.viewProperty().get() != null && view().finished());
    assertThat(view().diagnosis().verdict()).isEqualTo(Verdict.FIX_YOUR_BACKEND);
    picture("window-overview");

    // The addresses, in order of their failures; the busiest is a scanner.
    press(robot, KeyCode.DIGIT2);
    assertThat(view().report().clients().getFirst().address()).hasToString("203.0.113.250");
    picture("window-addresses");

    // Brushing a day leaves only that day, in every pane.
    int all = view().report().failures();
    var timeline = view().overTime().timeline();
    long from = timeline.startOf(timeline.size() / 2);
    long until = from + 86_400;
    fx(() -> session.filterProperty().set(Filter.NONE.withTime(new TimeRange(from, until))));
    Screens.waitFor(() -> view().report().filter().equals(session.filterProperty().get()));
    assertThat(view().report().failures()).isPositive().isLessThan(all);
    assertThat(view().report().first()).isGreaterThanOrEqualTo((int) from);
    picture("window-brushed");
    robot.clickOn("Clear all");
    Screens.waitFor(() -> view().report().failures() == all);

    // The raw lines, among them none that was forged.
    press(robot, KeyCode.DIGIT3);
    assertThat(view().report().log().forgedCount()).isEqualTo(1);
    picture("window-lines");

    // Rules for a scanner, against the advice, and copied.
    fx(() -> session.blockSelection().add(SCANNER));
    press(robot, KeyCode.DIGIT4);
    Button anyway =
        robot
            .lookup(".button")
            .match(
                node ->
                    node instanceof Button one
                        && Objects.toString(one.getText(), "").startsWith("Show rules anyway"))
            .queryButton();
    robot.clickOn(anyway);
    Screens.waitFor(() -> robot.lookup("#copyRules").tryQuery().isPresent());
    picture("window-rules");
    Button copy = robot.lookup("#copyRules").queryButton();
    fx(copy::fire);
    String copied =
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Clipboard.getSystemClipboard().getString());
    assertThat(copied).contains("table inet handshake_doctor", SCANNER.toString());
  }

  @Test
  void everyPaneIsReachableByKeys(FxRobot robot) throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    TabPane tabs = robot.lookup("#tabs").queryAs(TabPane.class);
    KeyCode[] digits = {KeyCode.DIGIT4, KeyCode.DIGIT3, KeyCode.DIGIT2, KeyCode.DIGIT1};
    for (int i = 0; i < digits.length; i++) {
      press(robot, digits[i]);
      assertThat(tabs.getSelectionModel().getSelectedIndex()).isEqualTo(3 - i);
    }
    press(robot, KeyCode.W);
    assertThat(wiring.session().phaseProperty().get()).isEqualTo(Phase.EMPTY);
  }

  @Test
  void theCardOfForgedLinesLeadsToThem(FxRobot robot) throws Exception {
    robot.clickOn("Try with a sample");
    Screens.waitFor(() -> wiring.session().viewProperty().get() != null && view().finished());

    robot.clickOn(".forged-card");
    WaitForAsyncUtils.waitForFxEvents();

    TabPane tabs = robot.lookup("#tabs").queryAs(TabPane.class);
    assertThat(tabs.getSelectionModel().getSelectedIndex()).isEqualTo(2);
    TitledPane forged = robot.lookup("#forged").queryAs(TitledPane.class);
    assertThat(forged.isExpanded()).isTrue();
    assertThat(tabs.isFocused()).isTrue();
  }

  private View view() {
    return Objects.requireNonNull(wiring.session().viewProperty().get());
  }

  /// The whole window in every look, put back to the first.
  private void picture(String name) throws Exception {
    for (Screens.Look look : Screens.LOOKS.reversed()) {
      int tab =
          stage.getScene().lookup("#tabs") instanceof TabPane tabs
              ? tabs.getSelectionModel().getSelectedIndex()
              : 0;
      fx(
          () ->
              wiring
                  .preferences()
                  .change(
                      settings -> settings.withLanguage(look.language()).withTheme(look.theme())));
      fx(
          () -> {
            if (stage.getScene().lookup("#tabs") instanceof TabPane tabs) {
              tabs.getSelectionModel().select(tab);
            }
          });
      Screens.picture(stage.getScene().getRoot(), name + "-" + look);
    }
  }

  private static void press(FxRobot robot, KeyCode key) {
    robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void fx(Runnable action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }
}

package org.handshakedoctor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Filter.Part;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.fx.Focus;
import org.handshakedoctor.ui.fx.Overlay;
import org.handshakedoctor.ui.keys.KeysController;
import org.handshakedoctor.ui.main.MainController;
import org.handshakedoctor.ui.palette.PaletteController;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.AnalysisSession.Phase;
import org.handshakedoctor.ui.session.Pane;
import org.handshakedoctor.ui.session.View;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What all screens share: the commands, the keys, the filter's pills, the way back.
@ExtendWith(ApplicationExtension.class)
class FrameTest {
  private static final IpAddress SOMEBODY =
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
  void thePaletteFindsACommandInBothLanguagesAndDoesIt(FxRobot robot) throws Exception {
    press(robot, KeyCode.CONTROL, KeyCode.K);
    robot.write("sample");
    robot.type(KeyCode.ENTER);
    Screens.waitFor(() -> session().phaseProperty().get() == Phase.DONE);

    press(robot, KeyCode.CONTROL, KeyCode.K);
    fx(() -> typed().setText("日志行"));
    assertThat(first(robot)).isEqualTo("Show the lines");
    robot.type(KeyCode.ENTER);
    assertThat(wiring.workspace().paneProperty().get()).isEqualTo(Pane.LINES);

    // What makes no sense now is shown last, and does nothing.
    press(robot, KeyCode.CONTROL, KeyCode.K);
    robot.write("clear all");
    robot.type(KeyCode.ENTER);
    assertThat(overlay().isOpen()).isTrue();
    robot.type(KeyCode.ESCAPE);
    assertThat(overlay().isOpen()).isFalse();
    assertThat(wiring.workspace().paneProperty().get()).isEqualTo(Pane.LINES);
  }

  @Test
  void theKeysStayInThePaletteUntilItIsClosed(FxRobot robot) throws Exception {
    sample(robot);
    fx(() -> node("#search").requestFocus());
    press(robot, KeyCode.CONTROL, KeyCode.K);
    for (int i = 0; i < 5; i++) {
      robot.type(KeyCode.TAB);
      assertThat(Focus.isIn(overlay())).isTrue();
    }
    robot.type(KeyCode.ESCAPE);

    assertThat(node("#search").isFocused()).isTrue();
  }

  @Test
  void theSheetOfKeysShowsThemAsTheyAreSet(FxRobot robot) throws Exception {
    fx(
        () ->
            wiring
                .preferences()
                .change(settings -> settings.withKey("palette", "Shortcut+Shift+P")));
    robot.type(KeyCode.F1);

    assertThat(robot.lookup(".keys .key").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("Ctrl+Shift+P", "F1  ?", "Alt+←")
        .doesNotContain("Ctrl+K");
    robot.type(KeyCode.ESCAPE);
    press(robot, KeyCode.CONTROL, KeyCode.K);
    assertThat(overlay().isOpen()).isFalse();
  }

  @Test
  void aPillIsInvertedSwitchedOffAndTakenAway(FxRobot robot) throws Exception {
    sample(robot);
    fx(() -> session().filterProperty().set(Filter.NONE.withClient(SOMEBODY)));
    Screens.waitFor(() -> shown() > 0 && shown() < all());
    int of = shown();
    assertThat(count()).isEqualTo(of + " of " + all() + " failures");

    robot.clickOn("#pill-clients");
    robot.clickOn("Show all but this");
    Screens.waitFor(() -> shown() == all() - of);
    assertThat(pill()).startsWith("not: address 87.236");

    robot.clickOn("#pill-clients");
    robot.clickOn("Switch off for now");
    Screens.waitFor(() -> shown() == all());
    assertThat(session().filterProperty().get().parts()).containsExactly(Part.CLIENTS);

    // Backspace where there is nothing to delete.
    press(robot, KeyCode.CONTROL, KeyCode.F);
    robot.type(KeyCode.BACK_SPACE);
    assertThat(session().filterProperty().get()).isEqualTo(Filter.NONE);
    assertThat(count()).isEqualTo(all() + " of " + all() + " failures");
  }

  @Test
  void aPillIsEditedByHandAndSaysWhatIsWrong(FxRobot robot) throws Exception {
    sample(robot);
    long first = view().whole().first();
    fx(
        () ->
            session()
                .filterProperty()
                .set(Filter.NONE.withTime(new TimeRange(first, first + 3600))));
    robot.clickOn("#pill-time");
    robot.clickOn("Edit…");
    TextField until = robot.lookup(".dialog-pane .text-field").nth(1).queryAs(TextField.class);
    fx(() -> until.setText("tomorrow"));
    robot.clickOn("OK");
    assertThat(robot.lookup(".wrong").queryAs(Label.class).getText()).startsWith("Write both as");

    fx(() -> until.setText("2024-01-10"));
    robot.clickOn("OK");
    Screens.waitFor(() -> session().filterProperty().get().time().until() == 1_704_844_800L);
  }

  @Test
  void theWayBackLeadsThroughFiltersAndPanes(FxRobot robot) throws Exception {
    sample(robot);
    fx(() -> session().filterProperty().set(Filter.NONE.withClient(SOMEBODY)));
    press(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
    press(robot, KeyCode.CONTROL, KeyCode.DIGIT4);

    press(robot, KeyCode.ALT, KeyCode.LEFT);
    assertThat(wiring.workspace().paneProperty().get()).isEqualTo(Pane.ADDRESSES);
    robot.clickOn("#back");
    assertThat(wiring.workspace().paneProperty().get()).isEqualTo(Pane.OVERVIEW);
    robot.moveTo("#tabs").press(MouseButton.BACK).release(MouseButton.BACK);
    assertThat(session().filterProperty().get()).isEqualTo(Filter.NONE);
    assertThat(node("#back").isDisabled()).isTrue();
    robot.press(MouseButton.FORWARD).release(MouseButton.FORWARD);
    assertThat(session().filterProperty().get().client()).isEqualTo(SOMEBODY);
    press(robot, KeyCode.ALT, KeyCode.RIGHT);
    assertThat(wiring.workspace().paneProperty().get()).isEqualTo(Pane.ADDRESSES);
  }

  @Test
  void lettersAreOnlyKeysWhereNobodyTypes(FxRobot robot) throws Exception {
    sample(robot);
    fx(() -> node("#tabs").requestFocus());
    robot.type(KeyCode.T);
    assertThat(node(".timeline").isVisible()).isFalse();

    press(robot, KeyCode.CONTROL, KeyCode.F);
    robot.write("t");
    assertThat(node(".timeline").isVisible()).isFalse();
    fx(() -> node("#tabs").requestFocus());
    robot.type(KeyCode.T);
    assertThat(node(".timeline").isVisible()).isTrue();
  }

  @Test
  void escapeClosesThePanelAndThenUndoesTheZoom(FxRobot robot) throws Exception {
    sample(robot);
    long first = view().whole().first();
    fx(
        () ->
            session()
                .filterProperty()
                .set(Filter.NONE.withTime(new TimeRange(first, first + 3600))));
    fx(() -> node("#tabs").requestFocus());

    robot.type(KeyCode.ESCAPE);
    assertThat(stage.getScene().lookup(".detail")).isNull();
    assertThat(session().filterProperty().get().parts()).isNotEmpty();
    robot.type(KeyCode.ESCAPE);
    assertThat(session().filterProperty().get()).isEqualTo(Filter.NONE);
    press(robot, KeyCode.CONTROL, KeyCode.D);
    assertThat(stage.getScene().lookup(".detail")).isNotNull();
  }

  @Test
  void f6WalksThroughThePartsOfTheWindowAndBack(FxRobot robot) throws Exception {
    sample(robot);
    fx(() -> node("#search").requestFocus());
    Node[] parts = {node(".timeline"), node(".overview"), node(".detail"), node(".status-bar-row")};
    for (Node part : parts) {
      robot.type(KeyCode.F6);
      assertThat(Focus.isIn(part)).as(part.toString()).isTrue();
    }
    robot.type(KeyCode.F6);
    assertThat(Focus.isIn(node(".tool-bar-row"))).isTrue();
    press(robot, KeyCode.SHIFT, KeyCode.F6);
    assertThat(Focus.isIn(node(".status-bar-row"))).isTrue();
  }

  @Test
  void looksWellInEveryLanguageThemeAndSize() throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("nginx-error.log"));
    Filter filter =
        Filter.NONE
            .withSearch(new Filter.Search("handshak", Set.of()))
            .without(SOMEBODY)
            .withTime(new TimeRange(0, view().whole().last()))
            .withDisabled(Part.TIME, true);
    fx(() -> session().filterProperty().set(filter));
    Screens.waitFor(() -> view().report().filter().equals(filter));
    for (Screens.Look look : Screens.LOOKS) {
      picture(look, 1100, 720, null, "frame-1100-" + look);
      picture(look, 900, 600, null, "frame-900-" + look);
      picture(look, 1100, 720, PaletteController.class, "palette-" + look);
      picture(look, 900, 600, KeysController.class, "keys-" + look);
    }
  }

  private void picture(
      Screens.Look look, double width, double height, @Nullable Class<?> over, String name)
      throws Exception {
    Parent[] made = new Parent[1];
    fx(() -> made[0] = Screens.aside(wiring, MainController.class, look, width, height));
    if (over != null) {
      fx(() -> ((Overlay) made[0].lookup(".overlay")).show(over, Pos.TOP_CENTER));
      fx(made[0]::layout);
    }
    Screens.picture(made[0], name);
  }

  private void sample(FxRobot robot) throws Exception {
    robot.clickOn("Try with a sample");
    Screens.waitFor(() -> session().phaseProperty().get() == Phase.DONE);
    Screens.waitFor(() -> session().viewProperty().get() != null && view().finished());
  }

  private AnalysisSession session() {
    return wiring.session();
  }

  private View view() {
    return Objects.requireNonNull(session().viewProperty().get());
  }

  private int shown() {
    return view().report().failures();
  }

  private int all() {
    return view().whole().failures();
  }

  private String count() {
    return ((Label) node("#count")).getText();
  }

  private String pill() {
    return ((Button) node("#pill-clients")).getText();
  }

  private TextInputControl typed() {
    return (TextInputControl) node("#typed");
  }

  private String first(FxRobot robot) {
    Label name = robot.lookup(".palette .list-cell .label").queryAs(Label.class);
    ListView<?> hits = robot.lookup(".palette .list-view").queryAs(ListView.class);
    assertThat(hits.getItems()).isNotEmpty();
    return name.getText();
  }

  private Overlay overlay() {
    return (Overlay) node(".overlay");
  }

  private Node node(String selector) {
    return Objects.requireNonNull(stage.getScene().lookup(selector), selector);
  }

  private static void press(FxRobot robot, KeyCode held, KeyCode key) {
    robot.press(held, key).release(key, held);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void fx(Runnable action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    WaitForAsyncUtils.waitForFxEvents();
  }
}

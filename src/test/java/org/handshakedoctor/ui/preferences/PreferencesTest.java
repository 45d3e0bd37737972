package org.handshakedoctor.ui.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.core.settings.Settings.OlderParts;
import org.handshakedoctor.core.settings.SettingsFile;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.fx.Overlay;
import org.handshakedoctor.ui.main.MainController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PreferencesTest {
  @TempDir Path folder;
  private Stage stage;
  private Wiring wiring;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    wiring = Screens.wiring();
    Screens.show(stage, wiring, MainController.class, Screens.LOOKS.getFirst(), 1000, 720);
  }

  @Test
  void aWordFindsASettingInBothLanguages(FxRobot robot) {
    open(robot);
    robot.write("mask");
    assertThat(names()).contains("Mask addresses in reports").hasSize(1);

    fx(() -> search().setText("遮盖"));
    assertThat(names()).contains("Mask addresses in reports").hasSize(1);
    fx(() -> search().setText("no such thing"));
    assertThat(names()).isEmpty();
    assertThat(node(".preferences #nothing").isVisible()).isTrue();
  }

  @Test
  void aChangeIsInForceAtOnceAndCanBeTakenBack(FxRobot robot) {
    open(robot);
    fx(() -> search().setText("mask"));
    CheckBox mask = (CheckBox) node(".option .check-box");
    fx(mask::fire);
    assertThat(wiring.preferences().settings().habits().maskReports()).isTrue();
    Button reset = (Button) node(".option .button-icon");
    assertThat(reset.isVisible()).isTrue();

    fx(reset::fire);
    assertThat(wiring.preferences().settings().habits().maskReports()).isFalse();
    assertThat(mask.isSelected()).isFalse();
    assertThat(reset.isVisible()).isFalse();
  }

  @Test
  @SuppressWarnings("unchecked")
  void whatToDoWithOlderPartsIsRemembered(FxRobot robot) throws Exception {
    Path log = Files.copy(Screens.SAMPLES.resolve("article.log"), folder.resolve("error.log"));
    Files.copy(Screens.SAMPLES.resolve("nginx-error.log"), folder.resolve("error.log.1"));
    Screens.open(wiring, log);
    Screens.waitFor(() -> node("#include").isVisible() && label("#include").startsWith("Beside"));
    open(robot);
    fx(() -> search().setText("older"));
    fx(() -> ((ComboBox<OlderParts>) node(".option .combo-box")).setValue(OlderParts.INCLUDE));
    robot.type(KeyCode.ESCAPE);
    fx(() -> wiring.session().close());

    Screens.open(wiring, log);
    Screens.waitFor(() -> wiring.session().locationsProperty().get().size() == 2);
  }

  @Test
  void aKeyIsChosenByPressingIt(FxRobot robot) {
    open(robot);
    fx(() -> search().setText("commands"));
    robot.clickOn("#key-palette");
    robot.press(KeyCode.CONTROL, KeyCode.O).release(KeyCode.O, KeyCode.CONTROL);
    assertThat(((Label) node(".preferences #said")).getText()).contains("Ctrl+O", "Open log files");
    assertThat(wiring.preferences().settings().keys()).isEmpty();

    robot.clickOn("#key-palette");
    robot.press(KeyCode.CONTROL, KeyCode.J).release(KeyCode.J, KeyCode.CONTROL);
    assertThat(((Button) node("#key-palette")).getText()).isEqualTo("Ctrl+J");
    robot.type(KeyCode.ESCAPE);
    robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
    assertThat(overlay().isOpen()).isFalse();
    robot.press(KeyCode.CONTROL, KeyCode.J).release(KeyCode.J, KeyCode.CONTROL);
    assertThat(stage.getScene().lookup(".palette")).isNotNull();
  }

  @Test
  void resetAllKeepsWhatIsRememberedOfLogs(FxRobot robot) throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    fx(
        () ->
            wiring
                .preferences()
                .change(
                    settings ->
                        settings
                            .withKey("palette", "F2")
                            .withHabits(settings.habits().withRecentKept(5).withMaskReports(true))));
    open(robot);
    robot.clickOn("Reset all");

    Settings settings = wiring.preferences().settings();
    assertThat(settings.keys()).isEmpty();
    assertThat(settings.habits()).isEqualTo(Settings.Habits.DEFAULT);
    assertThat(settings.recent()).hasSize(1);
  }

  @Test
  void settingsThatCannotBeReadAreKeptAndSpokenOf() throws Exception {
    Path file = Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"PURPLE\"}");
    Wiring broken = new Wiring(new SettingsFile(file), _ -> {});

    assertThat(broken.preferences().settings()).isEqualTo(Settings.DEFAULT);
    Path aside = Objects.requireNonNull(broken.preferences().brokenFile());
    assertThat(Files.readString(aside)).contains("PURPLE");
  }

  @Test
  void looksWell() throws Exception {
    for (Screens.Look look : Screens.LOOKS) {
      Parent[] made = new Parent[1];
      fx(
          () -> {
            made[0] = Screens.aside(wiring, MainController.class, look, 900, 600);
            ((Overlay) made[0].lookup(".overlay")).show(PreferencesController.class, Pos.CENTER);
            made[0].layout();
          });
      Screens.picture(made[0], "preferences-" + look);
    }
  }

  private void open(FxRobot robot) {
    robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(overlay().isOpen()).isTrue();
  }

  private List<String> names() {
    return stage.getScene().getRoot().lookupAll(".preferences .option .label").stream()
        .filter(Label.class::isInstance)
        .map(node -> ((Label) node).getText())
        .filter(text -> text != null && text.startsWith("Mask"))
        .toList();
  }

  private String label(String beside) {
    return ((Label) node(beside).getParent().lookup("#text")).getText();
  }

  private TextField search() {
    return (TextField) node(".preferences #search");
  }

  private Overlay overlay() {
    return (Overlay) node(".overlay");
  }

  private Node node(String selector) {
    return Objects.requireNonNull(stage.getScene().lookup(selector), selector);
  }

  private static void fx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    WaitForAsyncUtils.waitForFxEvents();
  }
}

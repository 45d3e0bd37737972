package org.handshakedoctor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.settings.Settings;
import org.handshakedoctor.ui.explanation.EntryPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The ways into the window for looking errors up, and its life beside the main one.
@ExtendWith(ApplicationExtension.class)
class LookupWindowTest {
  private static final String TITLE = "Look up an error";

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

  @AfterEach
  void closeTheWindow() throws Exception {
    fx(() -> windows().forEach(Window::hide));
  }

  @Test
  void opensFromTheWelcomePageWithoutALog(FxRobot robot) throws Exception {
    robot.clickOn("Look up an error…");
    Screens.waitFor(() -> !windows().isEmpty());

    assertThat(field().isFocused()).isTrue();
    robot.targetWindow(windows().getFirst()).write("bad key share");
    Screens.waitFor(() -> explained().startsWith("The visitor's key contradicts its own offer"));
  }

  @Test
  void opensByKeyAndIconAndOnlyOnce(FxRobot robot) throws Exception {
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F)
        .release(KeyCode.F, KeyCode.SHIFT, KeyCode.CONTROL);
    Screens.waitFor(() -> !windows().isEmpty());
    fx(() -> ((Button) stage.getScene().lookup("#lookUp")).fire());

    assertThat(windows()).hasSize(1);
  }

  @Test
  void wearsTheLanguageAndTheThemeOfTheProgram() throws Exception {
    fx(() -> wiring.explanations().lookUp("alert 46"));
    Screens.waitFor(() -> !explained().isEmpty());
    fx(() -> wiring.preferences().change(settings -> settings.withLanguage("zh-CN")));

    assertThat(windows("查询错误")).hasSize(1);
    Stage window = windows("查询错误").getFirst();
    assertThat(((TextField) window.getScene().lookup("#field")).getText()).isEqualTo("alert 46");
    fx(() -> wiring.preferences().change(settings -> settings.withTheme(Settings.Theme.DARK)));
    assertThat(window.getScene().getRoot().getStyleClass()).contains("dark");
    fx(window::hide);
  }

  @Test
  void remembersItsPlaceAndClosesWithTheProgram() throws Exception {
    fx(() -> wiring.explanations().lookUp());
    Stage window = windows().getFirst();
    fx(
        () -> {
          window.setWidth(777);
          window.setHeight(555);
        });
    fx(stage::hide);

    assertThat(windows()).isEmpty();
    assertThat(wiring.preferences().settings().lookup())
        .satisfies(
            place -> {
              assertThat(place.width()).isEqualTo(777);
              assertThat(place.height()).isEqualTo(555);
            });
    fx(stage::show);
  }

  @Test
  void whatTheLogHasIsExplainedInItsPanelAndTheRestInTheWindow() throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("nginx-error.log"));
    Cause last = wiring.session().viewProperty().get().report().reasons().getLast().cause();
    fx(() -> wiring.explanations().explain(last.entry()));

    assertThat(wiring.session().selectedCauseProperty().get().entry()).isEqualTo(last.entry());
    assertThat(windows()).isEmpty();

    fx(() -> wiring.explanations().explain("x509-v-err-crl-has-expired"));
    Screens.waitFor(() -> explained().contains("revo") || !explained().isEmpty());
    assertThat(windows()).hasSize(1);
  }

  @Test
  void aFoldedPanelComesOutToExplain(FxRobot robot) throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    robot.press(KeyCode.CONTROL, KeyCode.D).release(KeyCode.D, KeyCode.CONTROL);
    assertThat(stage.getScene().lookup(".explanation-view")).isNull();

    fx(() -> wiring.explanations().explain("bad-key-share"));

    assertThat(stage.getScene().lookup(".explanation-view")).isNotNull();
  }

  @Test
  void evidenceLeadsToTheErrorThatItNames() throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("nginx-error.log"));
    List<Node> links =
        stage.getScene().getRoot().lookupAll(".evidence .hyperlink").stream().toList();

    assertThat(links).isNotEmpty();
    fx(((Hyperlink) links.getFirst())::fire);
    Cause cause = wiring.session().selectedCauseProperty().get();
    String sentence = ((Label) links.getFirst().getParent().lookup(".label")).getText();
    assertThat(cause).isNotNull();
    ErrorEntry entry = Objects.requireNonNull(ErrorCatalog.bundled().get(cause.entry()));
    assertThat(sentence).contains(entry.en().name());
  }

  private static List<Stage> windows() {
    return windows(TITLE);
  }

  private static List<Stage> windows(String title) {
    return Window.getWindows().stream()
        .filter(window -> window instanceof Stage one && title.equals(one.getTitle()))
        .map(Stage.class::cast)
        .toList();
  }

  private static TextField field() {
    return (TextField) windows().getFirst().getScene().lookup("#field");
  }

  private static String explained() {
    Node pane = windows().isEmpty() ? null : windows().getFirst().getScene().lookup(".explanation");
    return pane instanceof EntryPane entry ? entry.text() : "";
  }

  private static void fx(Runnable action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    WaitForAsyncUtils.waitForFxEvents();
  }
}

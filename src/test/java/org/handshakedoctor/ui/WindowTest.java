package org.handshakedoctor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.ui.session.AnalysisSession.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The frame of the window: welcome, tool bar, filter bar, reading bar, problems.
@ExtendWith(ApplicationExtension.class)
class WindowTest {
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
  void welcomesInBothLanguagesAndThemes() throws Exception {
    Path log = Screens.SAMPLES.resolve("article.log");
    Screens.open(wiring, log);
    fx(() -> wiring.session().close());
    for (Screens.Look look : Screens.LOOKS) {
      wear(look);
      Screens.picture(stage.getScene().getRoot(), "welcome-" + look);
    }
    assertThat(labels()).anyMatch(text -> text.equals("article.log"));
  }

  @Test
  void theSampleIsOneClickAway(FxRobot robot) throws Exception {
    robot.clickOn("Try with a sample");
    Screens.waitFor(() -> wiring.session().phaseProperty().get() == Phase.DONE);

    assertThat(labels()).contains("Sample log");
  }

  @Test
  void searchFiltersAndThePillTakesItBack(FxRobot robot) throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("nginx-error.log"));
    robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
    robot.write("198.51.100.2");
    Screens.waitFor(
        () -> wiring.session().filterProperty().get().search().text().equals("198.51.100.2"));
    Screens.waitFor(
        () ->
            wiring
                .session()
                .viewProperty()
                .get()
                .report()
                .filter()
                .equals(wiring.session().filterProperty().get()));
    assertThat(wiring.session().viewProperty().get().report().clients()).hasSizeBetween(1, 20);

    robot.clickOn("#remove-search");

    assertThat(wiring.session().filterProperty().get()).isEqualTo(Filter.NONE);
    TextField search = robot.lookup("#search").queryAs(TextField.class);
    assertThat(search.getText()).isEmpty();
  }

  @Test
  void eachBadSourceIsNamedWithWhatToDo(@TempDir Path folder) throws Exception {
    Path empty = Files.createFile(folder.resolve("error.log"));
    Path picture =
        Files.write(
            folder.resolve("picture.png"),
            new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13, '\n', 0, 1});
    Path packed =
        Files.write(folder.resolve("error.log.2.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    Path folderWithout = Files.createDirectory(folder.resolve("folder"));
    Screens.open(
        wiring, empty, picture, packed, folderWithout, Screens.SAMPLES.resolve("article.log"));

    assertThat(labels())
        .anyMatch(text -> text.startsWith("The file is empty."))
        .anyMatch(text -> text.startsWith("This is not a text file"))
        .anyMatch(text -> text.startsWith("The packed file ends too early"))
        .anyMatch(text -> text.startsWith("No log lies directly in this folder."));
    assertThat(wiring.session().viewProperty().get().report().failures()).isEqualTo(7);
    for (Screens.Look look : Screens.LOOKS) {
      wear(look);
      Screens.picture(stage.getScene().getRoot(), "problems-" + look);
    }
  }

  @Test
  void stoppingKeepsWhatWasRead(FxRobot robot, @TempDir Path folder) throws Exception {
    Path big = folder.resolve("big.log");
    String line = Files.readAllLines(Screens.SAMPLES.resolve("article.log")).getFirst() + "\n";
    Files.writeString(big, line.repeat(1_500_000));
    Button stop = robot.lookup("#stop").queryAs(Button.class);
    // At the first news, for a person would be too slow.
    fx(
        () ->
            wiring
                .session()
                .progressProperty()
                .addListener(
                    (_, _, progress) -> {
                      if (progress != null) {
                        stop.fire();
                      }
                    }));
    fx(() -> wiring.session().open(List.of(new LogLocation.Local(big))));
    Screens.waitFor(() -> wiring.session().phaseProperty().get() == Phase.STOPPED);
    Screens.waitFor(() -> wiring.session().viewProperty().get() != null);
    Screens.waitFor(() -> wiring.session().viewProperty().get().finished());

    assertThat(wiring.session().viewProperty().get().report().failures())
        .isPositive()
        .isLessThan(1_500_000);
    assertThat(labels()).anyMatch(text -> text.startsWith("Stopped at"));
    Screens.picture(stage.getScene().getRoot(), "stopped-light-en");
  }

  @Test
  void aChangeOfLanguageKeepsTheLogAndTheFilter() throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("article.log"));
    Filter filter = Filter.NONE.withSearch(new Filter.Search("165", Set.of()));
    fx(() -> wiring.session().filterProperty().set(filter));

    wear(Screens.LOOKS.get(2));

    assertThat(wiring.session().filterProperty().get()).isEqualTo(filter);
    assertThat(wiring.session().phaseProperty().get()).isEqualTo(Phase.DONE);
    assertThat(labels()).contains("仅显示");
  }

  private void wear(Screens.Look look) throws Exception {
    fx(
        () ->
            wiring
                .preferences()
                .change(
                    settings -> settings.withLanguage(look.language()).withTheme(look.theme())));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private List<String> labels() {
    return stage.getScene().getRoot().lookupAll(".label").stream()
        .filter(Label.class::isInstance)
        .filter(WindowTest::isShown)
        .map(node -> ((Label) node).getText())
        .filter(text -> text != null && !text.isEmpty())
        .toList();
  }

  private static boolean isShown(Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (!one.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static void fx(Runnable action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }
}

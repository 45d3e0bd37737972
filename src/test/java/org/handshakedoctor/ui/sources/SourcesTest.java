package org.handshakedoctor.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.main.MainController;
import org.handshakedoctor.ui.session.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class SourcesTest {
  private static final String ACCESS =
      "%s - - [27/Dec/2023:02:00:00 +0100] \"GET / HTTP/1.1\" 200 612 \"-\" \"curl/8\"\n";

  @TempDir Path folder;

  private final Wiring wiring = Screens.wiring();
  private Stage stage;
  private Path log;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    show(Screens.LOOKS.getFirst(), 1180);
  }

  @BeforeEach
  void writeLogs() throws Exception {
    log = folder.resolve("error.log");
    Files.copy(Screens.SAMPLES.resolve("article.log"), log);
  }

  @Test
  void twentySourcesAndWhatBecameOfEach(FxRobot robot) throws Exception {
    List<Path> logs = new ArrayList<>(List.of(log));
    Files.writeString(
        folder.resolve("access.log"),
        ACCESS.formatted("192.0.2.1") + ACCESS.formatted("165.227.76.114") + "what is this?\n");
    logs.add(folder.resolve("access.log"));
    String longName = "a-very-long-name-of-a-virtual-host-with-many-parts.example.com-ssl_error";
    for (int i = 0; i < 15; i++) {
      Path one = folder.resolve(longName + i + "x.log");
      Files.writeString(one, Files.readString(log).lines().skip(i % 6).toList().get(0) + "\n" + i);
      logs.add(one);
    }
    Path copy = folder.resolve("copy-of-error.log");
    Files.copy(log, copy);
    Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Sir,\n");
    logs.addAll(List.of(copy, letter, folder.resolve("missing.log")));
    Screens.open(wiring, logs.toArray(Path[]::new));
    fx(() -> button(robot).fire());
    WaitForAsyncUtils.waitForFxEvents();

    TableView<SourceSummary> table = table(robot);
    assertThat(table.getItems()).hasSize(20);
    assertThat(button(robot).getText()).isEqualTo("20 sources");
    assertThat(notes(table, "copy-of-error.log")).startsWith("Not read: all its lines stand in");
    assertThat(notes(table, "letter.txt")).startsWith("This is text, but no line of it");
    assertThat(notes(table, "missing.log")).startsWith("There is no such file.");
    assertThat(view().report().log().visitors()).isEqualTo(2);
    Label visitors =
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> (Label) stage.getScene().lookup("#visitors"));
    assertThat(visitors.getText())
        .isEqualTo(
            "The access log shows 2 addresses that got in. One of them also failed; 5 others failed"
                + " and never got in (71% of everybody).");
    for (Screens.Look look : Screens.LOOKS) {
      fx(() -> show(look, 1180));
      fx(() -> button(robot).fire());
      Screens.picture(stage.getScene().getRoot(), "sources-twenty-" + look);
    }
    fx(() -> show(Screens.LOOKS.getFirst(), 900));
    fx(() -> button(robot).fire());
    Screens.picture(stage.getScene().getRoot(), "sources-twenty-900-light-en");
  }

  @Test
  void aFormatThatWasNotFoundOutCanBeChosen(FxRobot robot) throws Exception {
    Screens.open(wiring, log);
    IpAddress somebody = Objects.requireNonNull(IpAddress.parse("165.227.76.114"));
    fx(
        () -> {
          button(robot).fire();
          wiring.session().filterProperty().set(Filter.NONE.withClient(somebody));
        });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(format(robot).getText()).isEqualTo("nginx error log");

    choose(robot, "Apache error log");
    Screens.waitFor(() -> view().whole().failures() == 0);
    Screens.waitFor(() -> format(robot).getText().equals("Apache error log (chosen)"));
    assertThat(wiring.session().filterProperty().get().client()).isEqualTo(somebody);

    choose(robot, "Find out by itself");
    Screens.waitFor(() -> view().whole().failures() == 7);
    assertThat(format(robot).getText()).isEqualTo("nginx error log");
  }

  private void choose(FxRobot robot, String words) throws Exception {
    fx(() -> format(robot).show());
    MenuItem item =
        format(robot).getItems().stream()
            .filter(one -> one instanceof RadioMenuItem && words.equals(one.getText()))
            .findFirst()
            .orElseThrow();
    fx(
        () -> {
          format(robot).hide();
          item.fire();
        });
  }

  private void show(Screens.Look look, double width) {
    Screens.show(stage, wiring, MainController.class, look, width, 760);
  }

  private static MenuButton format(FxRobot robot) {
    return robot.lookup(".source-table .menu-button").queryAs(MenuButton.class);
  }

  private static String notes(TableView<SourceSummary> table, String name) {
    SourceSummary source =
        table.getItems().stream()
            .filter(one -> one.name().endsWith("/" + name))
            .findFirst()
            .orElseThrow();
    return String.valueOf(table.getColumns().getLast().getCellData(source));
  }

  @SuppressWarnings("unchecked")
  private static TableView<SourceSummary> table(FxRobot robot) {
    return robot.lookup(".source-table").queryAs(TableView.class);
  }

  private static ToggleButton button(FxRobot robot) {
    return robot.lookup(".status-bar-row #sources").queryAs(ToggleButton.class);
  }

  private View view() {
    return Objects.requireNonNull(wiring.session().viewProperty().get());
  }

  private static void fx(Runnable action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }
}

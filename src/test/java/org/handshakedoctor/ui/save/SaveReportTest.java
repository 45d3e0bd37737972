package org.handshakedoctor.ui.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.export.ReportFormat;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.mmdb.LocationDatabase;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.main.MainController;
import org.handshakedoctor.ui.session.View;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A report is chosen, saved and opened.
@ExtendWith(ApplicationExtension.class)
class SaveReportTest {
  @TempDir private Path folder;

  private final List<String> opened = new ArrayList<>();
  private Stage stage;
  private Wiring wiring;
  private @Nullable Path target;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    wiring = Screens.wiring();
  }

  @BeforeEach
  void open() throws Exception {
    Screens.open(wiring, Screens.SAMPLES.resolve("nginx-error.log"));
  }

  @Test
  void savesAMaskedPageAndOpensIt() throws Exception {
    Path file = folder.resolve("report.html");
    target = file;
    show(Screens.LOOKS.getFirst());
    choose("mask");
    fire("save");
    Screens.waitFor(() -> !said().isEmpty());

    assertThat(said()).isEqualTo("Saved: " + file);
    Document page = Jsoup.parse(file);
    assertThat(page.select("#failures").attr("value"))
        .isEqualTo(Integer.toString(view().whole().failures()));
    assertThat(page.select("#clients code").eachText())
        .anyMatch(text -> text.contains("x #"))
        .allMatch(text -> text.contains("x #") || text.equals("127.0.0.1") || text.equals("::1"));
    fire("open-file");
    fire("open-folder");
    assertThat(opened).containsExactly(file.toUri().toString(), folder.toUri().toString());
  }

  @Test
  void savesOnlyWhatTheFilterShows() throws Exception {
    int all = view().whole().failures();
    String entry = view().whole().reasons().getFirst().cause().entry();
    fx(() -> wiring.session().filterProperty().set(Filter.NONE.withEntries(Set.of(entry))));
    Screens.waitFor(() -> !view().report().filter().isEmpty());
    int part = view().report().failures();
    assertThat(part).isBetween(1, all - 1);
    show(Screens.LOOKS.getFirst());

    target = folder.resolve("part.html");
    fire("save");
    Screens.waitFor(() -> said().contains("part.html"));
    assertThat(Jsoup.parse(folder.resolve("part.html")).select("#failures").attr("value"))
        .isEqualTo(Integer.toString(part));

    choose("filtered");
    target = folder.resolve("all.html");
    fire("save");
    Screens.waitFor(() -> said().contains("all.html"));
    assertThat(Jsoup.parse(folder.resolve("all.html")).select("#failures").attr("value"))
        .isEqualTo(Integer.toString(all));
  }

  @Test
  void savesATableAndJson() throws Exception {
    show(Screens.LOOKS.getFirst());
    for (ReportFormat format : List.of(ReportFormat.CSV, ReportFormat.JSON)) {
      target = folder.resolve("report." + format.extension());
      fx(() -> ((Toggle) node("format-" + format.extension())).setSelected(true));
      fire("save");
      Screens.waitFor(() -> said().endsWith(format.extension()));
      assertThat(node("open-file").isVisible()).isFalse();
      assertThat(node("open-folder").isVisible()).isTrue();
    }
    assertThat(Files.readString(folder.resolve("report.csv"))).startsWith("\ufeffaddress,");
    assertThat(Files.readString(folder.resolve("report.json"))).startsWith("{\"sources\"");
  }

  @Test
  void saysWhatWentWrong() throws Exception {
    target = folder.resolve("missing").resolve("report.html");
    show(Screens.LOOKS.getFirst());
    fire("save");
    Screens.waitFor(() -> !said().isEmpty());
    assertThat(said()).startsWith("The folder of ").endsWith(" is gone. Choose another one.");
    assertThat(node("save").isDisabled()).isFalse();

    target = Files.createDirectory(folder.resolve("report.html"));
    fire("save");
    Screens.waitFor(() -> said().contains("may not be written"));
  }

  @Test
  void whoeverDoesNotChooseAFileSavesNothing() throws Exception {
    target = null;
    show(Screens.LOOKS.getFirst());
    fire("save");

    assertThat(said()).isEmpty();
    assertThat(node("save").isDisabled()).isFalse();
  }

  @Test
  void looksCalmInEveryLook() throws Exception {
    for (Screens.Look look : Screens.LOOKS) {
      target = folder.resolve("report.html");
      show(look);
      fire("save");
      Screens.waitFor(() -> !said().isEmpty());
      Screens.picture(stage.getScene().getRoot(), "save-" + look);
    }
  }

  private void show(Screens.Look look) throws Exception {
    fx(
        () -> {
          Screens.show(stage, wiring, MainController.class, look, 520, 460);
          SaveReport saving =
              new SaveReport(
                  wiring.session(),
                  new Texts(wiring.preferences().locale()),
                  ErrorCatalog.bundled(),
                  NetworkDirectory.bundled(),
                  () -> LocationDatabase.NONE,
                  "Handshake Doctor",
                  opened::add,
                  () -> wiring.preferences().settings().habits().maskReports());
          StackPane root = new StackPane(saving.pane(view(), _ -> target));
          root.setStyle("-fx-padding: 16; -fx-background-color: -color-bg-default;");
          Scene scene = stage.getScene();
          root.getStyleClass().setAll(scene.getRoot().getStyleClass());
          scene.setRoot(root);
        });
  }

  private View view() {
    return Objects.requireNonNull(wiring.session().viewProperty().get());
  }

  private Node node(String id) {
    return stage.getScene().lookup("#" + id);
  }

  private String said() {
    return ((Label) node("said")).getText();
  }

  private void fire(String id) throws Exception {
    fx(((Button) node(id))::fire);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void choose(String id) throws Exception {
    fx(((CheckBox) node(id))::fire);
  }

  private static void fx(Runnable action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }
}

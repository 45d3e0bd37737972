package org.handshakedoctor.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Screens.Look;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ClientsTest {
  private static final Path ARTICLE = Screens.SAMPLES.resolve("article.log");
  private static final Path RICH = Screens.SAMPLES.resolve("nginx-error.log");
  private static final Look ENGLISH = Screens.LOOKS.getFirst();

  private final Wiring wiring = Screens.wiring();
  private Stage stage;

  @TempDir private Path folder;

  @Start
  void start(Stage stage) {
    this.stage = stage;
  }

  @Test
  void x() throws Exception {
    show(ENGLISH, 760, 520);
  }

  @Test
  void pictures() throws Exception {
    Path awkward = AwkwardLog.write(folder.resolve("awkward.log"));
    for (Look look : Screens.LOOKS) {
      show(look, 760, 520);
      WaitForAsyncUtils.waitForAsyncFx(5_000, session()::close);
      picture("nothing-open", look);
      open(ARTICLE);
      select(0);
      picture("article", look);
      open(RICH);
      select(2);
      picture("rich", look);
      open(awkward);
      picture("awkward", look);
      WaitForAsyncUtils.waitForAsyncFx(5_000, () -> suggestButton().fire());
      Screens.waitFor(() -> !said().isEmpty());
      picture("suggested", look);
      filter(Filter.NONE.withEntries(Set.of("no-such-entry")));
      Screens.waitFor(() -> rows().isEmpty());
      picture("nothing-fits", look);
      filter(Filter.NONE);
      open(awkward);
      show(look, 560, 420);
      picture("narrow", look);
      show(look, 1400, 420);
      picture("wide", look);
    }
  }

  private void picture(String what, Look look) throws Exception {
    Thread.sleep(60);
    Screens.picture(table(), "clients-" + what + "-" + look);
  }

  private void show(Look look, double width, double height) throws TimeoutException {
    WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () -> Screens.show(stage, wiring, ClientsController.class, look, width, height));
    Screens.waitFor(() -> true);
  }

  private void open(Path... logs) throws TimeoutException {
    Screens.open(wiring, logs);
    int expected = Objects.requireNonNull(session().viewProperty().get()).report().clients().size();
    Screens.waitFor(() -> rows().size() == expected);
  }

  private void filter(Filter filter) {
    WaitForAsyncUtils.waitForAsyncFx(5_000, () -> session().filterProperty().set(filter));
  }

  private void select(int row) {
    WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () -> {
          table().requestFocus();
          table().getSelectionModel().clearAndSelect(row);
        });
  }

  private AnalysisSession session() {
    return wiring.session();
  }

  private AddressTable table() {
    return (AddressTable) stage.getScene().getRoot().lookup(".table-view");
  }

  private List<ClientSummary> rows() {
    return table().getItems();
  }

  private javafx.scene.control.Button suggestButton() {
    return (javafx.scene.control.Button) stage.getScene().getRoot().lookup("#suggest");
  }

  private String said() {
    return ((Label) stage.getScene().getRoot().lookup("#said")).getText();
  }
}

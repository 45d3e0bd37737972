package org.handshakedoctor.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Filter.Part;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.remote.LogCache;
import org.handshakedoctor.core.rules.Decision;
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.core.settings.SessionFile;
import org.handshakedoctor.core.settings.Settings.Recent;
import org.handshakedoctor.core.ssh.SshConnector;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.main.MainController;
import org.handshakedoctor.ui.remote.ServerOpening;
import org.handshakedoctor.ui.session.Pane;
import org.handshakedoctor.ui.session.RulesDraft;
import org.handshakedoctor.ui.session.Sessions;
import org.handshakedoctor.ui.session.UserMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WelcomeTest {
  private static final Path ARTICLE = Screens.SAMPLES.resolve("article.log").toAbsolutePath();
  private static final IpAddress SOMEBODY = Objects.requireNonNull(IpAddress.parse("192.0.2.9"));

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
  void aPinnedLogStaysFirstAndAMissingOneCanBeLookedFor(FxRobot robot) throws Exception {
    remember("/gone/error.log", ARTICLE.toString());
    assertThat(recents()).containsExactly("article.log", "error.log");
    assertThat(robot.lookup("Locate…").match(Button.class::isInstance).queryAll()).hasSize(1);

    robot.clickOn(stage.getScene().getRoot().lookupAll(".pin").stream().skip(1).findFirst().get());
    assertThat(recents()).containsExactly("error.log", "article.log");
    remember(Screens.SAMPLES.resolve("nginx-error.log").toString());
    assertThat(recents()).startsWith("error.log");
    assertThat(wiring.preferences().settings().withoutRecents().recent()).hasSize(1);
  }

  @Test
  void whatIsHeldOverTheWindowIsCountedByKind() throws Exception {
    Path inside = Files.createDirectory(folder.resolve("logs.zip.d"));
    List<File> files =
        List.of(
            new File("error.log"),
            new File("error.log.2.gz"),
            new File("logs.tar.gz"),
            new File("Foto.PNG"),
            inside.toFile());

    assertThat(DropWords.of(files, new Texts(Locale.ENGLISH)))
        .isEqualTo(
            "Drop to open: 2 logs, one archive, one folder, one file that looks like no log");
    assertThat(DropWords.of(files, new Texts(Locale.SIMPLIFIED_CHINESE)))
        .isEqualTo("松开即可打开：2 份日志、1 个压缩包、1 个文件夹、1 个不像日志的文件");
  }

  @Test
  void aDropOnAnOpenLogAsksWhatIsMeant(FxRobot robot) throws Exception {
    Path other = Screens.SAMPLES.resolve("nginx-error.log");
    Screens.open(wiring, ARTICLE);
    Texts texts = new Texts(Locale.ENGLISH);
    LogOpening opening =
        new LogOpening(
            wiring.session(), new SessionFiles(sessions(), texts), servers(texts), texts);
    fx(() -> opening.drop(List.of(other), stage));
    robot.clickOn("Read both");

    Screens.waitFor(() -> wiring.session().locationsProperty().get().size() == 2);
    fx(() -> opening.drop(List.of(other), stage));
    robot.clickOn("Replace");
    Screens.waitFor(() -> wiring.session().locationsProperty().get().size() == 1);
  }

  @Test
  void aSessionIsTakenUpWhereItWasLeft(FxRobot robot) throws Exception {
    Path file = folder.resolve("monday" + SessionFile.EXTENSION);
    Screens.open(wiring, ARTICLE);
    long first = wiring.session().viewProperty().get().whole().first();
    Filter filter =
        Filter.NONE
            .withSearch(new Filter.Search("key share", namedKeyShare()))
            .without(SOMEBODY)
            .withTime(new TimeRange(first, first + 60))
            .withDisabled(Part.TIME, true);
    Decision decision =
        new Decision(
            IpPrefix.of(SOMEBODY),
            Decision.Choice.INCLUDED,
            Instant.parse("2026-01-02T03:04:05Z"),
            SpareReason.DOCUMENTATION,
            7);
    fx(
        () -> {
          wiring.session().filterProperty().set(filter);
          wiring.comparing().userMarks().add(new UserMark(first, "the fix"));
          wiring.session().blockSelection().add(SOMEBODY);
          wiring
              .session()
              .rulesDraftProperty()
              .set(RulesDraft.NONE.withPorts(List.of(8443)).withDecision(decision));
          wiring.workspace().paneProperty().set(Pane.RULES);
        });
    save(file);
    fx(() -> wiring.session().close());
    assertThat(wiring.comparing().userMarks()).isEmpty();

    robot.clickOn(
        robot.lookup(".recent").match(node -> said(node).contains("monday")).queryButton());
    Screens.waitFor(() -> wiring.session().viewProperty().get() != null);
    assertThat(wiring.session().filterProperty().get()).isEqualTo(filter);
    assertThat(wiring.comparing().userMarks()).containsExactly(new UserMark(first, "the fix"));
    assertThat(wiring.session().blockSelection()).containsExactly(SOMEBODY);
    assertThat(wiring.session().rulesDraftProperty().get())
        .isEqualTo(RulesDraft.NONE.withPorts(List.of(8443)).withDecision(decision));
    assertThat(wiring.workspace().paneProperty().get()).isEqualTo(Pane.RULES);
  }

  @Test
  void whatMeansNothingInASessionIsLeftOut() throws Exception {
    Path file = folder.resolve("odd" + SessionFile.EXTENSION);
    Files.writeString(
        file,
        """
        {"kind": "handshake-doctor-session", "version": 1, "files": ["%s", "a\\u0000b"],
         "filter": {"entries": ["no-such-entry"], "addresses": ["nobody", "192.0.2.9"],
                    "from": 9, "until": 3, "inverted": ["WHAT", "TIME"]},
         "rules": {"target": "format-c", "ports": [0, 99999, 443], "seconds": -5,
                   "addresses": ["; rm -rf /"],
                   "decisions": [{"network": "192.0.2.0/99", "choice": "INCLUDED", "at": "2026"},
                                 {"network": "127.0.0.1", "choice": "INCLUDED",
                                  "at": "2026-01-02T03:04:05Z", "despite": "OWN_NETWORK"}]},
         "zone": "Moon/Crater", "pane": "SECRET"}
        """
            .formatted(ARTICLE));
    fx(
        () -> {
          try {
            sessions().open(file);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });

    assertThat(wiring.session().locationsProperty().get()).hasSize(1);
    assertThat(wiring.session().filterProperty().get()).isEqualTo(Filter.NONE.withClient(SOMEBODY));
    assertThat(wiring.session().rulesDraftProperty().get().ports()).containsExactly(443);
    assertThat(wiring.session().blockSelection()).isEmpty();
    assertThat(wiring.session().rulesDraftProperty().get().decisions()).isEmpty();
    assertThat(wiring.session().optionsProperty().get().zone()).isNull();
    assertThat(wiring.workspace().paneProperty().get()).isEqualTo(Pane.OVERVIEW);
  }

  @Test
  void aFileThatIsNoSessionIsRefusedInWordsAndWhatIsOpenStays(FxRobot robot) throws Exception {
    Path file = Files.writeString(folder.resolve("no" + SessionFile.EXTENSION), "{}");
    Screens.open(wiring, ARTICLE);
    Texts texts = new Texts(Locale.ENGLISH);
    fx(() -> new SessionFiles(sessions(), texts).open(file, stage));

    DialogPane said = robot.lookup(".dialog-pane").queryAs(DialogPane.class);
    assertThat(said.getContentText()).contains("is no saved session");
    fx(() -> said.getScene().getWindow().hide());
    assertThat(wiring.session().locationsProperty().get()).hasSize(1);
  }

  @Test
  void looksWell() throws Exception {
    remember("/gone/error.log", ARTICLE.toString());
    Screens.open(wiring, Screens.SAMPLES.resolve("nginx-error.log"));
    save(folder.resolve("monday" + SessionFile.EXTENSION));
    fx(() -> wiring.session().close());
    fx(() -> wiring.preferences().change(settings -> settings.withPinned("/gone/error.log", true)));
    for (Screens.Look look : Screens.LOOKS) {
      for (int width : new int[] {900, 1100}) {
        Parent[] made = new Parent[1];
        double height = width == 900 ? 600 : 900;
        fx(() -> made[0] = Screens.aside(wiring, MainController.class, look, width, height));
        Screens.picture(made[0], "welcome-" + width + "-" + look);
      }
    }
  }

  private Sessions sessions() {
    return new Sessions(
        wiring.session(),
        wiring.comparing(),
        wiring.workspace(),
        wiring.preferences(),
        ErrorCatalog.bundled());
  }

  private void save(Path file) throws Exception {
    fx(
        () -> {
          try {
            sessions().save(file);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private Set<String> namedKeyShare() {
    return ErrorCatalog.bundled().named("key share", wiring.preferences().locale());
  }

  private void remember(String... paths) throws Exception {
    for (String path : paths) {
      Recent recent = new Recent(path, Instant.parse("2026-11-23T10:54:32Z"), "watch", false);
      fx(() -> wiring.preferences().change(settings -> settings.withRecent(recent)));
    }
  }

  private List<String> recents() {
    return stage.getScene().getRoot().lookupAll(".recent-name").stream()
        .map(node -> ((Label) node).getText())
        .toList();
  }

  private static String said(Node node) {
    return node instanceof Button button && button.getText() != null ? button.getText() : "";
  }

  private static void fx(Runnable action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private ServerOpening servers(Texts texts) {
    return new ServerOpening(
        wiring.session(),
        new SshConnector(),
        new LogCache(Path.of("target")),
        new Wording(ErrorCatalog.bundled(), texts.locale()),
        texts);
  }
}

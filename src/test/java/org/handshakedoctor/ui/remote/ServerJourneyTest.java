package org.handshakedoctor.ui.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.remote.LogCache;
import org.handshakedoctor.core.remote.RemoteLogSet;
import org.handshakedoctor.core.ssh.EmbeddedServer;
import org.handshakedoctor.core.ssh.SshHome;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Screens.Look;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.welcome.WelcomeController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// From the name of a server to its log in the window, against a server in this process.
@ExtendWith(ApplicationExtension.class)
class ServerJourneyTest {
  private static final Look ENGLISH = Screens.LOOKS.getFirst();

  @TempDir private Path folder;
  private EmbeddedServer server;
  private final Wiring wiring = Screens.wiring();
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
  }

  @BeforeEach
  void aServerWithALog() throws Exception {
    Path logs = Files.createDirectories(folder.resolve("server/var/log/nginx"));
    Files.copy(Screens.SAMPLES.resolve("article.log"), logs.resolve("error.log"));
    Files.writeString(logs.resolve("access.log"), "");
    server = EmbeddedServer.withPassword("alice", "secret").files(folder.resolve("server")).start();
  }

  @AfterEach
  void stop() throws Exception {
    fx(() -> dialogs().forEach(Window::hide));
    fx(() -> wiring.session().close());
    server.close();
  }

  @Test
  void aLogAtAServerIsReadLikeAnyOther() throws Exception {
    show(ENGLISH);
    connect("alice@127.0.0.1:" + server.port());
    press("Trust and remember");
    Screens.waitFor(() -> !all(TextField.class, "Password").isEmpty());
    fx(() -> all(TextField.class, "Password").getFirst().setText("secret"));
    press("Continue");

    Screens.waitFor(() -> !logs().getItems().isEmpty());
    assertThat(logs().getItems().getFirst().youngest().path())
        .hasToString("/var/log/nginx/error.log");
    assertThat(words()).anyMatch(one -> one.startsWith("Checking the key of 127.0.0.1 ("));
    Screens.picture(dialogs().getFirst().getScene().getRoot(), "server-choice-" + ENGLISH);
    press("Open");

    AnalysisSession session = wiring.session();
    Screens.waitFor(
        () ->
            session.phaseProperty().get() == AnalysisSession.Phase.DONE
                && session.viewProperty().get() != null);
    assertThat(session.locationsProperty().get().getFirst().name())
        .endsWith("/var/log/nginx/error.log");
    assertThat(Objects.requireNonNull(session.viewProperty().get()).report().failures())
        .isPositive();
  }

  @Test
  void whatGoesWrongIsSaidAndCanBeTriedAgain() throws Exception {
    show(ENGLISH);
    connect("not a server");
    assertThat(problem()).startsWith("That is no name of a server");
    connect("no-such-name.invalid");
    Screens.waitFor(() -> problem().startsWith("No computer called"));
    connect("alice@127.0.0.1:" + server.port());
    press("Cancel");

    Screens.waitFor(() -> problem().contains("was not trusted"));
    Screens.picture(dialogs().getFirst().getScene().getRoot(), "server-refused-" + ENGLISH);
  }

  @Test
  void closingTheDialogEndsWhatIsUnderWay() throws Exception {
    show(ENGLISH);
    connect("alice@127.0.0.1:" + server.port());
    Screens.waitFor(() -> dialogs().size() == 2);
    fx(() -> dialogs().stream().filter(one -> !isQuestion(one)).forEach(Window::hide));

    Screens.waitFor(() -> dialogs().isEmpty());
  }

  @Test
  void pictures() throws Exception {
    for (Look look : Screens.LOOKS) {
      show(look);
      String target = "alice@127.0.0.1:" + server.port();
      connect(target);
      Screens.waitFor(() -> dialogs().size() == 2);
      Screens.picture(dialogs().getFirst().getScene().getRoot(), "server-connecting-" + look);
      fx(() -> dialogs().forEach(Window::hide));
      Screens.waitFor(() -> dialogs().isEmpty());
    }
  }

  private void show(Look look) throws Exception {
    fx(() -> Screens.show(stage, wiring, WelcomeController.class, look, 900, 700));
    Locale locale = Locale.forLanguageTag(look.language());
    ServerOpening opening =
        new ServerOpening(
            wiring.session(),
            new SshHome(folder.resolve("home"), "me").connector(),
            new LogCache(folder.resolve("cache")),
            new Wording(ErrorCatalog.bundled(), locale),
            new Texts(locale));
    fx(() -> opening.show(stage));
  }

  private void connect(String target) throws Exception {
    fx(
        () -> {
          ((TextField) node("#server")).setText(target);
          ((Button) node("#connect")).fire();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void press(String words) throws Exception {
    Screens.waitFor(() -> !buttons(words).isEmpty());
    fx(() -> buttons(words).getLast().fire());
  }

  private String problem() {
    return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> ((Label) node("#problem")).getText());
  }

  @SuppressWarnings("unchecked")
  private ListView<RemoteLogSet> logs() {
    return (ListView<RemoteLogSet>) node("#logs");
  }

  private List<String> words() {
    return all(Label.class, "").stream().map(Label::getText).toList();
  }

  private List<Button> buttons(String words) {
    return all(Button.class, "").stream().filter(one -> one.getText().equals(words)).toList();
  }

  private static Node node(String id) {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () ->
            dialogs().stream()
                .map(window -> window.getScene().getRoot().lookup(id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow());
  }

  /// Nodes of a kind in all dialogs, the last shown last.
  private static <T extends Node> List<T> all(Class<T> kind, String spoken) {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () ->
            dialogs().stream()
                .flatMap(
                    window -> new ArrayList<>(window.getScene().getRoot().lookupAll("*")).stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(one -> spoken.isEmpty() || spoken.equals(one.getAccessibleText()))
                .toList());
  }

  private static boolean isQuestion(Window dialog) {
    return dialog.getScene().getRoot().lookup("#server") == null;
  }

  private static List<Window> dialogs() {
    return Window.getWindows().stream()
        .filter(window -> window.getScene().getRoot() instanceof DialogPane)
        .toList();
  }

  private static void fx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(5_000, action);
  }
}

package org.handshakedoctor.ui.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.handshakedoctor.core.ssh.HostKey;
import org.handshakedoctor.core.ssh.HostKeyVerdict;
import org.handshakedoctor.core.ssh.HostKeyVerdict.Place;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.ssh.SshPrompts.HostKeyQuestion;
import org.handshakedoctor.core.ssh.SshPrompts.PasswordQuestion;
import org.handshakedoctor.core.ssh.SshPrompts.Prompt;
import org.handshakedoctor.core.ssh.SshPrompts.ServerQuestion;
import org.handshakedoctor.core.ssh.SshPrompts.Trust;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.Screens.Look;
import org.handshakedoctor.ui.Wiring;
import org.handshakedoctor.ui.fx.SelectableText;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.welcome.WelcomeController;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class RemoteDialogsTest {
  private static final Look ENGLISH = Screens.LOOKS.getFirst();
  private static final HostKey OFFERED = key(1);
  private static final HostKey SAVED = key(2);
  private static final Path FILE = Path.of("/home/it's me/.ssh/known_hosts");

  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
  }

  @AfterEach
  void closeDialogs() {
    fx(() -> dialogs().forEach(Window::hide));
  }

  @Test
  void anUnknownKeyCanBeTrustedOnceOrForGood() throws Exception {
    for (Trust trust : List.of(Trust.THIS_TIME, Trust.REMEMBER)) {
      CompletableFuture<Trust> answer = ask(ENGLISH, unknown());
      press(trust == Trust.REMEMBER ? "Trust and remember" : "Trust this time");
      assertThat(answer.get()).isEqualTo(trust);
    }
  }

  @Test
  void theSafeAnswerIsTheOneThatEnterAndClosingGive() throws Exception {
    CompletableFuture<Trust> answer = ask(ENGLISH, unknown());

    assertThat(button("Cancel").isDefaultButton()).isTrue();
    assertThat(button("Cancel").isFocused()).isTrue();
    assertThat(button("Trust and remember").isDefaultButton()).isFalse();
    closeDialogs();

    assertThat(answer.get()).isEqualTo(Trust.REFUSE);
  }

  @Test
  void theClipboardIsCompared() throws Exception {
    CompletableFuture<Trust> answer = ask(ENGLISH, unknown());

    assertThat(compare("256 " + OFFERED.fingerprint() + " root@web (ED25519)"))
        .isEqualTo("The same key.");
    assertThat(compare(SAVED.fingerprint())).isEqualTo("Another key: do not continue.");
    assertThat(compare("a shopping list")).isEqualTo("There is no fingerprint on the clipboard.");
    closeDialogs();
    answer.get();
  }

  @Test
  void aChangedKeyLeavesNothingToChoose() throws Exception {
    CompletableFuture<Trust> answer = ask(ENGLISH, changed());

    assertThat(buttons()).extracting(Button::getText).containsExactlyInAnyOrder("Copy", "Close");
    assertThat(words())
        .contains("Saved · ED25519", "Shown now · ED25519", FILE + ", line 12")
        .contains("ssh-keygen -R '[shop.example]:2222' -f '/home/it'\\''s me/.ssh/known_hosts'");
    press("Close");
    assertThat(answer.get()).isEqualTo(Trust.REFUSE);
  }

  @Test
  void aPasswordIsHandedOverAndTheFieldIsEmpty() throws Exception {
    FxPrompts prompts = prompts(ENGLISH);
    CompletableFuture<char @Nullable []> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                answer.complete(
                    prompts.password(new PasswordQuestion("shop.example", "deploy", 2)));
              } catch (InterruptedException e) {
                answer.completeExceptionally(e);
              }
            });
    Screens.waitFor(() -> !dialogs().isEmpty());
    TextField field = (TextField) Objects.requireNonNull(pane().lookup(".text-field"));
    fx(() -> field.setText("s3cret"));
    press("Continue");

    assertThat(answer.get()).containsExactly("s3cret".toCharArray());
    assertThat(field.getText()).isEmpty();
  }

  @Test
  void whoeverGivesUpTakesTheDialogAway() throws Exception {
    FxPrompts prompts = prompts(ENGLISH);
    Thread asking =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    prompts.trust(unknown());
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
    Screens.waitFor(() -> !dialogs().isEmpty());
    asking.interrupt();
    asking.join();

    Screens.waitFor(() -> dialogs().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(SshException.Reason.class)
  void everyFaultHasWordsInBothLanguages(SshException.Reason reason) {
    for (String language : List.of("en", "zh-CN")) {
      FaultWords words =
          FaultWords.of(
              new SshException(reason, "shop.example", "\033[31mred", null),
              new Texts(Locale.forLanguageTag(language)));

      assertThat(words.what()).isNotBlank().doesNotContain("{");
      assertThat(words.next()).isNotBlank().doesNotContain("{").doesNotContain("''");
      assertThat(words.detail()).doesNotContain("\033");
    }
  }

  @Test
  void pictures() throws Exception {
    for (Look look : Screens.LOOKS) {
      for (HostKeyQuestion question : List.of(unknown(), changed(), revoked())) {
        String name = question.verdict().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        CompletableFuture<Trust> answer = ask(look, question);
        if (name.equals("unknown")) {
          compare(OFFERED.fingerprint());
        }
        Screens.picture(pane(), "host-key-" + name + "-" + look);
        closeDialogs();
        answer.get();
      }
      FxPrompts prompts = prompts(look);
      Thread asking =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      prompts.answers(
                          new ServerQuestion(
                              "shop.example",
                              "deploy",
                              "Two steps",
                              "Enter the code of your \033[31mtelephone.\n"
                                  + "This is Handshake Doctor.",
                              List.of(new Prompt("Password: ", false), new Prompt("Code: ", true)),
                              1));
                    } catch (InterruptedException _) {
                      Thread.currentThread().interrupt();
                    }
                  });
      Screens.waitFor(() -> !dialogs().isEmpty());
      Screens.picture(pane(), "server-question-" + look);
      closeDialogs();
      asking.join();
    }
  }

  private CompletableFuture<Trust> ask(Look look, HostKeyQuestion question) throws Exception {
    FxPrompts prompts = prompts(look);
    CompletableFuture<Trust> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                answer.complete(prompts.trust(question));
              } catch (InterruptedException e) {
                answer.completeExceptionally(e);
              }
            });
    Screens.waitFor(() -> !dialogs().isEmpty());
    return answer;
  }

  private FxPrompts prompts(Look look) {
    Wiring wiring = Screens.wiring();
    fx(() -> Screens.show(stage, wiring, WelcomeController.class, look, 800, 600));
    return new FxPrompts(() -> stage, new Texts(Locale.forLanguageTag(look.language())));
  }

  private String compare(String clipboard) {
    fx(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, clipboard)));
    Node button = Objects.requireNonNull(pane().lookup("#compare"));
    fx(((Button) button)::fire);
    return ((Label) Objects.requireNonNull(pane().lookup("#comparison"))).getText();
  }

  private void press(String words) {
    fx(button(words)::fire);
  }

  private Button button(String words) {
    return buttons().stream().filter(one -> one.getText().equals(words)).findFirst().orElseThrow();
  }

  private List<Button> buttons() {
    return all(Button.class);
  }

  private List<String> words() {
    return Stream.concat(
            all(Label.class).stream().map(Label::getText),
            all(SelectableText.class).stream().map(SelectableText::words))
        .toList();
  }

  private <T> List<T> all(Class<T> kind) {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () ->
            new ArrayList<>(pane().lookupAll("*"))
                .stream().filter(kind::isInstance).map(kind::cast).toList());
  }

  private DialogPane pane() {
    return (DialogPane) dialogs().getFirst().getScene().getRoot();
  }

  private static List<Window> dialogs() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () ->
            Window.getWindows().stream()
                .filter(window -> window.getScene().getRoot() instanceof DialogPane)
                .toList());
  }

  private static void fx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(5_000, action);
  }

  private static HostKeyQuestion unknown() {
    return new HostKeyQuestion("shop.example", OFFERED, new HostKeyVerdict.Unknown(), "");
  }

  private static HostKeyQuestion changed() {
    return new HostKeyQuestion(
        "[shop.example]:2222",
        OFFERED,
        new HostKeyVerdict.Changed(List.of(new Place(FILE, 12, SAVED))),
        "");
  }

  private static HostKeyQuestion revoked() {
    return new HostKeyQuestion(
        "a-server-with-a-rather-long-name.internal.shop.example",
        OFFERED,
        new HostKeyVerdict.Revoked(new Place(FILE, 1, OFFERED)),
        "certificate not valid (expired or not yet valid) for id:\033[2Jweb");
  }

  /// A key of the right shape.
  private static HostKey key(int seed) {
    byte[] blob = new byte[51];
    byte[] type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
    blob[3] = (byte) type.length;
    System.arraycopy(type, 0, blob, 4, type.length);
    blob[18] = 32;
    Arrays.fill(blob, 19, 51, (byte) seed);
    return Objects.requireNonNull(HostKey.of(blob));
  }
}

package org.handshakedoctor.ui.remote;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.scene.control.Dialog;
import javafx.stage.Window;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.ssh.SshPrompts;
import org.handshakedoctor.ui.fx.FxThread;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// Asks the user in dialogs what connecting needs to know. A dialog goes away when the connection
/// is given up.
public final class FxPrompts implements SshPrompts {
  private final Supplier<@Nullable Window> owner;
  private final Texts texts;

  public FxPrompts(Supplier<@Nullable Window> owner, Texts texts) {
    this.owner = owner;
    this.texts = texts;
  }

  @Override
  public Trust trust(HostKeyQuestion question) throws InterruptedException {
    Trust answer = ask(() -> new HostKeyDialog(question, texts));
    return Objects.requireNonNullElse(answer, Trust.REFUSE);
  }

  @Override
  public char @Nullable [] password(PasswordQuestion question) throws InterruptedException {
    String saying =
        texts.get(
            question.attempt() > 1 ? "remote.ask.password.again" : "remote.ask.password",
            VisibleText.of(question.user()),
            VisibleText.of(question.host()));
    return one(saying, texts.get("remote.ask.password.field"));
  }

  @Override
  public char @Nullable [] passphrase(PassphraseQuestion question) throws InterruptedException {
    String saying =
        texts.get(
            question.attempt() > 1 ? "remote.ask.passphrase.again" : "remote.ask.passphrase",
            VisibleText.of(question.keyName()));
    return one(saying, texts.get("remote.ask.passphrase.field"));
  }

  @Override
  public @Nullable List<char[]> answers(ServerQuestion question) throws InterruptedException {
    String saying =
        texts.get(
            question.attempt() > 1 ? "remote.ask.server.again" : "remote.ask.server",
            VisibleText.of(question.host()));
    String quoted = (question.title() + "\n" + question.instruction()).strip();
    return ask(() -> new AnswerDialog(saying, quoted, question.prompts(), texts));
  }

  private char @Nullable [] one(String saying, String field) throws InterruptedException {
    List<char[]> answers =
        ask(() -> new AnswerDialog(saying, "", List.of(new Prompt(field, false)), texts));
    return answers == null ? null : answers.getFirst();
  }

  private <R> @Nullable R ask(Supplier<Dialog<R>> made) throws InterruptedException {
    CompletableFuture<Optional<R>> answer = new CompletableFuture<>();
    CompletableFuture<Dialog<R>> shown = new CompletableFuture<>();
    FxThread.INSTANCE.execute(() -> shown.complete(show(made.get(), answer)));
    try {
      return answer.get().orElse(null);
    } catch (InterruptedException e) {
      CompletableFuture<Void> _ = shown.thenAcceptAsync(Dialog::close, FxThread.INSTANCE);
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private <R> Dialog<R> show(Dialog<R> dialog, CompletableFuture<Optional<R>> answer) {
    Window window = owner.get();
    if (window != null) {
      dialog.initOwner(window);
      // The window brings its style sheets along, but not whether it is light or dark.
      window.getScene().getRoot().getStyleClass().stream()
          .filter(name -> name.equals("light") || name.equals("dark"))
          .forEach(dialog.getDialogPane().getStyleClass()::add);
    }
    dialog.setTitle(texts.get("app.name"));
    dialog
        .showingProperty()
        .subscribe(
            (_, showing) -> {
              if (!showing) {
                answer.complete(Optional.ofNullable(dialog.getResult()));
              }
            });
    dialog.show();
    return dialog;
  }
}

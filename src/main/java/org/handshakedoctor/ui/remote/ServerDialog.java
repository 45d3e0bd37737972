package org.handshakedoctor.ui.remote;

import atlantafx.base.theme.Styles;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.net.SshTarget;
import org.handshakedoctor.core.remote.RemoteLogSet;
import org.handshakedoctor.core.remote.RemoteLogs;
import org.handshakedoctor.core.remote.RemoteServer;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.ssh.RemotePath;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.ui.fx.FxThread;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// Who, how, which file: names a server, watches the connection being made, and chooses among the
/// logs that lie there. Closing it, or Cancel, ends whatever is under way at once.
final class ServerDialog extends Dialog<ButtonType> {
  private static final double WIDTH = 620;
  private static final double LIST_HEIGHT = 220;

  private final ServerOpening servers;
  private final Wording wording;
  private final Texts texts;
  private final Consumer<List<LogLocation>> opened;
  private final TextField server = new TextField();
  private final Button connect = new Button();
  private final ConnectSteps steps;
  private final Label problem = new Label();
  private final ListView<RemoteLogSet> logs = new ListView<>();
  private final ButtonType open;
  private @Nullable RemoteLogs found;
  private @Nullable Work work;

  ServerDialog(
      Window owner,
      ServerOpening servers,
      Wording wording,
      Texts texts,
      Consumer<List<LogLocation>> opened) {
    this.servers = servers;
    this.wording = wording;
    this.texts = texts;
    this.opened = opened;
    this.steps = new ConnectSteps(texts);
    this.open = new ButtonType(texts.get("remote.open"), ButtonData.OK_DONE);
    initOwner(owner);
    initModality(Modality.WINDOW_MODAL);
    setTitle(texts.get("app.name"));
    setHeaderText(texts.get("remote.header"));
    getDialogPane().getStyleClass().add("server-dialog");
    owner.getScene().getRoot().getStyleClass().stream()
        .filter(name -> name.equals("light") || name.equals("dark"))
        .forEach(getDialogPane().getStyleClass()::add);
    getDialogPane().setContent(content());
    addButtons();
    show(List.of());
    setOnShown(_ -> server.requestFocus());
  }

  private VBox content() {
    server.setId("server");
    server.setPromptText(texts.get("remote.server.example"));
    server.setAccessibleText(texts.get("remote.server"));
    server.setOnAction(_ -> look());
    HBox.setHgrow(server, Priority.ALWAYS);
    connect.setId("connect");
    connect.setText(texts.get("remote.connect"));
    connect.setMinWidth(Button.USE_PREF_SIZE);
    connect.setOnAction(_ -> look());
    Label help = wrapped(texts.get("remote.server.help"));
    help.getStyleClass().addAll("muted", "small");
    problem.setId("problem");
    problem.setWrapText(true);
    problem.setMinHeight(Label.USE_PREF_SIZE);
    problem.getStyleClass().add(Styles.DANGER);
    logs.setId("logs");
    logs.setPrefHeight(LIST_HEIGHT);
    logs.setAccessibleText(texts.get("remote.logs"));
    logs.setCellFactory(_ -> new LogSetCell(texts));
    logs.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    logs.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            ((Button) getDialogPane().lookupButton(open)).fire();
          }
        });
    VBox content = new VBox(8, new HBox(8, server, connect), help, steps, problem, logs);
    content.setPrefWidth(WIDTH);
    return content;
  }

  private void addButtons() {
    ButtonType cancel = new ButtonType(texts.get("remote.cancel"), ButtonData.CANCEL_CLOSE);
    getDialogPane().getButtonTypes().setAll(open, cancel);
    getDialogPane()
        .lookupButton(open)
        .disableProperty()
        .bind(logs.getSelectionModel().selectedItemProperty().isNull());
    ((Button) getDialogPane().lookupButton(open)).setDefaultButton(false);
    showingProperty()
        .subscribe(
            (_, showing) -> {
              if (!showing) {
                stop();
                if (getResult() == open) {
                  openChosen();
                }
              }
            });
  }

  private void openChosen() {
    RemoteLogs from = found;
    if (from != null) {
      opened.accept(
          logs.getSelectionModel().getSelectedItems().stream()
              .flatMap(set -> set.parts().stream())
              .<LogLocation>map(
                  part -> new LogLocation.Remote(from.log(part, RemoteLogs.ALL_BYTES)))
              .toList());
    }
  }

  /// Connects, and lists what is there.
  private void look() {
    stop();
    steps.clear();
    show(List.of());
    SshTarget target = SshTarget.parse(server.getText());
    if (target == null) {
      fail(texts.get("remote.server.wrong"));
      return;
    }
    fail("");
    connect.setDisable(true);
    Work next = new Work(target);
    work = next;
    next.thread.start();
  }

  private void stop() {
    if (work != null) {
      work.cancelled.cancel();
      work.thread.interrupt();
      work = null;
    }
    connect.setDisable(false);
  }

  private void show(List<RemoteLogSet> sets) {
    logs.getItems().setAll(sets);
    logs.setVisible(!sets.isEmpty());
    logs.setManaged(!sets.isEmpty());
    if (!sets.isEmpty()) {
      logs.getSelectionModel().selectFirst();
      logs.requestFocus();
    }
    fit();
  }

  private void fail(String words) {
    problem.setText(words);
    problem.setVisible(!words.isEmpty());
    problem.setManaged(!words.isEmpty());
    fit();
  }

  private void fit() {
    if (getDialogPane().getScene() != null && getDialogPane().getScene().getWindow() != null) {
      getDialogPane().getScene().getWindow().sizeToScene();
    }
  }

  private static Label wrapped(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  /// One try, in a thread of its own; what it finds counts only while nobody has stopped it.
  private final class Work {
    final CancellationToken cancelled = new CancellationToken();
    final Thread thread = Thread.ofVirtual().unstarted(this::run);
    private final SshTarget target;

    Work(SshTarget target) {
      this.target = target;
    }

    private void run() {
      RemoteServer reached = servers.at(target, event -> ifWanted(() -> steps.show(event)));
      RemoteLogs there = servers.logsOf(reached);
      try {
        reached.connect();
        ifWanted(() -> steps.begin(texts.get("remote.step.look")));
        List<RemoteLogSet> sets =
            target.path().isEmpty()
                ? there.usual(cancelled)
                : there.at(RemotePath.of(target.path()), cancelled);
        ifWanted(() -> succeed(there, sets));
      } catch (SshException e) {
        ifWanted(
            () ->
                failed(
                    wording.phrase(
                        "connect." + e.reason().id(),
                        List.of(VisibleText.of(e.host()), VisibleText.of(e.detail())))));
      } catch (IOException | IllegalArgumentException _) {
        ifWanted(() -> failed(texts.get("remote.nothing", VisibleText.of(target.path()))));
      }
    }

    private void succeed(RemoteLogs there, List<RemoteLogSet> sets) {
      connect.setDisable(false);
      steps.succeed();
      found = there;
      if (sets.isEmpty()) {
        fail(texts.get("remote.none"));
      }
      show(sets);
    }

    private void failed(String words) {
      connect.setDisable(false);
      steps.fail();
      fail(words);
    }

    private void ifWanted(Runnable news) {
      FxThread.INSTANCE.execute(
          () -> {
            if (work == this) {
              news.run();
              fit();
            }
          });
    }
  }
}

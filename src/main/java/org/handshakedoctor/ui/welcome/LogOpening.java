package org.handshakedoctor.ui.welcome;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.input.Clipboard;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.remote.ServerOpening;
import org.handshakedoctor.ui.session.AnalysisSession;

/// The ways by which a log comes into the window.
public final class LogOpening {
  private final AnalysisSession session;
  private final SessionFiles sessions;
  private final ServerOpening servers;
  private final Texts texts;

  public LogOpening(
      AnalysisSession session, SessionFiles sessions, ServerOpening servers, Texts texts) {
    this.session = session;
    this.sessions = sessions;
    this.servers = servers;
    this.texts = texts;
  }

  /// Asks for a server, and opens what lies there.
  public void fromServer(Window owner) {
    servers.show(owner);
  }

  /// Asks for files and opens them.
  public void choose(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("welcome.choose"));
    chooser
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter(texts.get("welcome.choose.all"), "*", "*.*"),
            new ExtensionFilter(texts.get("welcome.choose.logs"), "*.log", "*.log.*", "*.txt"));
    List<File> files = chooser.showOpenMultipleDialog(owner);
    if (files != null) {
      List<Path> paths = files.stream().map(File::toPath).toList();
      if (paths.size() == 1 && SessionFiles.isSession(paths.getFirst())) {
        sessions.open(paths.getFirst(), owner);
      } else {
        open(paths);
      }
    }
  }

  /// Opens what was dropped on the window. Where logs are open already, asks what is meant.
  public void drop(List<Path> paths, Window owner) {
    if (paths.size() == 1 && SessionFiles.isSession(paths.getFirst())) {
      sessions.open(paths.getFirst(), owner);
    } else if (session.locationsProperty().get().isEmpty()) {
      open(paths);
    } else {
      ask(paths, owner);
    }
  }

  private void ask(List<Path> paths, Window owner) {
    ButtonType replace = new ButtonType(texts.get("welcome.drop.replace"), ButtonData.YES);
    ButtonType add = new ButtonType(texts.get("welcome.drop.add"), ButtonData.NO);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(texts.get("app.name"));
    dialog.setContentText(texts.get("welcome.drop.ask"));
    DialogPane pane = dialog.getDialogPane();
    pane.getButtonTypes().setAll(replace, add, ButtonType.CANCEL);
    pane.getStylesheets().setAll(owner.getScene().getStylesheets());
    pane.getStyleClass().addAll(owner.getScene().getRoot().getStyleClass());
    dialog.setOnHidden(
        _ -> {
          if (dialog.getResult() == replace) {
            open(paths);
          } else if (dialog.getResult() == add) {
            add(paths);
          }
        });
    dialog.show();
  }

  /// Reads these beside what is open.
  private void add(List<Path> paths) {
    List<LogLocation> all = new ArrayList<>(session.locationsProperty().get());
    paths.forEach(path -> all.add(new LogLocation.Local(path)));
    session.open(all);
  }

  /// Opens files or folders in the place of what is open.
  public void open(List<Path> paths) {
    session.open(paths.stream().<LogLocation>map(LogLocation.Local::new).toList());
  }

  /// Opens what lies on the clipboard: files, the path of a file, or log text.
  ///
  /// @return false if there is none of these
  public boolean paste() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    if (clipboard.hasFiles()) {
      open(clipboard.getFiles().stream().map(File::toPath).toList());
      return true;
    }
    String text = clipboard.getString();
    if (text == null || text.isBlank()) {
      return false;
    }
    if (isPath(text.strip())) {
      open(List.of(Path.of(text.strip())));
    } else {
      session.open(List.of(new LogLocation.Pasted(texts.get("welcome.pasted"), text)));
    }
    return true;
  }

  /// Opens the sample log that is part of the program.
  public void sample() {
    try (InputStream in =
        Objects.requireNonNull(LogOpening.class.getResourceAsStream("sample.log"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      session.open(List.of(new LogLocation.Pasted(texts.get("welcome.sample.name"), text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPath(String text) {
    try {
      return text.indexOf('\n') < 0 && Files.exists(Path.of(text));
    } catch (InvalidPathException _) {
      return false;
    }
  }
}

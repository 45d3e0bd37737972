package org.handshakedoctor.ui.welcome;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.settings.SessionException;
import org.handshakedoctor.core.settings.SessionFile;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.Sessions;

/// Asks where a session is to be saved or opened, and says when that does not work.
public final class SessionFiles {
  private final Sessions sessions;
  private final Texts texts;

  public SessionFiles(Sessions sessions, Texts texts) {
    this.sessions = sessions;
    this.texts = texts;
  }

  public boolean canSave() {
    return sessions.isPossible();
  }

  public void save(Window owner) {
    FileChooser chooser = chooser("session.save");
    chooser.setInitialFileName("session" + SessionFile.EXTENSION);
    File file = chooser.showSaveDialog(owner);
    if (file != null) {
      try {
        sessions.save(file.toPath());
      } catch (IOException _) {
        say(owner, texts.get("session.unwritten", VisibleText.of(file.getName())));
      }
    }
  }

  public void choose(Window owner) {
    File file = chooser("session.open").showOpenDialog(owner);
    if (file != null) {
      open(file.toPath(), owner);
    }
  }

  public void open(Path file, Window owner) {
    try {
      sessions.open(file);
    } catch (SessionException e) {
      String name = VisibleText.of(file.toString());
      say(owner, texts.get("session.problem." + e.problem().id(), name));
    }
  }

  static boolean isSession(Path file) {
    return file.toString().endsWith(SessionFile.EXTENSION) && Files.isRegularFile(file);
  }

  private FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get(title));
    String kind = texts.get("session.kind");
    chooser.getExtensionFilters().add(new ExtensionFilter(kind, "*" + SessionFile.EXTENSION));
    return chooser;
  }

  private void say(Window owner, String sentence) {
    Alert alert = new Alert(AlertType.WARNING, sentence, ButtonType.CLOSE);
    alert.initOwner(owner);
    alert.setTitle(texts.get("app.name"));
    alert.setHeaderText(texts.get("session.failed"));
    DialogPane pane = alert.getDialogPane();
    pane.getStylesheets().setAll(owner.getScene().getStylesheets());
    pane.getStyleClass().addAll(owner.getScene().getRoot().getStyleClass());
    alert.show();
  }
}

package org.handshakedoctor.ui.welcome;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
  private final ServerOpening servers;
  private final Texts texts;

  public LogOpening(AnalysisSession session, ServerOpening servers, Texts texts) {
    this.session = session;
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
      open(files.stream().map(File::toPath).toList());
    }
  }

  /// Opens files or folders, for example those that were dropped.
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

package org.handshakedoctor.ui.welcome;

import java.io.File;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.handshakedoctor.core.settings.SessionFile;
import org.handshakedoctor.ui.fx.Texts;

/// Says what is held over the window, so that one knows before one lets go. By the names alone: what
/// the files are shows when they are read.
public final class DropWords {
  private static final Set<String> ARCHIVES = Set.of("zip", "tar", "tgz", "7z", "rar");
  private static final Set<String> NO_LOGS =
      Set.of(
          "png", "jpg", "jpeg", "gif", "webp", "svg", "ico", "pdf", "doc", "docx", "xls", "xlsx",
          "ppt", "pptx", "mp3", "mp4", "mov", "avi", "exe", "dll", "so", "jar", "deb", "rpm", "iso",
          "pem", "key", "crt", "p12", "pfx");

  private DropWords() {}

  enum Kind {
    LOG,
    ARCHIVE,
    FOLDER,
    SESSION,
    OTHER;

    static Kind of(File file) {
      String name = file.getName().toLowerCase(Locale.ROOT);
      String extension = name.substring(name.lastIndexOf('.') + 1);
      if (name.endsWith(SessionFile.EXTENSION)) {
        return SESSION;
      }
      if (file.isDirectory()) {
        return FOLDER;
      }
      if (ARCHIVES.contains(extension) || name.contains(".tar.")) {
        return ARCHIVE;
      }
      return NO_LOGS.contains(extension) ? OTHER : LOG;
    }
  }

  /// Such as *2 logs, one archive, one file that is no log*.
  public static String of(List<File> files, Texts texts) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    files.forEach(file -> counts.merge(Kind.of(file), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (kind, count) ->
            parts.add(texts.get("welcome.drop." + kind.name().toLowerCase(Locale.ROOT), count)));
    return texts.get("welcome.drop.held", String.join(texts.get("welcome.drop.between"), parts));
  }
}

package org.handshakedoctor.core.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The older parts of a log that lie beside it: `error.log.1` and `error.log.2.gz` beside
/// `error.log`. Judged by their names alone; what is in them shows when they are read.
///
/// @param files the oldest first
/// @param bytes as they lie on disk, packed or not
public record OlderParts(List<Path> files, long bytes) {
  public static final OlderParts NONE = new OlderParts(List.of(), 0);

  public OlderParts {
    files = List.copyOf(files);
  }

  /// Looks beside the file that a server writes to; a part of a set has no parts itself. Not for
  /// the FX thread: the folder may be far away.
  public static OlderParts of(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path last = file.getFileName();
    if (folder == null || last == null || !Files.isRegularFile(file)) {
      return NONE;
    }
    RotatedName name = RotatedName.of(last.toString());
    if (!name.stem().equals(last.toString())) {
      return NONE;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> parts =
          entries
              .filter(one -> !one.getFileName().equals(last))
              .filter(one -> RotatedName.of(one.getFileName().toString()).stem().equals(name.stem()))
              .filter(Files::isRegularFile)
              .toList();
      long bytes = parts.stream().mapToLong(one -> one.toFile().length()).sum();
      return new OlderParts(RotatedName.inOrder(parts, LogLocation.Local::new), bytes);
    } catch (IOException _) {
      return NONE;
    }
  }
}

package org.handshakedoctor.core.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the logs in a folder, and those in an archive, which is a folder too.
final class LogFolder {
  private LogFolder() {}

  /// The logs directly in a folder.
  static List<LogSource> logs(Path folder) throws IOException, LogAccessException {
    List<LogSource> sources = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (Path file : files(folder)) {
      // A link to a file beside it is that file.
      if (seen.add(file.toRealPath())) {
        sources.addAll(readable(file));
      }
    }
    sources.removeIf(source -> LogHead.of(source).isNoText());
    if (sources.isEmpty()) {
      throw new LogAccessException(SourceProblem.EMPTY_FOLDER, new LogLocation.Local(folder));
    }
    return RotatedName.inOrder(sources, LogSource::location);
  }

  /// The log that a file is, or those in it if it is an archive.
  static List<LogSource> inFile(Path path) throws IOException, LogAccessException {
    LogLocation location = new LogLocation.Local(path);
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      // A pipe or a device has no size to speak of, and looking at its beginning would take it away.
      return List.of(new LogSource(location, -1));
    }
    Archive archive = Archive.of(path);
    if (archive == null) {
      return List.of(new LogSource(location, attributes.size()));
    }
    List<LogSource> sources = new ArrayList<>();
    for (Archive.Entry entry : archive.entries()) {
      if (!entry.isHidden()) {
        sources.add(
            new LogSource(new LogLocation.InArchive(path, entry.name()), entry.size()));
      }
    }
    return logsOf(location, sources);
  }

  /// An archive in which nothing can be opened has one problem, not one for each entry.
  private static List<LogSource> logsOf(LogLocation archive, List<LogSource> sources)
      throws LogAccessException {
    List<LogHead> heads = sources.stream().map(LogHead::of).toList();
    List<LogSource> logs =
        heads.stream()
            .filter(head -> !head.isNoText() && head.problem() == null)
            .map(LogHead::source)
            .toList();
    if (!logs.isEmpty()) {
      return RotatedName.inOrder(
          heads.stream().filter(head -> !head.isNoText()).map(LogHead::source).toList(),
          LogSource::location);
    }
    SourceProblem problem =
        heads.stream().map(LogHead::problem).filter(Objects::nonNull).findFirst().orElse(null);
    throw new LogAccessException(
        problem == null ? SourceProblem.EMPTY_FOLDER : problem, archive);
  }

  /// A file that cannot be looked at is a source all the same: it will say so when it is opened.
  private static List<LogSource> readable(Path file) {
    try {
      return inFile(file);
    } catch (IOException | LogAccessException _) {
      return List.of(new LogSource(new LogLocation.Local(file), file.toFile().length()));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted(
              // The file itself before the links to it.
              Comparator.<Path, Boolean>comparing(Files::isSymbolicLink)
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

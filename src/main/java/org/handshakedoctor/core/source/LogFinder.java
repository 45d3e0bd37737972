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
import java.util.Set;
import java.util.stream.Stream;

/// Finds the logs at a location, in a folder and in an archive, which is a folder too, and looks at
/// the beginning of each.
final class LogFinder {
  private LogFinder() {}

  /// @throws LogAccessException when there is nothing that could be opened
  static List<LogHead> at(LogLocation location) throws LogAccessException {
    try {
      return switch (location) {
        case LogLocation.Local(Path path) when Files.isDirectory(path) -> inFolder(path);
        case LogLocation.Local(Path path) -> inFile(path);
        case LogLocation.InArchive _, LogLocation.StandardInput _ ->
            List.of(LogHead.of(new LogSource(location, -1)));
        case LogLocation.Pasted(_, String text) ->
            List.of(LogHead.of(new LogSource(location, new PastedChannel(text).size())));
        case LogLocation.Remote(RemoteLog log) ->
            List.of(LogHead.of(new LogSource(location, log.size())));
        case LogLocation.Elsewhere(_, SourceProblem problem) ->
            throw new LogAccessException(problem, location);
      };
    } catch (IOException e) {
      throw new LogAccessException(e, location);
    }
  }

  private static List<LogHead> inFolder(Path folder) throws IOException, LogAccessException {
    List<LogHead> heads = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (Path file : files(folder)) {
      // A link to a file beside it is that file.
      if (seen.add(file.toRealPath())) {
        heads.addAll(inFileOfFolder(file));
      }
    }
    heads.removeIf(LogHead::isNoText);
    if (heads.isEmpty()) {
      throw new LogAccessException(SourceProblem.EMPTY_FOLDER, new LogLocation.Local(folder));
    }
    return inOrder(heads);
  }

  /// A file that cannot be opened is a source all the same: reading it will say why.
  private static List<LogHead> inFileOfFolder(Path file) {
    try {
      return inFile(file);
    } catch (IOException | LogAccessException _) {
      LogLocation location = new LogLocation.Local(file);
      return List.of(LogHead.of(new LogSource(location, file.toFile().length())));
    }
  }

  /// The log that a file is, or those in it if it is an archive.
  private static List<LogHead> inFile(Path path) throws IOException, LogAccessException {
    LogLocation location = new LogLocation.Local(path);
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    // A pipe or a device has no size to speak of.
    long size = attributes.isRegularFile() ? attributes.size() : -1;
    LogHead head = LogHead.of(new LogSource(location, size));
    Archive archive = Archive.of(path, head);
    if (archive != null) {
      return inArchive(location, archive, path);
    }
    SourceProblem problem = head.problem();
    if (problem != null) {
      throw new LogAccessException(problem, location);
    }
    return List.of(head);
  }

  /// An archive in which nothing can be opened has one problem, not one for each entry.
  private static List<LogHead> inArchive(LogLocation location, Archive archive, Path path)
      throws IOException, LogAccessException {
    List<LogHead> heads = new ArrayList<>();
    for (Archive.Entry entry : archive.entries()) {
      if (!entry.isHidden()) {
        LogLocation inside = new LogLocation.InArchive(path, entry.name());
        heads.add(LogHead.of(new LogSource(inside, entry.size())));
      }
    }
    heads.removeIf(LogHead::isNoText);
    if (heads.stream().allMatch(head -> head.problem() != null)) {
      SourceProblem problem = heads.isEmpty() ? null : heads.getFirst().problem();
      throw new LogAccessException(
          problem == null ? SourceProblem.EMPTY_FOLDER : problem, location);
    }
    return inOrder(heads);
  }

  private static List<LogHead> inOrder(List<LogHead> heads) {
    return RotatedName.inOrder(heads, head -> head.source().location());
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

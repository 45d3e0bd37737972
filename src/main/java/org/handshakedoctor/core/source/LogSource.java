package org.handshakedoctor.core.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A log that can be opened.
///
/// @param size in bytes when it was found, -1 where that cannot be known
public record LogSource(LogLocation location, long size) {

  /// The logs at a location: the file itself, or the files of a folder in the order of their names,
  /// without its sub-folders and hidden files.
  ///
  /// @throws LogAccessException when there is nothing that could be opened
  public static List<LogSource> at(LogLocation location) throws LogAccessException {
    return switch (location) {
      case LogLocation.Local(Path path) when Files.isDirectory(path) -> inFolder(path);
      case LogLocation.Local(Path path) -> List.of(file(path));
      case LogLocation.StandardInput _ -> List.of(new LogSource(location, -1));
      case LogLocation.Pasted(_, String text) ->
          List.of(new LogSource(location, new PastedChannel(text).size()));
      case LogLocation.Remote _ ->
          throw new LogAccessException(SourceProblem.NOT_SUPPORTED, location);
    };
  }

  /// Opens the log for one reading from its beginning. The caller closes it.
  public ReadableByteChannel open() throws LogAccessException {
    try {
      return switch (location) {
        case LogLocation.Local(Path path) -> FileChannel.open(path, StandardOpenOption.READ);
        case LogLocation.StandardInput _ -> Channels.newChannel(unclosed(System.in));
        case LogLocation.Pasted(_, String text) -> new PastedChannel(text);
        case LogLocation.Remote _ ->
            throw new LogAccessException(SourceProblem.NOT_SUPPORTED, location);
      };
    } catch (IOException e) {
      throw new LogAccessException(e, location);
    }
  }

  /// Standard input belongs to the process, not to who reads it.
  private static InputStream unclosed(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public void close() {
        // Left open on purpose.
      }
    };
  }

  private static LogSource file(Path path) throws LogAccessException {
    LogLocation location = new LogLocation.Local(path);
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      // A pipe or a device has no size to speak of.
      return new LogSource(location, attributes.isRegularFile() ? attributes.size() : -1);
    } catch (IOException e) {
      throw new LogAccessException(e, location);
    }
  }

  private static List<LogSource> inFolder(Path folder) throws LogAccessException {
    LogLocation location = new LogLocation.Local(folder);
    List<LogSource> sources = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files =
          entries
              .filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .sorted()
              .toList();
      for (Path file : files) {
        sources.add(file(file));
      }
    } catch (IOException e) {
      throw new LogAccessException(e, location);
    }
    if (sources.isEmpty()) {
      throw new LogAccessException(SourceProblem.EMPTY_FOLDER, location);
    }
    return List.copyOf(sources);
  }
}

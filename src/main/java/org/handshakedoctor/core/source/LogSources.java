package org.handshakedoctor.core.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handshakedoctor.core.task.CancellationToken;

/// Everything the user gave, as logs to read: folders and archives opened, rotated sets put in
/// order, and nothing twice. People open a folder that holds `error.log.1` beside `error.log.1.gz`,
/// or today's download beside last week's; counting those lines twice would make a lie of every
/// number.
///
/// @param found in the order of reading
public record LogSources(List<FoundLog> found) {

  public LogSources {
    found = List.copyOf(found);
  }

  /// Looks at every location.
  ///
  /// @param cancelled asked before each file and between blocks of those that are compared; what is
  ///   found by then is the result
  public static LogSources of(List<LogLocation> locations, CancellationToken cancelled) {
    List<FoundLog> found = new ArrayList<>();
    Map<LogSource, LogHead> heads = new HashMap<>();
    for (LogLocation location : locations) {
      if (cancelled.isCancelled()) {
        break;
      }
      try {
        for (LogHead head : LogFinder.at(location)) {
          heads.put(head.source(), head);
          found.add(new FoundLog.ToRead(head.source()));
        }
      } catch (LogAccessException e) {
        found.add(new FoundLog.Unreadable(location, e.problem()));
      }
    }
    LogSources all = withoutSameFile(RotatedName.inOrder(found, FoundLog::location));
    return all.without(
        Repeats.among(
            all.sources().stream()
                .map(source -> Objects.requireNonNull(heads.get(source)))
                .toList(),
            cancelled));
  }

  /// The logs to read.
  public List<LogSource> sources() {
    return found.stream()
        .filter(FoundLog.ToRead.class::isInstance)
        .map(one -> ((FoundLog.ToRead) one).source())
        .toList();
  }

  /// Those that a server may still write to: files of this computer and of servers, and of each
  /// rotated set only the youngest. The others get no new lines, only new names.
  public List<LogSource> growing() {
    return RotatedName.youngest(sources(), LogSource::location).stream()
        .filter(source -> source.isRemote() || source.location() instanceof LogLocation.Local)
        .toList();
  }

  public List<FoundLog.Repeat> repeats() {
    return found.stream()
        .filter(FoundLog.Repeat.class::isInstance)
        .map(FoundLog.Repeat.class::cast)
        .toList();
  }

  public List<FoundLog.Unreadable> unreadable() {
    return found.stream()
        .filter(FoundLog.Unreadable.class::isInstance)
        .map(FoundLog.Unreadable.class::cast)
        .toList();
  }

  /// The same path given twice, a file and the folder it lies in, a link and its target.
  private static LogSources withoutSameFile(List<FoundLog> found) {
    Map<Object, LogSource> seen = new HashMap<>();
    List<FoundLog> kept = new ArrayList<>();
    for (FoundLog one : found) {
      if (one instanceof FoundLog.ToRead(LogSource source)) {
        LogSource first = seen.putIfAbsent(identity(source.location()), source);
        kept.add(first == null ? one : new FoundLog.Repeat(source, first));
      } else {
        kept.add(one);
      }
    }
    return new LogSources(kept);
  }

  private static Object identity(LogLocation location) {
    return switch (location) {
      case LogLocation.Local(Path path) -> new LogLocation.Local(real(path));
      case LogLocation.InArchive(Path path, String entry) ->
          new LogLocation.InArchive(real(path), entry);
      case LogLocation.Remote(RemoteLog log) -> log.name();
      case LogLocation.StandardInput _, LogLocation.Pasted _, LogLocation.Elsewhere _ -> location;
    };
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path;
    }
  }

  private LogSources without(Map<LogSource, LogSource> repeats) {
    List<FoundLog> kept = new ArrayList<>(found);
    kept.replaceAll(
        one -> {
          if (one instanceof FoundLog.ToRead(LogSource source)) {
            LogSource of = repeats.get(source);
            return of == null ? one : new FoundLog.Repeat(source, of);
          }
          return one;
        });
    return new LogSources(kept);
  }
}

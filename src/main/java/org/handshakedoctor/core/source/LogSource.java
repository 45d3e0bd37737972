package org.handshakedoctor.core.source;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.handshakedoctor.core.task.CancellationToken;

/// A log that can be opened.
///
/// @param size in bytes as it lay on disk when it was found, packed or not; -1 where that cannot be
///   known
public record LogSource(LogLocation location, long size) {

  /// The logs at a location: the file itself, the files in an archive, or those of a folder,
  /// without its sub-folders, hidden files and what is no text. Sets of rotated files stand
  /// together, the oldest first.
  ///
  /// @throws LogAccessException when there is nothing that could be opened
  public static List<LogSource> at(LogLocation location) throws LogAccessException {
    return LogFinder.at(location).stream().map(LogHead::source).toList();
  }

  /// Opens the log for one reading from its beginning. The caller closes it.
  ///
  /// The channel delivers the bytes of the text: unpacked, without a byte order mark, UTF-16 as
  /// UTF-8. It is a [FileChannel] exactly when the file lies on disk like this, so that it can be
  /// read from several positions at once; of all others [RawProgress] knows how far they are.
  /// Reading one of those ends with a [PartlyReadException] where the source is cut off or damaged.
  /// A file that becomes shorter while it is read just ends.
  public ReadableByteChannel open() throws LogAccessException {
    return open(new CancellationToken());
  }

  /// The same where a server may have to be waited for. Of a log at a server what is new is fetched
  /// while it is read, and the channel is closed from within when `cancelled` is.
  ///
  /// @param cancelled asked several times a second while the channel waits
  public ReadableByteChannel open(CancellationToken cancelled) throws LogAccessException {
    try {
      return switch (location) {
        case LogLocation.Local(Path path) when canBeReadAgain() -> openFile(path);
        case LogLocation.Local(Path path) -> DecodedChannel.of(Files.newInputStream(path), true);
        case LogLocation.InArchive(Path path, String entry) ->
            DecodedChannel.of(Archive.at(path).open(entry), false);
        case LogLocation.StandardInput _ -> DecodedChannel.of(new Unclosed(System.in), true);
        case LogLocation.Pasted(_, String text) -> new PastedChannel(text);
        case LogLocation.Remote(RemoteLog log) -> DecodedChannel.of(log.open(cancelled), true);
        case LogLocation.Elsewhere(_, SourceProblem problem) ->
            throw new LogAccessException(problem, location);
      };
    } catch (IOException e) {
      throw new LogAccessException(e, location);
    }
  }

  /// Opens what has been read before, to look at single lines again. Asks no server for anything.
  public ReadableByteChannel reopen() throws LogAccessException {
    if (location instanceof LogLocation.Remote(RemoteLog log)) {
      try {
        return openFile(log.file());
      } catch (IOException e) {
        throw new LogAccessException(e, location);
      }
    }
    return open();
  }

  /// The file of this computer that holds the log at present; while a log at a server is followed,
  /// it is another one after each rotation.
  ///
  /// @throws IOException while there is none
  Path file() throws IOException {
    return switch (location) {
      case LogLocation.Local(Path path) -> path;
      case LogLocation.Remote(RemoteLog log) -> log.file();
      case LogLocation.InArchive _,
          LogLocation.StandardInput _,
          LogLocation.Pasted _,
          LogLocation.Elsewhere _ ->
          throw new NoSuchFileException(location.name());
    };
  }

  /// Sees to it that what is written to the log comes to its file, until cancelled; returns at once
  /// where that happens by itself.
  public void keepUp(CancellationToken cancelled) {
    if (location instanceof LogLocation.Remote(RemoteLog log)) {
      log.keepUp(cancelled);
    }
  }

  /// Whether the bytes come from afar, and slowly.
  public boolean isRemote() {
    return location instanceof LogLocation.Remote;
  }

  /// False for what is gone once it has been read: standard input, a pipe, a device.
  public boolean canBeReadAgain() {
    return switch (location) {
      case LogLocation.Local(Path path) -> Files.isRegularFile(path) || Files.notExists(path);
      case LogLocation.InArchive _, LogLocation.Pasted _, LogLocation.Remote _ -> true;
      case LogLocation.StandardInput _, LogLocation.Elsewhere _ -> false;
    };
  }

  private static ReadableByteChannel openFile(Path path) throws IOException {
    FileChannel file = FileChannel.open(path);
    try {
      FileChannel plain = DecodedChannel.plain(file);
      return plain != null ? plain : DecodedChannel.of(Channels.newInputStream(file), false);
    } catch (IOException e) {
      try (file) {
        throw e;
      }
    }
  }
}

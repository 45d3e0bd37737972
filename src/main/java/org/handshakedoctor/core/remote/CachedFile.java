package org.handshakedoctor.core.remote;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/// One stretch of a log, to which is appended. Belongs to one thread at a time, which holds the
/// lock on the file; others read the file by its path.
final class CachedFile implements Closeable {
  private final Path path;
  private final long start;
  private final FileChannel channel;
  private final boolean temporary;
  private byte[] head = new byte[0];
  private long length;

  /// @param start position in the log of the first byte
  /// @param channel locked, unless the file is temporary
  CachedFile(Path path, long start, FileChannel channel, boolean temporary) throws IOException {
    this.path = path;
    this.start = start;
    this.channel = channel;
    this.temporary = temporary;
    this.length = channel.size();
    if (temporary) {
      // Not earlier: its lines may be looked at as long as the program runs.
      path.toFile().deleteOnExit();
    }
  }

  /// The first bytes of the log, by which it is known again.
  byte[] head() {
    return head.clone();
  }

  void knownBy(byte[] firstBytes) {
    head = firstBytes.clone();
  }

  Path path() {
    return path;
  }

  /// Behind the last byte that is here, as a position in the log.
  long end() {
    return start + length;
  }

  long length() {
    return length;
  }

  void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      length += channel.write(bytes, length);
    }
  }

  /// Forgets what stands behind a position in the log.
  void cutTo(long end) throws IOException {
    channel.truncate(Math.max(0, end - start));
    length = channel.size();
  }

  /// The last bytes that are here, at most so many.
  byte[] tail(int most) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, length));
    long from = length - bytes.capacity();
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      // Until it is full.
    }
    return bytes.array();
  }

  long start() {
    return start;
  }

  boolean temporary() {
    return temporary;
  }

  /// Lets go of it, so that another reading can take it up. It counts as used now.
  @Override
  public void close() throws IOException {
    channel.close();
    if (Files.exists(path)) {
      Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
    }
  }
}

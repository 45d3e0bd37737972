package org.handshakedoctor.core.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The first bytes of a source's text, by which much can be told without reading it. Immutable.
final class LogHead {
  private static final int HEAD_BYTES = 1024;

  private final LogSource source;
  private final byte[] bytes;
  private final @Nullable SourceProblem problem;

  /// @param bytes none where the source cannot be read, not twice, or only from afar
  private LogHead(LogSource source, byte[] bytes, @Nullable SourceProblem problem) {
    this.source = source;
    this.bytes = bytes;
    this.problem = problem;
  }

  static LogHead of(LogSource source) {
    if (!source.canBeReadAgain() || source.isRemote()) {
      return new LogHead(source, new byte[0], null);
    }
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
    try (ReadableByteChannel channel = source.open()) {
      fill(channel, head);
    } catch (LogAccessException e) {
      return new LogHead(source, new byte[0], e.problem());
    } catch (IOException e) {
      return new LogHead(source, new byte[0], SourceProblem.of(e));
    }
    return new LogHead(source, Arrays.copyOf(head.array(), head.position()), null);
  }

  LogSource source() {
    return source;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /// Why it cannot be opened; null if it can.
  @Nullable SourceProblem problem() {
    return problem;
  }

  /// Reads until the target is full, or there is no more that could be read.
  static void fill(ReadableByteChannel channel, ByteBuffer target) throws IOException {
    try {
      while (target.hasRemaining() && channel.read(target) >= 0) {
        // A channel may give less than was asked for.
      }
    } catch (PartlyReadException e) {
      if (e.problem().isUnreadable()) {
        throw e;
      }
    }
  }

  /// A zero in it, and not only zeros: a picture, a database. A log may begin with a hole of zeros,
  /// which copytruncate leaves when the server goes on writing where it was.
  boolean isNoText() {
    int at = 0;
    while (at < bytes.length && bytes[at] == 0) {
      at++;
    }
    while (at < bytes.length && bytes[at] != 0) {
      at++;
    }
    return at < bytes.length;
  }

  /// True when the shorter of the two beginnings is the beginning of the longer. Nothing is the
  /// beginning of nothing.
  boolean agreesWith(LogHead other) {
    int length = Math.min(bytes.length, other.bytes.length);
    return length > 0 && Arrays.equals(bytes, 0, length, other.bytes, 0, length);
  }
}

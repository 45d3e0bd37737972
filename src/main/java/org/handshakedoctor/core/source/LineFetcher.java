package org.handshakedoctor.core.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gets single lines back from a source by their position in its text, to show them raw.
/// Thread-confined.
///
/// In a plain file and in pasted text it jumps to the line. What is packed or in another encoding
/// it reads forward from where it stands, and from the beginning again only to go back: ask in the
/// order of the positions. From what cannot be read twice every line is empty.
public final class LineFetcher implements Closeable {
  /// No more of a line is shown than this many bytes; nginx writes at most 2,048.
  private static final int LONGEST = 16 * 1024;

  private final LogSource source;

  /// What was read last of a channel that only goes forward: from `windowStart`, up to its
  /// position.
  private final ByteBuffer window = ByteBuffer.allocate(8 * LONGEST);

  private long windowStart;
  private @Nullable ReadableByteChannel channel;

  public LineFetcher(LogSource source) throws LogAccessException {
    this.source = source;
    this.channel = source.canBeReadAgain() ? source.reopen() : null;
  }

  /// The line that begins at `position`, without its line end. Empty when the file has been cut
  /// short since it was read.
  public byte[] lineAt(long position) throws IOException {
    return switch (channel) {
      case null -> new byte[0];
      case SeekableByteChannel seekable when position > seekable.size() -> new byte[0];
      case SeekableByteChannel seekable -> {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
        seekable.position(position).read(buffer);
        yield line(buffer.array(), 0, buffer.position());
      }
      case ReadableByteChannel forward -> {
        ReadableByteChannel there = position < windowStart ? startOver(forward) : forward;
        moveWindow(there, position);
        int start = (int) Math.min(position - windowStart, window.position());
        yield line(window.array(), start, Math.min(window.position(), start + LONGEST));
      }
    };
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  private ReadableByteChannel startOver(ReadableByteChannel forward) throws IOException {
    forward.close();
    try {
      ReadableByteChannel again = source.reopen();
      channel = again;
      windowStart = 0;
      window.clear();
      return again;
    } catch (LogAccessException e) {
      throw new IOException(e);
    }
  }

  /// Reads until the longest line from `position` is in the window, or there is no more.
  private void moveWindow(ReadableByteChannel forward, long position) throws IOException {
    while (position + LONGEST > windowStart + window.position()) {
      if (!window.hasRemaining()) {
        int gone = (int) Math.min(position - windowStart, window.capacity());
        window.flip().position(gone);
        window.compact();
        windowStart += gone;
      }
      int before = window.position();
      LogHead.fill(forward, window);
      if (window.position() == before) {
        return;
      }
    }
  }

  private static byte[] line(byte[] bytes, int start, int limit) {
    int end = start;
    while (end < limit && bytes[end] != '\n') {
      end++;
    }
    if (end > start && end < limit && bytes[end - 1] == '\r') {
      end--;
    }
    return Arrays.copyOfRange(bytes, start, end);
  }
}

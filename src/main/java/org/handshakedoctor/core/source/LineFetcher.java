package org.handshakedoctor.core.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/// Gets single lines back from a source by their byte position, to show them raw. Thread-confined.
///
/// Works where a source can be read twice: files and pasted text. From anything else every line is
/// empty.
public final class LineFetcher implements Closeable {
  /// No more of a line is shown than this many bytes; nginx writes at most 2,048.
  private static final int LONGEST = 16 * 1024;

  private final ReadableByteChannel channel;

  public LineFetcher(LogSource source) throws LogAccessException {
    this.channel = source.open();
  }

  /// The line that begins at `position`, without its line end. Empty when the file has been cut
  /// short since it was read.
  public byte[] lineAt(long position) throws IOException {
    if (!(channel instanceof SeekableByteChannel seekable) || position > seekable.size()) {
      return new byte[0];
    }
    ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
    seekable.position(position).read(buffer);
    byte[] bytes = buffer.array();
    int end = 0;
    while (end < buffer.position() && bytes[end] != '\n') {
      end++;
    }
    if (end > 0 && bytes[end - 1] == '\r') {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package org.handshakedoctor.core.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// Shows the lines of a source, one at a time and without copying them.
///
/// The source is read into one block. Whole lines are handed out where they stand; what remains at
/// the end of the block moves to the front, and the next read goes behind it. So memory is one
/// block whatever the size of the log, and a line that fills the block is handed out cut, once,
/// with its rest skipped. Reading goes through the channel and never through a mapping: logs are
/// truncated while they are read, and a mapped page that is gone kills the process.
public final class LineScanner {
  /// Big enough that the reading costs nothing, small enough to stay in the processor's cache.
  public static final int BLOCK_BYTES = 1 << 20;

  private final byte[] buffer;
  private final Line line = new Line();

  public LineScanner() {
    this(BLOCK_BYTES);
  }

  /// For tests: the size of the block must not change what is seen.
  ///
  /// @param blockBytes more than the longest line that shall be whole
  LineScanner(int blockBytes) {
    this.buffer = new byte[blockBytes];
    line.buffer = buffer;
  }

  /// Reads to the end of the channel, or until the handler says stop.
  public void scan(ReadableByteChannel channel, LineHandler handler) throws IOException {
    long base = 0;
    int filled = 0;
    int lineStart = 0;
    boolean skipping = false;
    line.number = 0;
    while (true) {
      int read = channel.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled));
      boolean atEnd = read < 0;
      int unseen = filled;
      filled += Math.max(0, read);
      int newline;
      while ((newline = indexOfNewline(Math.max(unseen, lineStart), filled)) >= 0) {
        if (skipping) {
          skipping = false;
        } else {
          hand(handler, lineStart, newline, base, false);
        }
        lineStart = newline + 1;
      }
      if (atEnd) {
        if (lineStart < filled && !skipping) {
          hand(handler, lineStart, filled, base, false);
        }
        handler.endOfBlock(base + filled);
        return;
      }
      if (skipping || (lineStart == 0 && filled == buffer.length)) {
        if (!skipping) {
          hand(handler, 0, filled, base, true);
          skipping = true;
        }
        lineStart = filled;
      }
      if (!handler.endOfBlock(base + lineStart)) {
        return;
      }
      System.arraycopy(buffer, lineStart, buffer, 0, filled - lineStart);
      base += lineStart;
      filled -= lineStart;
      lineStart = 0;
    }
  }

  private void hand(LineHandler handler, int start, int end, long base, boolean cut) {
    line.start = start;
    line.end = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
    line.position = base + start;
    line.number++;
    line.cut = cut;
    handler.line(line);
  }

  private int indexOfNewline(int from, int to) {
    byte[] bytes = buffer;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}

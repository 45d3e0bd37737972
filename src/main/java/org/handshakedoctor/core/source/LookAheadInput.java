package org.handshakedoctor.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A stream whose next bytes can be looked at before they are read, and which knows how many were
/// read and how it ended. Thread-confined.
///
/// The libraries that unpack ask for single bytes or for a few; the buffer here serves them all.
final class LookAheadInput extends InputStream {
  static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int start;
  private int end;
  private long count;
  private boolean exhausted;
  private @Nullable IOException failure;

  LookAheadInput(InputStream in) {
    this.in = in;
  }

  /// The next bytes, which stay to be read.
  ///
  /// @param atLeast waits for so many; fewer come only at the end of the stream
  /// @param most at most the size of the buffer; between the two it is what happens to be there
  byte[] peek(int atLeast, int most) throws IOException {
    if (buffer.length - start < most) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    while (end - start < atLeast && fill()) {
      // Until there is enough, or no more.
    }
    return Arrays.copyOfRange(buffer, start, Math.min(end, start + most));
  }

  /// Bytes read, those that were only looked at not counted.
  long count() {
    return count;
  }

  /// True once somebody wanted more than there is.
  boolean isExhausted() {
    return exhausted;
  }

  /// What the stream below said when it broke, which is no fault of what it carried.
  @Nullable IOException failure() {
    return failure;
  }

  /// The buffer itself, for a reader that says afterwards by [#skipBuffered(int)] how much it took.
  /// Its bytes are those from [#bufferStart()], [#buffered()] of them.
  byte[] buffer() {
    return buffer;
  }

  int bufferStart() {
    return start;
  }

  int buffered() {
    return end - start;
  }

  void skipBuffered(int bytes) {
    start += bytes;
    count += bytes;
  }

  /// Reads more if nothing is in the buffer.
  ///
  /// @return false at the end of the stream
  boolean fillIfEmpty() throws IOException {
    if (start < end) {
      return true;
    }
    start = 0;
    end = 0;
    return fill();
  }

  @Override
  public int read() throws IOException {
    if (!fillIfEmpty()) {
      return -1;
    }
    count++;
    return buffer[start++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (start == end && length >= buffer.length) {
      int read = readBelow(target, offset, length);
      count += Math.max(0, read);
      return read;
    }
    if (!fillIfEmpty()) {
      return -1;
    }
    int taken = Math.min(length, end - start);
    System.arraycopy(buffer, start, target, offset, taken);
    skipBuffered(taken);
    return taken;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    int read = readBelow(buffer, end, buffer.length - end);
    end += Math.max(0, read);
    return read >= 0;
  }

  private int readBelow(byte[] target, int offset, int length) throws IOException {
    if (exhausted) {
      return -1;
    }
    try {
      int read = in.read(target, offset, length);
      exhausted = read < 0;
      return read;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}

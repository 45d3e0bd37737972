package org.handshakedoctor.core.source;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// What comes out of a packed stream: one packed file, or several written one behind the other, as
/// `gzip -c >> log.gz` leaves them. What follows them and is no packed file, such as the zeros of a
/// tape, is left alone. Thread-confined.
final class UnpackedInput extends InputStream {
  private final LookAheadInput in;
  private final Packing packing;
  private @Nullable Unpacker unpacker;
  private @Nullable IOException failure;
  private boolean ended;

  UnpackedInput(LookAheadInput in, Packing packing) {
    this.in = in;
    this.packing = packing;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /// Fills the target unless the end or a damage comes before. The damage is told in the next call.
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    int count = 0;
    while (count < length && !ended) {
      try {
        count += unpack(target, offset + count, length - count);
      } catch (IOException | RuntimeException e) {
        // The libraries are not equal to every file that somebody bent on purpose.
        failure = explained(e);
        if (count == 0) {
          throw failure;
        }
        return count;
      }
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public void close() throws IOException {
    try (in) {
      if (unpacker != null) {
        unpacker.close();
      }
    }
  }

  private int unpack(byte[] target, int offset, int length) throws IOException {
    if (unpacker == null) {
      unpacker = packing.unpacker(in);
    }
    int read = unpacker.read(target, offset, length);
    if (read >= 0) {
      return read;
    }
    unpacker.close();
    unpacker = null;
    ended = Packing.of(in.peek(Packing.MAGIC_BYTES, Packing.MAGIC_BYTES)) != packing;
    return 0;
  }

  private IOException explained(Exception e) {
    IOException below = in.failure();
    if (below != null) {
      return below;
    }
    if (e instanceof PartlyReadException partly) {
      return partly;
    }
    return new PartlyReadException(
        in.isExhausted() ? SourceProblem.TRUNCATED : SourceProblem.CORRUPT, e);
  }
}

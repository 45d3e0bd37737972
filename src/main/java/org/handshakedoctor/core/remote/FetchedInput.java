package org.handshakedoctor.core.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// A log from its beginning while it is being fetched: reads what is in the file, and waits for
/// what is not. Thread-confined.
final class FetchedInput extends InputStream {
  private final Fetch fetch;
  private final CancellationToken cancelled;
  private @Nullable FileChannel file;
  private long position;
  private boolean closed;

  /// @param fetch joined already
  FetchedInput(Fetch fetch, CancellationToken cancelled) {
    this.fetch = fetch;
    this.cancelled = cancelled;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    long available = fetch.awaitMore(position, cancelled);
    if (available <= position) {
      return -1;
    }
    int wanted = (int) Math.min(length, available - position);
    int read = file().read(ByteBuffer.wrap(target, offset, wanted), position);
    position += Math.max(0, read);
    return read;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    fetch.leave();
    if (file != null) {
      file.close();
    }
  }

  private FileChannel file() throws IOException {
    FileChannel known = file;
    if (known == null) {
      Path path = Objects.requireNonNull(fetch.path());
      known = FileChannel.open(path);
      file = known;
    }
    return known;
  }
}

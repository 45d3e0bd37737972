package org.handshakedoctor.core.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Bytes from the thread that hears the server to whichever thread reads. Unlike the pipe of the
/// JDK it does not care which threads these are or whether they still live, it tells the end from a
/// broken connection, and it may have enough of waiting.
final class BytePipe {
  private final int capacity;
  private final boolean dropping;
  private final @Nullable Duration stall;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();

  /// Where the first chunk goes on.
  private int at;

  private int held;
  private boolean ended;
  private @Nullable String broken;

  private BytePipe(int capacity, boolean dropping, @Nullable Duration stall) {
    this.capacity = capacity;
    this.dropping = dropping;
    this.stall = stall;
  }

  /// Makes the writer wait while it is full.
  ///
  /// @param stall how long a reader waits for the next byte, or null for ever
  static BytePipe waiting(int capacity, @Nullable Duration stall) {
    return new BytePipe(capacity, false, stall);
  }

  /// Keeps what fits and drops the rest, so that nobody has to read it.
  static BytePipe dropping(int capacity) {
    return new BytePipe(capacity, true, null);
  }

  InputStream reader() {
    return new Reader();
  }

  /// @param atEnd says, when the stream is closed, what broke it, or null for a proper end
  OutputStream writer(End atEnd) {
    return new Writer(atEnd);
  }

  /// Why a stream ended.
  interface End {
    @Nullable String brokenBy();
  }

  void end(@Nullable String brokenBy) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        broken = brokenBy;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void put(byte[] bytes, int from, int length) throws IOException {
    lock.lock();
    try {
      while (!ended && !dropping && held >= capacity) {
        changed.await();
      }
      if (ended) {
        throw new IOException("closed");
      }
      int kept = dropping ? Math.min(length, capacity - held) : length;
      if (kept > 0) {
        byte[] chunk = new byte[kept];
        System.arraycopy(bytes, from, chunk, 0, kept);
        chunks.add(chunk);
        held += kept;
        changed.signalAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      lock.unlock();
    }
  }

  private int take(byte[] into, int from, int length) throws IOException {
    lock.lock();
    try {
      await();
      if (chunks.isEmpty()) {
        if (broken != null) {
          throw new IOException(broken);
        }
        return -1;
      }
      int taken = 0;
      while (taken < length && !chunks.isEmpty()) {
        byte[] chunk = Objects.requireNonNull(chunks.peek());
        int part = Math.min(length - taken, chunk.length - at);
        System.arraycopy(chunk, at, into, from + taken, part);
        taken += part;
        at += part;
        if (at == chunk.length) {
          chunks.poll();
          at = 0;
        }
      }
      held -= taken;
      changed.signalAll();
      return taken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      lock.unlock();
    }
  }

  private void await() throws InterruptedException, IOException {
    long left = stall == null ? Long.MAX_VALUE : stall.toNanos();
    while (chunks.isEmpty() && !ended) {
      if (stall == null) {
        changed.await();
      } else {
        left = changed.awaitNanos(left);
        if (left <= 0) {
          throw new IOException("no answer for " + stall.toSeconds() + " s");
        }
      }
    }
  }

  private final class Reader extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return take(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      Objects.checkFromIndexSize(from, length, into.length);
      return length == 0 ? 0 : take(into, from, length);
    }

    @Override
    public int available() {
      lock.lock();
      try {
        return held;
      } finally {
        lock.unlock();
      }
    }

    /// Nobody reads any more: what still comes has nowhere to go.
    @Override
    public void close() {
      end("closed");
    }
  }

  private final class Writer extends OutputStream {
    private final End atEnd;

    Writer(End atEnd) {
      this.atEnd = atEnd;
    }

    @Override
    public void write(int b) throws IOException {
      put(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      put(bytes, from, length);
    }

    @Override
    public void close() {
      end(atEnd.brokenBy());
    }
  }
}

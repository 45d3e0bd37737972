package org.handshakedoctor.core.sftp;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// An open file at a server. It stays the same file when another one comes in its place.
/// Thread-confined.
public final class SftpFile implements Closeable {
  private final SftpClient client;
  private final byte[] handle;
  private final int largestRead;

  SftpFile(SftpClient client, byte[] handle, int largestRead) {
    this.client = client;
    this.handle = handle;
    this.largestRead = largestRead;
  }

  /// Takes what arrives, in order.
  @FunctionalInterface
  public interface Target {
    /// @param bytes to be used up before returning
    void take(ByteBuffer bytes) throws IOException;
  }

  /// A stretch that was asked for.
  private record Asked(long offset, int length, Conversation.Answer answer) {}

  /// Of the file that is open, not of what stands at its path by now.
  public FileAttributes attributes() throws SftpException {
    return client.attributes(Request.of(Request.Kind.FSTAT, handle));
  }

  /// Delivers the bytes from `from` up to `until`, in order, and never one more. Many stretches are
  /// under way at a time; what a server leaves out of one is asked for again.
  ///
  /// @param cancelled asked several times a second
  /// @return behind the last byte that was delivered: less than `until` where the file ends before
  public long transfer(long from, long until, Target target, CancellationToken cancelled)
      throws IOException {
    TransferWindow window = new TransferWindow(largestRead);
    Deque<Asked> asked = new ArrayDeque<>();
    long next = from;
    long done = from;
    while (done < until) {
      while (next < until && next - done < window.bytes()) {
        int length = (int) Math.min(window.stretch(), until - next);
        asked.addLast(ask(next, length));
        next += length;
      }
      Asked first = asked.removeFirst();
      ByteBuffer data = data(first, cancelled);
      if (data == null) {
        return done;
      }
      int length = data.remaining();
      target.take(data);
      done += length;
      window.arrived(length);
      if (length < first.length()) {
        asked.addFirst(ask(done, first.length() - length));
      }
    }
    return done;
  }

  /// The bytes from an offset on; fewer than were asked for only where the file ends.
  public byte[] read(long offset, int length, CancellationToken cancelled) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    long end = transfer(offset, offset + length, bytes::put, cancelled);
    byte[] read = new byte[(int) (end - offset)];
    bytes.flip().get(read);
    return read;
  }

  @Override
  public void close() {
    client.release(handle);
  }

  private Asked ask(long offset, int length) throws SftpException {
    return new Asked(offset, length, client.ask(Request.read(handle, offset, length)));
  }

  /// @return null behind the end of the file
  private @Nullable ByteBuffer data(Asked asked, CancellationToken cancelled) throws SftpException {
    Packet packet = client.await(asked.answer(), cancelled);
    if (packet.type() == Packet.STATUS && SftpClient.isEnd(packet)) {
      return null;
    }
    ByteBuffer data = client.parsed(Packet::nextSlice, client.expect(packet, Packet.DATA));
    if (!data.hasRemaining() || data.remaining() > asked.length()) {
      throw client.broken(data.remaining() + " bytes of " + asked.length());
    }
    return data;
  }
}

package org.handshakedoctor.core.sftp;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.handshakedoctor.core.sftp.SftpException.Reason;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// Questions and answers over two streams. Many threads may ask, and each many questions before it
/// waits for the first answer; one thread receives, and gives each answer to its question by its
/// number. Thread-safe.
final class Conversation implements Closeable {
  /// As long as OpenSSH's own packets may be. No answer to what is asked here is longer.
  static final int LONGEST_PACKET = 256 * 1024;

  private static final int WAIT_MILLIS = 50;
  private static final int NOISE_SHOWN = 300;

  /// The number under which the first answer is waited for, which has none.
  private static final int FIRST = -1;

  private final InputStream in;
  private final OutputStream out;
  private final Closeable transport;
  private final long patienceNanos;

  private final Map<Integer, Answer> waiting = new HashMap<>();
  private int lastId;
  private boolean begun;
  private @Nullable SftpException broken;

  /// When something came, or was asked of a server that had nothing to answer.
  private long lastSign = System.nanoTime();

  /// @param transport what lies below both streams; closed when the conversation ends
  /// @param patience how long nothing may come while something is waited for
  Conversation(InputStream in, OutputStream out, Closeable transport, Duration patience) {
    this.in = in;
    this.out = out;
    this.transport = transport;
    this.patienceNanos = patience.toNanos();
  }

  /// A place for one answer. One that nobody waits for any more is dropped when it comes.
  static final class Answer {
    private @Nullable Packet packet;

    private Answer() {}
  }

  /// The first question, and its answer.
  Packet begin(int version) throws SftpException {
    Answer answer = new Answer();
    synchronized (this) {
      waiting.put(FIRST, answer);
    }
    Thread.ofVirtual().name("sftp").start(this::receive);
    write(Request.init(version));
    return await(answer, new CancellationToken());
  }

  Answer ask(Request request) throws SftpException {
    Answer answer = new Answer();
    int id;
    synchronized (this) {
      if (broken != null) {
        throw again(broken);
      }
      if (waiting.isEmpty()) {
        lastSign = System.nanoTime();
      }
      lastId = lastId == Integer.MAX_VALUE ? 1 : lastId + 1;
      id = lastId;
      waiting.put(id, answer);
    }
    write(request.packet(id));
    return answer;
  }

  /// @param cancelled asked several times a second
  synchronized Packet await(Answer answer, CancellationToken cancelled) throws SftpException {
    while (answer.packet == null) {
      if (broken != null) {
        throw again(broken);
      }
      if (cancelled.isCancelled()) {
        throw new SftpException(Reason.CANCELLED, "cancelled");
      }
      if (System.nanoTime() - lastSign > patienceNanos) {
        throw fail(new SftpException(Reason.STALLED, "no answer"));
      }
      try {
        wait(WAIT_MILLIS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new SftpException(Reason.CANCELLED, "interrupted");
      }
    }
    return answer.packet;
  }

  boolean isBroken() {
    synchronized (this) {
      return broken != null;
    }
  }

  /// Ends it because of something that came; whoever waits is told.
  SftpException fail(SftpException why) {
    synchronized (this) {
      broken = broken == null ? why : broken;
      waiting.clear();
      notifyAll();
    }
    try {
      transport.close();
    } catch (IOException _) {
      // It is of no more use either way.
    }
    return why;
  }

  @Override
  public void close() {
    fail(new SftpException(Reason.CONNECTION_LOST, "closed"));
  }

  private void write(byte[] packet) throws SftpException {
    synchronized (out) {
      try {
        out.write(packet);
        out.flush();
      } catch (IOException e) {
        throw fail(new SftpException(Reason.CONNECTION_LOST, e));
      }
    }
  }

  private void receive() {
    try {
      while (true) {
        receive(next());
      }
    } catch (SftpException e) {
      fail(e);
    } catch (IOException e) {
      fail(new SftpException(Reason.CONNECTION_LOST, e));
    }
  }

  private byte[] next() throws IOException {
    byte[] head = in.readNBytes(Integer.BYTES);
    if (head.length < Integer.BYTES) {
      throw begun || head.length == 0 ? new EOFException() : noise(head);
    }
    int length = ByteBuffer.wrap(head).getInt();
    if (length < 1 || length > LONGEST_PACKET) {
      throw begun
          ? new SftpException(Reason.PROTOCOL, "packet of " + Integer.toUnsignedString(length))
          : noise(head);
    }
    byte[] body = new byte[length];
    if (in.readNBytes(body, 0, length) < length) {
      throw new EOFException();
    }
    return body;
  }

  private void receive(byte[] body) throws SftpException {
    Packet packet = new Packet(body);
    synchronized (this) {
      int id = begun ? packet.nextInt() : FIRST;
      Answer answer = waiting.remove(id);
      if (answer == null || begun == (packet.type() == Packet.VERSION)) {
        throw new SftpException(Reason.PROTOCOL, "an answer to nothing");
      }
      begun = true;
      answer.packet = packet;
      lastSign = System.nanoTime();
      notifyAll();
    }
  }

  /// What was said instead of the protocol, as far as it has come.
  private SftpException noise(byte[] head) throws IOException {
    int more = Math.min(NOISE_SHOWN, in.available());
    String said =
        new String(head, StandardCharsets.ISO_8859_1)
            + new String(in.readNBytes(more), StandardCharsets.ISO_8859_1);
    boolean text = said.chars().limit(Integer.BYTES).allMatch(c -> c >= '\t' && c < 0x7f);
    return new SftpException(text ? Reason.NOISE : Reason.PROTOCOL, text ? said : "no protocol");
  }

  private static SftpException again(SftpException broken) {
    return new SftpException(broken.reason(), broken);
  }
}

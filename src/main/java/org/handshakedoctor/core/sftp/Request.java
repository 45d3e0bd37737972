package org.handshakedoctor.core.sftp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.handshakedoctor.core.ssh.RemotePath;

/// A question to the server. These are all there are: nothing that writes can be asked.
final class Request {
  private static final int OPEN_FOR_READING = 1;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream(64);
  private final int type;

  /// By the numbers of the draft.
  enum Kind {
    OPEN(3),
    CLOSE(4),
    READ(5),
    LSTAT(7),
    FSTAT(8),
    OPENDIR(11),
    READDIR(12),
    REALPATH(16),
    STAT(17),
    /// Only ever `limits@openssh.com`.
    EXTENDED(200);

    private final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  private Request(Kind kind) {
    this.type = kind.number;
  }

  static Request of(Kind kind, RemotePath path) {
    return new Request(kind).add(path.bytes());
  }

  static Request of(Kind kind, byte[] handle) {
    return new Request(kind).add(handle);
  }

  static Request open(RemotePath path) {
    return of(Kind.OPEN, path).add(OPEN_FOR_READING).add(0);
  }

  static Request read(byte[] handle, long offset, int length) {
    return of(Kind.READ, handle).add((int) (offset >>> Integer.SIZE)).add((int) offset).add(length);
  }

  static Request limits() {
    return of(Kind.EXTENDED, SftpClient.LIMITS.getBytes(StandardCharsets.US_ASCII));
  }

  /// The first packet of all, which has no number.
  static byte[] init(int version) {
    return ByteBuffer.allocate(9).putInt(5).put((byte) 1).putInt(version).array();
  }

  byte[] packet(int id) {
    return ByteBuffer.allocate(9 + body.size())
        .putInt(5 + body.size())
        .put((byte) type)
        .putInt(id)
        .put(body.toByteArray())
        .array();
  }

  private Request add(int value) {
    body.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    return this;
  }

  private Request add(byte[] bytes) {
    add(bytes.length);
    body.writeBytes(bytes);
    return this;
  }
}

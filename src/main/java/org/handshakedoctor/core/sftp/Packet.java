package org.handshakedoctor.core.sftp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.handshakedoctor.core.sftp.SftpException.Reason;

/// An answer of the server, taken apart from its beginning; what is not there is a fault of the
/// protocol. Thread-confined.
final class Packet {
  static final int VERSION = 2;
  static final int STATUS = 101;
  static final int HANDLE = 102;
  static final int DATA = 103;
  static final int NAME = 104;
  static final int ATTRIBUTES = 105;
  static final int EXTENDED_REPLY = 201;

  private final ByteBuffer body;
  private final int type;

  /// @param body from the type on
  Packet(byte[] body) {
    this.body = ByteBuffer.wrap(body);
    this.type = this.body.get() & 0xff;
  }

  int type() {
    return type;
  }

  boolean hasMore() {
    return body.hasRemaining();
  }

  int remaining() {
    return body.remaining();
  }

  int nextInt() throws SftpException {
    return require(Integer.BYTES).getInt();
  }

  /// The next number, which stays to be read.
  int peekInt() throws SftpException {
    ByteBuffer present = require(Integer.BYTES);
    return present.getInt(present.position());
  }

  long nextUnsigned() throws SftpException {
    return Integer.toUnsignedLong(nextInt());
  }

  long nextLong() throws SftpException {
    return require(Long.BYTES).getLong();
  }

  byte[] nextBytes() throws SftpException {
    ByteBuffer bytes = nextSlice();
    return Arrays.copyOfRange(
        bytes.array(), bytes.arrayOffset(), bytes.arrayOffset() + bytes.remaining());
  }

  /// A string of bytes where it stands.
  ByteBuffer nextSlice() throws SftpException {
    int length = nextInt();
    if (length < 0) {
      throw new SftpException(Reason.PROTOCOL, "negative length");
    }
    require(length);
    ByteBuffer slice = body.slice(body.position(), length);
    body.position(body.position() + length);
    return slice;
  }

  private ByteBuffer require(int bytes) throws SftpException {
    if (body.remaining() < bytes) {
      throw new SftpException(Reason.PROTOCOL, "packet too short");
    }
    return body;
  }
}

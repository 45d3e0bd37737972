package org.handshakedoctor.core.sftp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A server that speaks the protocol and says what a test wants it to say. Each answer is one
/// method; a test overrides the one that lies. Left alone it serves one file of `size` bytes.
class LyingServer {
  static final int INIT = 1;
  static final int OPEN = 3;
  static final int CLOSE = 4;
  static final int READ = 5;
  static final int FSTAT = 8;
  static final int OPENDIR = 11;
  static final int READDIR = 12;

  final long size;
  private final PipedOutputStream toClient = new PipedOutputStream();
  private final PipedInputStream atClient;
  private final PipedOutputStream fromClient = new PipedOutputStream();
  private final PipedInputStream atServer;
  final DataOutputStream out = new DataOutputStream(toClient);

  LyingServer(long size) throws IOException {
    this.size = size;
    this.atClient = new PipedInputStream(toClient, 1 << 16);
    this.atServer = new PipedInputStream(fromClient, 1 << 16);
  }

  SftpClient client() throws IOException {
    return client(Duration.ofSeconds(10));
  }

  SftpClient client(Duration patience) throws IOException {
    Thread.ofVirtual().start(this::serve);
    return SftpClient.begin(atClient, fromClient, this::close, patience);
  }

  InputStream output() {
    return atClient;
  }

  OutputStream input() {
    return fromClient;
  }

  void close() throws IOException {
    toClient.close();
    fromClient.close();
  }

  final void serve() {
    try (DataInputStream in = new DataInputStream(atServer)) {
      while (true) {
        byte[] body = new byte[in.readInt()];
        in.readFully(body);
        DataInputStream request = new DataInputStream(new java.io.ByteArrayInputStream(body));
        int type = request.readUnsignedByte();
        if (type == INIT) {
          version();
        } else {
          answer(type, request.readInt(), request);
        }
        out.flush();
      }
    } catch (IOException _) {
      // The client has gone.
    }
  }

  void version() throws IOException {
    packet(new byte[] {Packet.VERSION, 0, 0, 0, 3});
  }

  void answer(int type, int id, DataInputStream request) throws IOException {
    switch (type) {
      case OPEN, OPENDIR -> string(Packet.HANDLE, id, new byte[] {1});
      case CLOSE -> status(id, 0);
      case FSTAT -> attributes(id);
      case READ -> {
        request.readNBytes(request.readInt());
        long offset = request.readLong();
        read(id, offset, request.readInt());
      }
      case READDIR -> list(id);
      default -> status(id, 8);
    }
  }

  void attributes(int id) throws IOException {
    begin(Packet.ATTRIBUTES, id, 4 + 8 + 4);
    out.writeInt(1 | 4);
    out.writeLong(size);
    out.writeInt(0x81a4);
  }

  void read(int id, long offset, int length) throws IOException {
    if (offset >= size) {
      status(id, 1);
      return;
    }
    byte[] data = new byte[(int) Math.min(length, size - offset)];
    for (int i = 0; i < data.length; i++) {
      data[i] = at(offset + i);
    }
    string(Packet.DATA, id, data);
  }

  static byte at(long offset) {
    return (byte) ('a' + offset % 23);
  }

  void list(int id) throws IOException {
    status(id, 1);
  }

  final void status(int id, int code) throws IOException {
    begin(Packet.STATUS, id, 4 + 4 + 2 + 4);
    out.writeInt(code);
    out.writeInt(2);
    out.write("no".getBytes(StandardCharsets.US_ASCII));
    out.writeInt(0);
  }

  final void string(int type, int id, byte[] bytes) throws IOException {
    begin(type, id, 4 + bytes.length);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  final void begin(int type, int id, int length) throws IOException {
    out.writeInt(5 + length);
    out.writeByte(type);
    out.writeInt(id);
  }

  final void packet(byte[] body) throws IOException {
    out.writeInt(body.length);
    out.write(body);
  }
}

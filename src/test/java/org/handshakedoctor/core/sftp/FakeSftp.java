package org.handshakedoctor.core.sftp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Servers that lie about one file, for the tests of those who read logs.
///
/// @param size that the file has
/// @param said that the server says it has
/// @param refusal status of every attempt to open it, or 0
/// @param freezesAt no answer from this offset on
public record FakeSftp(long size, long said, int refusal, long freezesAt) {
  public static final int NO_SUCH_FILE = 2;
  public static final int PERMISSION_DENIED = 3;

  private static final int STAT = 17;

  public static FakeSftp serving(long size, long said, int refusal) {
    return new FakeSftp(size, said, refusal, Long.MAX_VALUE);
  }

  public static FakeSftp freezingAt(long offset) {
    return new FakeSftp(10_000_000, 10_000_000, 0, offset);
  }

  /// The two ends at the client's side.
  public record Wires(InputStream output, OutputStream input, Runnable closing) {
    public void close() {
      closing.run();
    }
  }

  public Wires start() {
    try {
      Server server = new Server();
      Thread.ofVirtual().start(server::serve);
      return new Wires(
          server.output(),
          server.input(),
          () -> {
            try {
              server.close();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Server extends LyingServer {
    Server() throws IOException {
      super(FakeSftp.this.size);
    }

    @Override
    void answer(int type, int id, DataInputStream request) throws IOException {
      switch (type) {
        case STAT -> attributes(id);
        case OPEN -> {
          if (refusal != 0) {
            status(id, refusal);
          } else {
            super.answer(type, id, request);
          }
        }
        default -> super.answer(type, id, request);
      }
    }

    @Override
    void attributes(int id) throws IOException {
      begin(Packet.ATTRIBUTES, id, 4 + 8 + 4);
      out.writeInt(1 | 4);
      out.writeLong(said);
      out.writeInt(0x81a4);
    }

    @Override
    void read(int id, long offset, int length) throws IOException {
      if (offset < freezesAt) {
        super.read(id, offset, length);
      }
    }
  }
}

package org.handshakedoctor.core.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.handshakedoctor.core.sftp.SftpException.Reason;
import org.handshakedoctor.core.ssh.RemotePath;
import org.handshakedoctor.core.task.CancellationToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a server can do to a reader: each test is one lie.
@Timeout(30)
class LyingServerTest {
  private static final RemotePath LOG = RemotePath.of("/error.log");
  private static final CancellationToken NEVER = new CancellationToken();

  @Test
  void shortReadsAreMadeWhole() throws IOException {
    Random random = new Random(7);
    LyingServer server =
        new LyingServer(300_000) {
          @Override
          void read(int id, long offset, int length) throws IOException {
            super.read(id, offset, 1 + random.nextInt(length));
          }
        };
    try (SftpClient client = server.client();
        SftpFile file = client.open(LOG)) {
      assertServed(file.read(0, 300_000, NEVER), 300_000);
    }
  }

  @Test
  void answersInAnyOrderAreGivenToTheirQuestions() throws IOException {
    LyingServer server =
        new LyingServer(400_000) {
          private final List<long[]> held = new ArrayList<>();

          @Override
          void read(int id, long offset, int length) throws IOException {
            held.add(new long[] {id, offset, length});
            if (held.size() == 4 || offset + length >= size) {
              for (long[] one : held.reversed()) {
                super.read((int) one[0], one[1], (int) one[2]);
              }
              held.clear();
            }
          }
        };
    try (SftpClient client = server.client();
        SftpFile file = client.open(LOG)) {
      assertServed(file.read(0, 400_000, NEVER), 400_000);
    }
  }

  @Test
  void aFileThatEndsBeforeItsSizeSaysSo() throws IOException {
    LyingServer server =
        new LyingServer(1000) {
          @Override
          void attributes(int id) throws IOException {
            begin(Packet.ATTRIBUTES, id, 12);
            out.writeInt(1);
            out.writeLong(1L << 40);
          }
        };
    try (SftpClient client = server.client();
        SftpFile file = client.open(LOG)) {
      assertThat(file.attributes().size()).isEqualTo(1L << 40);
      long[] taken = new long[1];
      assertThat(file.transfer(0, 1L << 40, bytes -> taken[0] += bytes.remaining(), NEVER))
          .isEqualTo(1000);
      assertThat(taken[0]).isEqualTo(1000);
    }
  }

  @Test
  void aFileWithoutEndIsReadToTheEndThatWasSaid() throws IOException {
    LyingServer server =
        new LyingServer(Long.MAX_VALUE) {
          @Override
          void attributes(int id) throws IOException {
            begin(Packet.ATTRIBUTES, id, 12);
            out.writeInt(1);
            out.writeLong(10);
          }
        };
    try (SftpClient client = server.client();
        SftpFile file = client.open(LOG)) {
      assertThat(file.read(0, (int) file.attributes().size(), NEVER)).hasSize(10);
    }
  }

  @Test
  void aSizeOfTwoToTheSixtyFourIsNoNegativeOne() throws IOException {
    LyingServer server =
        new LyingServer(0) {
          @Override
          void attributes(int id) throws IOException {
            begin(Packet.ATTRIBUTES, id, 12);
            out.writeInt(1);
            out.writeLong(-1);
          }
        };
    try (SftpClient client = server.client();
        SftpFile file = client.open(LOG)) {
      assertThat(file.attributes().size()).isEqualTo(Long.MAX_VALUE);
    }
  }

  @Test
  void dataThatWasNotAskedForEndsIt() throws IOException {
    assertProtocol(
        new LyingServer(100) {
          @Override
          void read(int id, long offset, int length) throws IOException {
            string(Packet.DATA, id, new byte[length + 1]);
          }
        });
    assertProtocol(
        new LyingServer(100) {
          @Override
          void read(int id, long offset, int length) throws IOException {
            string(Packet.DATA, id, new byte[0]);
          }
        });
  }

  @Test
  void lengthsThatCannotBeEndIt() throws IOException {
    for (int length : new int[] {-1, Integer.MIN_VALUE, 1_000_000_000, 6}) {
      assertProtocol(
          new LyingServer(100) {
            @Override
            void read(int id, long offset, int wanted) throws IOException {
              begin(Packet.DATA, id, 4 + 5);
              out.writeInt(length);
              out.write(new byte[5]);
            }
          });
    }
  }

  @Test
  void packetsOfAGigabyteAreNotWaitedFor() throws IOException {
    for (int length : new int[] {-1, 0, 1_000_000_000, Conversation.LONGEST_PACKET + 1}) {
      assertProtocol(
          new LyingServer(100) {
            @Override
            void read(int id, long offset, int wanted) throws IOException {
              out.writeInt(length);
              out.write(new byte[100]);
            }
          });
    }
  }

  @Test
  void anAnswerToAnotherQuestionEndsIt() throws IOException {
    assertProtocol(
        new LyingServer(100) {
          @Override
          void read(int id, long offset, int length) throws IOException {
            super.read(id + 77, offset, length);
          }
        });
    assertProtocol(
        new LyingServer(100) {
          @Override
          void read(int id, long offset, int length) throws IOException {
            string(Packet.HANDLE, id, new byte[1]);
          }
        });
  }

  @Test
  void aServerThatFallsSilentIsNotWaitedForForEver() throws IOException {
    LyingServer server =
        new LyingServer(100) {
          @Override
          void read(int id, long offset, int length) {
            // Never.
          }
        };
    try (SftpClient client = server.client(Duration.ofMillis(200));
        SftpFile file = client.open(LOG)) {
      assertReason(() -> file.read(0, 100, NEVER), Reason.STALLED);
      assertThat(client.isAlive()).isFalse();
    }
  }

  /// Scenario 20. What is no name of a file is left out, whatever it looks like.
  @Test
  void hostileNamesAreLeftOut() throws IOException {
    List<String> names =
        List.of(
            "../../x", "/etc/cron.d/x", "a\0b", "", "..", ".", "x".repeat(5000), "\u001b[2Jred");
    LyingServer server =
        new LyingServer(0) {
          private boolean listed;

          @Override
          void list(int id) throws IOException {
            if (listed) {
              status(id, 1);
              return;
            }
            listed = true;
            names(this, id, names);
          }
        };
    try (SftpClient client = server.client()) {
      assertThat(client.list(RemotePath.of("/log"), NEVER).entries())
          .extracting(entry -> entry.path().toString())
          .containsExactly("/log/\u001b[2Jred");
    }
  }

  @Test
  void aFolderWithoutEndIsCut() throws IOException {
    LyingServer server =
        new LyingServer(0) {
          @Override
          void list(int id) throws IOException {
            names(this, id, List.of("a", "b", "c", "d", "e", "f", "g", "h"));
          }
        };
    try (SftpClient client = server.client()) {
      SftpClient.Listing listing = client.list(RemotePath.ROOT, NEVER);
      assertThat(listing.whole()).isFalse();
      assertThat(listing.entries()).hasSize(20_000);
    }
  }

  @Test
  void aListingThatPromisesTooMuchEndsIt() throws IOException {
    for (int count : new int[] {-1, 0, Integer.MAX_VALUE}) {
      LyingServer server =
          new LyingServer(0) {
            @Override
            void list(int id) throws IOException {
              begin(Packet.NAME, id, 4);
              out.writeInt(count);
            }
          };
      try (SftpClient client = server.client()) {
        assertReason(() -> client.list(RemotePath.ROOT, NEVER), Reason.PROTOCOL);
      }
    }
  }

  @Test
  void aGreetingInsteadOfTheProtocolIsShown() {
    byte[] greeting = "This service allows sftp connections only.\n".getBytes(UTF_8);
    assertThatThrownBy(() -> begin(new ByteArrayInputStream(greeting)))
        .isInstanceOfSatisfying(
            SftpException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.NOISE);
              assertThat(e).hasMessageContaining("sftp connections only");
            });
  }

  @Test
  void anotherVersionIsNotSpoken() {
    byte[] version = ByteBuffer.allocate(9).putInt(5).put((byte) 2).putInt(2).array();
    assertReason(() -> begin(new ByteArrayInputStream(version)), Reason.PROTOCOL);
  }

  /// Whatever comes, it ends: with an answer or a reason, soon, and without more memory than a
  /// packet takes.
  @Test
  void anyBytesEndWithAnAnswerOrAReason() throws IOException {
    Random random = new Random(20260101);
    int answers = 0;
    for (int round = 0; round < 600; round++) {
      LyingServer server =
          new LyingServer(500) {
            @Override
            void answer(int type, int id, DataInputStream request) throws IOException {
              if (random.nextInt(3) > 0) {
                super.answer(type, id, request);
                return;
              }
              byte[] body = new byte[random.nextInt(60)];
              random.nextBytes(body);
              if (body.length >= 4 && random.nextBoolean()) {
                ByteBuffer.wrap(body).putInt(random.nextInt(body.length));
              }
              out.writeInt(random.nextInt(10) == 0 ? random.nextInt(300) : 5 + body.length);
              out.writeByte(random.nextInt(4) == 0 ? random.nextInt(256) : 101 + random.nextInt(5));
              out.writeInt(random.nextInt(20) == 0 ? random.nextInt() : id);
              out.write(body);
            }
          };
      try (SftpClient client = server.client(Duration.ofMillis(50))) {
        switch (round % 3) {
          case 0 -> client.list(RemotePath.ROOT, NEVER);
          case 1 -> client.open(LOG).read(0, 1 << 20, NEVER);
          default -> client.stat(LOG);
        }
        answers++;
      } catch (SftpException e) {
        assertThat(e.reason()).isNotNull();
      }
    }
    assertThat(answers).isBetween(50, 550);
  }

  private static SftpClient begin(InputStream in) throws IOException {
    return SftpClient.begin(in, OutputStream.nullOutputStream(), in, Duration.ofSeconds(5));
  }

  private static void names(LyingServer server, int id, List<String> names) throws IOException {
    int length = 4;
    for (String name : names) {
      length += 4 + name.getBytes(UTF_8).length + 4 + 4;
    }
    server.begin(Packet.NAME, id, length);
    server.out.writeInt(names.size());
    for (String name : names) {
      byte[] bytes = name.getBytes(UTF_8);
      server.out.writeInt(bytes.length);
      server.out.write(bytes);
      server.out.writeInt(0);
      server.out.writeInt(0);
    }
  }

  private static void assertProtocol(LyingServer server) throws IOException {
    try (SftpClient client = server.client();
        SftpFile file = client.open(LOG)) {
      assertReason(() -> file.read(0, 100, NEVER), Reason.PROTOCOL);
      assertThat(client.isAlive()).isFalse();
    }
  }

  private static void assertServed(byte[] read, int size) {
    byte[] expected = new byte[size];
    for (int i = 0; i < size; i++) {
      expected[i] = LyingServer.at(i);
    }
    assertThat(read).isEqualTo(expected);
  }

  private static void assertReason(ThrowingCallable call, Reason reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(SftpException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}

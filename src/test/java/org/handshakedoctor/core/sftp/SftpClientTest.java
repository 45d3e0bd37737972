package org.handshakedoctor.core.sftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.handshakedoctor.core.sftp.SftpException.Reason;
import org.handshakedoctor.core.ssh.RemotePath;
import org.handshakedoctor.core.task.CancellationToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against OpenSSH's sftp-server.
@Timeout(60)
class SftpClientTest {
  private static final CancellationToken NEVER = new CancellationToken();

  @TempDir Path folder;
  private SftpClient client;

  @BeforeEach
  void connect() throws IOException {
    client = SftpServerProcess.client();
  }

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
  }

  @Test
  void aFileArrivesAsItIs() throws IOException {
    byte[] content = new byte[5_000_001];
    new Random(1).nextBytes(content);
    Path path = Files.write(folder.resolve("error.log"), content);

    try (SftpFile file = client.open(remote(path))) {
      assertThat(file.attributes().size()).isEqualTo(content.length);
      assertThat(file.read(0, content.length, NEVER)).isEqualTo(content);
      assertThat(file.read(4_999_999, 100, NEVER)).hasSize(2);
      assertThat(file.read(6_000_000, 100, NEVER)).isEmpty();
    }
  }

  /// Offsets beyond 32 bits.
  @Test
  void theEndOfAFileOfTenGigabytesIsReadAlone() throws IOException {
    Path path = folder.resolve("huge.log");
    long size = 10L << 30;
    try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
      sparse.seek(size - 4);
      sparse.write("end\n".getBytes(UTF_8));
    }
    try (SftpFile file = client.open(remote(path))) {
      assertThat(file.attributes().size()).isEqualTo(size);
      assertThat(new String(file.read(size - 1000, 1000, NEVER), UTF_8)).endsWith("\0end\n");
    }
  }

  @Test
  void aGrowingFileIsReadOnlyToTheEndThatWasSaid() throws IOException {
    Path path = Files.writeString(folder.resolve("error.log"), "first\n");
    try (SftpFile file = client.open(remote(path))) {
      long size = file.attributes().size();
      Files.writeString(path, "second\n", java.nio.file.StandardOpenOption.APPEND);
      assertThat(new String(file.read(0, (int) size, NEVER), UTF_8)).isEqualTo("first\n");
      assertThat(file.attributes().size()).isEqualTo(13);
    }
  }

  @Test
  void theOpenFileStaysTheSameWhenAnotherComesInItsPlace() throws IOException {
    Path path = Files.writeString(folder.resolve("error.log"), "old\n");
    try (SftpFile file = client.open(remote(path))) {
      Files.move(path, folder.resolve("error.log.1"));
      Files.writeString(path, "new one\n");
      assertThat(new String(file.read(0, 100, NEVER), UTF_8)).isEqualTo("old\n");
    }
  }

  /// Scenario 21: whatever a file may be called.
  @Test
  void namesAreBytes() throws Exception {
    List<byte[]> names =
        List.of(
            "with space.log".getBytes(UTF_8),
            "new\nline".getBytes(UTF_8),
            "tab\there".getBytes(UTF_8),
            "star*.log".getBytes(UTF_8),
            "question?".getBytes(UTF_8),
            "[a-z]".getBytes(UTF_8),
            "back\\slash".getBytes(UTF_8),
            "quo'te".getBytes(UTF_8),
            "dou\"ble".getBytes(UTF_8),
            "$HOME".getBytes(UTF_8),
            "semi;colon".getBytes(UTF_8),
            "caf\u00e9".getBytes(UTF_8),
            "cafe\u0301".getBytes(UTF_8),
            "\u202egol.rorre".getBytes(UTF_8),
            "\u001b[31mred".getBytes(UTF_8),
            "caf\u00e9".getBytes(ISO_8859_1),
            "-rf".getBytes(UTF_8));
    for (byte[] name : names) {
      create(name);
    }
    RemotePath remote = remote(folder);

    SftpClient.Listing listing = client.list(remote, NEVER);

    assertThat(listing.whole()).isTrue();
    assertThat(listing.entries().stream().map(SftpClient.Entry::path))
        .containsExactlyInAnyOrderElementsOf(names.stream().map(remote::child).toList());
    for (SftpClient.Entry entry : listing.entries()) {
      try (SftpFile file = client.open(entry.path())) {
        byte[] expected = entry.path().bytes();
        int from = remote.bytes().length + 1;
        assertThat(file.read(0, 1000, NEVER))
            .isEqualTo(java.util.Arrays.copyOfRange(expected, from, expected.length));
      }
    }
  }

  /// Java makes no path of bytes that are no UTF-8, so a shell writes the name into a file of it.
  private void create(byte[] name) throws Exception {
    StringBuilder octal = new StringBuilder();
    for (byte b : name) {
      octal.append("\\%03o".formatted(b & 0xff));
    }
    String script = "cd \"$1\" && n=$(printf \"$2\") && printf %s \"$n\" > \"./$n\"";
    Process shell =
        new ProcessBuilder("sh", "-c", script, "sh", folder.toString(), octal.toString()).start();
    assertThat(shell.waitFor()).isZero();
  }

  /// Scenario 22.
  @Test
  void linksAreFollowedAndWhatTheyLeadToIsSeen() throws IOException {
    Path path = Files.writeString(folder.resolve("error.log"), "line\n");
    Path link = Files.createSymbolicLink(folder.resolve("link"), path);
    Path dangling = Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nothing"));
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);

    assertThat(client.lstat(remote(link)).isLink()).isTrue();
    assertThat(client.stat(remote(link)).isRegularFile()).isTrue();
    assertThat(client.realPath(remote(link))).isEqualTo(remote(path.toRealPath()));
    assertThat(client.stat(remote(folder)).isFolder()).isTrue();
    assertReason(() -> client.stat(remote(dangling)), Reason.NO_SUCH_FILE);
    assertThatThrownBy(() -> client.open(remote(loop))).isInstanceOf(SftpException.class);
    assertThat(client.isAlive()).isTrue();
  }

  @Test
  void whatIsMissingAndTheEndOfTheServerAreToldApart() throws IOException {
    assertReason(() -> client.open(remote(folder.resolve("no.log"))), Reason.NO_SUCH_FILE);
    assertReason(() -> client.list(remote(folder.resolve("no")), NEVER), Reason.NO_SUCH_FILE);
    client.close();
    assertReason(() -> client.stat(remote(folder)), Reason.CONNECTION_LOST);
  }

  @Test
  void readingEndsWhenItIsCancelled() throws IOException {
    Path path = Files.write(folder.resolve("error.log"), new byte[3_000_000]);
    CancellationToken cancelled = new CancellationToken();
    try (SftpFile file = client.open(remote(path))) {
      assertReason(
          () -> file.transfer(0, 3_000_000, _ -> cancelled.cancel(), cancelled), Reason.CANCELLED);
      // What was still under way to the one who left is dropped; the next is answered.
      assertThat(file.read(2_999_990, 100, NEVER)).hasSize(10);
    }
  }

  @Test
  void severalReadAtATimeOverOneConnection() throws Exception {
    byte[] content = new byte[2_000_000];
    new Random(2).nextBytes(content);
    Path path = Files.write(folder.resolve("error.log"), content);
    List<Thread> readers = new java.util.ArrayList<>();
    List<byte[]> read = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
    for (int i = 0; i < 4; i++) {
      readers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    ByteBuffer bytes = ByteBuffer.allocate(content.length);
                    try (SftpFile file = client.open(remote(path))) {
                      file.transfer(0, content.length, bytes::put, NEVER);
                    } catch (IOException _) {
                      return;
                    }
                    read.add(bytes.array());
                  }));
    }
    for (Thread reader : readers) {
      reader.join();
    }
    assertThat(read).hasSize(4).allMatch(one -> java.util.Arrays.equals(one, content));
  }

  private static RemotePath remote(Path path) {
    return RemotePath.of(path.toString());
  }

  private static void assertReason(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Reason reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(SftpException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}

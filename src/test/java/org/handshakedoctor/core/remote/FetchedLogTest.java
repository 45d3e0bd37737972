package org.handshakedoctor.core.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.source.PartlyReadException;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.task.CancellationToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against OpenSSH's sftp-server, over wires that break.
@Timeout(60)
class FetchedLogTest {
  @TempDir Path root;
  private AtServer at;
  private Path log;

  @BeforeEach
  void begin() throws IOException {
    at = new AtServer(root);
    log = at.folder.resolve("error.log");
  }

  @AfterEach
  void end() {
    at.server.close();
  }

  @Test
  void aLogArrivesAsItIs() throws Exception {
    byte[] content = lines(3_000_000);
    Files.write(log, content);
    FetchedLog fetched = at.log(log);

    assertThat(fetched.size()).isEqualTo(content.length);
    assertThat(fetched.name()).isEqualTo("ssh://local" + log);
    assertThat(AtServer.read(fetched)).isEqualTo(content);
    assertThat(Files.readAllBytes(fetched.file())).isEqualTo(content);
    assertThat(fetched.progress()).matches(now -> now.bytes() == now.total());
  }

  @Test
  void nextTimeOnlyWhatIsNewIsFetched() throws Exception {
    byte[] content = lines(1_000_000);
    Files.write(log, content);
    AtServer.read(at.log(log));
    at.received.set(0);
    Files.writeString(log, "new line\n", StandardOpenOption.APPEND);

    assertThat(
            AtServer.read(new RemoteLogs(at.server(), at.cache).log(at.file(log), Long.MAX_VALUE)))
        .isEqualTo(plus(content, "new line\n"));
    assertThat(at.received.get()).isLessThan(20_000);
  }

  /// The same object, as when the user reads again.
  @Test
  void readingAgainBringsWhatWasWrittenMeanwhile() throws Exception {
    byte[] content = lines(100_000);
    Files.write(log, content);
    FetchedLog fetched = at.log(log);
    AtServer.read(fetched);
    Files.writeString(log, "new line\n", StandardOpenOption.APPEND);

    assertThat(AtServer.read(fetched)).isEqualTo(plus(content, "new line\n"));
  }

  @Test
  void afterARotationTheOldLogIsKnownUnderItsNewName() throws Exception {
    byte[] old = lines(1_000_000);
    Files.write(log, old);
    AtServer.read(at.log(log));
    Files.move(log, at.folder.resolve("error.log.1"));
    Files.writeString(log, "a new log\n");
    at.received.set(0);

    assertThat(AtServer.read(at.log(log))).isEqualTo("a new log\n".getBytes(UTF_8));
    assertThat(AtServer.read(at.log(at.folder.resolve("error.log.1")))).isEqualTo(old);
    assertThat(at.received.get()).isLessThan(40_000);
  }

  @Test
  void aLogThatWasEmptiedIsFetchedAnew() throws Exception {
    Files.write(log, lines(500_000));
    FetchedLog fetched = at.log(log);
    AtServer.read(fetched);
    byte[] other = lines(600_000, 9);
    Files.write(log, other);

    assertThat(AtServer.read(fetched)).isEqualTo(other);
    assertThat(AtServer.read(at.log(log))).isEqualTo(other);
  }

  /// The beginning is the same, and the rest is not.
  @Test
  void aLogThatWasChangedInTheMiddleIsFetchedAnew() throws Exception {
    byte[] content = lines(500_000);
    Files.write(log, content);
    AtServer.read(at.log(log));
    byte[] other = content.clone();
    Arrays.fill(other, 10_000, other.length, (byte) 'x');
    Files.write(log, other);

    assertThat(AtServer.read(at.log(log))).isEqualTo(other);
  }

  /// Scenario 13.
  @Test
  void aConnectionThatBreaksIsMadeAgainAndTheLogGoesOnAtTheByte() throws Exception {
    byte[] content = lines(3_000_000);
    Files.write(log, content);
    RemoteFile file = at.file(log);
    at.server.close();
    at.sessions.add(session -> session.breaksAfter = 1_234_567);
    at.sessions.add(session -> session.breaksAfter = 1_000_000);
    at.received.set(0);
    RemoteServer again = at.server();
    int before = at.connections;

    assertThat(AtServer.read(new RemoteLogs(again, at.cache).log(file, Long.MAX_VALUE)))
        .isEqualTo(content);
    assertThat(at.connections - before).isEqualTo(3);
    // No byte of the log comes twice but those that were on the wire.
    assertThat(at.received.get()).isLessThan(content.length + 1_500_000);
  }

  @Test
  void withoutAConnectionWhatHasComeIsReadAndKept() throws Exception {
    byte[] content = lines(3_000_000);
    Files.write(log, content);
    RemoteFile file = at.file(log);
    at.sessions.add(session -> session.breaksAfter = 1_000_000);
    for (int i = 0; i < 3; i++) {
      at.sessions.add(LocalSession::close);
    }
    FetchedLog fetched = new RemoteLogs(at.server(), at.cache).log(file, Long.MAX_VALUE);

    byte[] read = AtServer.readUntilFault(fetched.open(new CancellationToken()));
    assertThat(read.length).isBetween(500_000, 1_000_000);
    assertThat(read).isEqualTo(Arrays.copyOf(content, read.length));
    at.sessions.clear();
    at.received.set(0);
    assertThat(AtServer.read(fetched)).isEqualTo(content);
    assertThat(at.received.get()).isLessThan(content.length - read.length + 20_000L);
  }

  @Test
  void ofALargeLogOnlyTheEndCanBeFetched() throws Exception {
    byte[] content = lines(2_000_000);
    Files.write(log, content);
    FetchedLog fetched = at.logs().log(at.file(log), 100_000);

    byte[] read = AtServer.read(fetched);
    assertThat(fetched.size()).isEqualTo(100_000);
    assertThat(read.length).isBetween(99_000, 100_000);
    assertThat(read).isEqualTo(Arrays.copyOfRange(content, 2_000_000 - read.length, 2_000_000));
    assertThat(content[2_000_000 - read.length - 1]).isEqualTo((byte) '\n');
    assertThat(at.received.get()).isLessThan(300_000);
  }

  /// Scenario 25.
  @Test
  void onASlowLinkLinesAppearAtOnceAndCancellingTakesNoTime() throws Exception {
    Files.write(log, lines(3_000_000));
    RemoteFile file = at.file(log);
    at.sessions.add(session -> session.bytesPerSecond = 100_000);
    CancellationToken cancelled = new CancellationToken();
    FetchedLog fetched = new RemoteLogs(at.server(), at.cache).log(file, Long.MAX_VALUE);

    try (InputStream in = fetched.open(cancelled)) {
      byte[] buffer = new byte[100_000];
      int read = in.read(buffer);
      assertThat(read).isPositive();
      for (int i = 0; i < 8; i++) {
        read += in.read(buffer);
      }
      FetchProgress progress = Objects.requireNonNull(fetched.progress());
      assertThat(progress.total()).isEqualTo(3_000_000);
      assertThat(progress.bytesPerSecond()).isBetween(50_000L, 200_000L);
      assertThat(progress.secondsLeft()).isBetween(12L, 60L);
      Thread.ofVirtual().start(cancelled::cancel);
      long from = System.nanoTime();
      assertThatThrownBy(
              () -> {
                while (in.read(buffer) >= 0) {
                  // Until it is noticed.
                }
              })
          .isInstanceOf(AsynchronousCloseException.class);
      assertThat(System.nanoTime() - from).isLessThan(1_000_000_000);
    }
    assertThat(waitFor(() -> threads("fetch") == 0)).isTrue();
  }

  @Test
  void whatTheServerPacksArrivesUnpacked() throws Exception {
    byte[] content = lines(3_000_000);
    Files.write(log, content);
    assertThat(AtServer.read(at.logs().packedLog(at.file(log), Long.MAX_VALUE))).isEqualTo(content);
    assertThat(at.received.get()).isLessThan(content.length / 2);
    assertThat(at.server.sent())
        .anyMatch(line -> line.startsWith("head -c 3000000 '") && line.endsWith("gzip -1 -c"));
  }

  /// Scenario 22.
  @Test
  void aPipeIsNotOpened() throws Exception {
    Path pipe = at.folder.resolve("pipe.log");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    FetchedLog fetched =
        at.logs()
            .log(
                new RemoteFile(AtServer.remote(pipe), 0, java.time.Instant.now(), false),
                Long.MAX_VALUE);
    assertProblem(fetched, SourceProblem.NO_FILE);
    assertProblem(missing(), SourceProblem.NOT_FOUND);
  }

  private FetchedLog missing() {
    return at.logs()
        .log(
            new RemoteFile(
                AtServer.remote(at.folder.resolve("no.log")), 0, java.time.Instant.now(), false),
            Long.MAX_VALUE);
  }

  /// Scenario 23, from afar.
  @Test
  void aPackedLogIsUnpackedHereAndItsDamageIsTold() throws Exception {
    Files.write(log, lines(3_000_000));
    Process gzip = new ProcessBuilder("gzip", "-k", log.toString()).start();
    assertThat(gzip.waitFor()).isZero();
    Path packed = at.folder.resolve("error.log.gz");
    assertThat(text(at.log(packed))).isEqualTo(lines(3_000_000));

    Path cut = at.folder.resolve("cut.log.gz");
    byte[] half = Files.readAllBytes(packed);
    Files.write(cut, Arrays.copyOf(half, half.length / 2));
    assertThatThrownBy(() -> text(at.log(cut)))
        .isInstanceOfSatisfying(
            PartlyReadException.class,
            e -> assertThat(e.problem()).isEqualTo(SourceProblem.TRUNCATED));
  }

  /// Scenario 20 and the privacy of what is kept.
  @Test
  void nothingOfTheServerIsPartOfALocalPathAndOthersCannotReadIt() throws Exception {
    Path odd = at.folder.resolve("..%2F..\u001b[2J'$(touch x);.log");
    Files.write(odd, lines(10_000));
    assertThat(AtServer.read(at.log(odd))).hasSize(10_000);

    try (Stream<Path> files = Files.walk(root)) {
      List<Path> outside =
          files.filter(Files::isRegularFile).filter(file -> !file.startsWith(at.folder)).toList();
      assertThat(outside)
          .hasSize(1)
          .allMatch(file -> at.kept.equals(file.getParent()))
          .allMatch(file -> file.getFileName().toString().matches("[0-9a-f]{32}-0\\.part"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(outside.getFirst())))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at.kept)))
          .isEqualTo("rwx------");
    }
  }

  private static byte[] text(FetchedLog log) throws Exception {
    LogSource source = new LogSource(new LogLocation.Remote(log), log.size());
    ByteBuffer text = ByteBuffer.allocate(4_000_000);
    try (ReadableByteChannel channel = source.open()) {
      while (channel.read(text) >= 0) {
        // To the end.
      }
    }
    return Arrays.copyOf(text.array(), text.position());
  }

  private static void assertProblem(FetchedLog log, SourceProblem problem) {
    assertThatThrownBy(() -> AtServer.read(log))
        .isInstanceOfSatisfying(
            PartlyReadException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  static byte[] lines(int bytes) {
    return lines(bytes, 1);
  }

  static byte[] lines(int bytes, int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(bytes + 100);
    while (text.length() < bytes) {
      text.append("2023/12/27 02:36:21 [info] 1#1: *").append(random.nextInt()).append(" line\n");
    }
    text.setLength(bytes - 1);
    return text.append('\n').toString().getBytes(UTF_8);
  }

  private static byte[] plus(byte[] content, String more) {
    byte[] all = Arrays.copyOf(content, content.length + more.length());
    System.arraycopy(more.getBytes(UTF_8), 0, all, content.length, more.length());
    return all;
  }

  static boolean waitFor(java.util.function.BooleanSupplier condition) throws Exception {
    for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
      Thread.sleep(25);
    }
    return condition.getAsBoolean();
  }

  private static long threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .count();
  }
}

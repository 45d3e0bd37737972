package org.handshakedoctor.core.analysis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.handshakedoctor.core.analysis.SourceSummary.SourceNote;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.tls.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way in which a source can disappoint: it says so, and the others are read.
class SourceTroubleTest {
  private static final String FAILURE =
      "2023/12/27 02:36:21 [crit] 1#1: *1 SSL_do_handshake() failed (SSL: error:0A00006C:SSL"
          + " routines::bad key share) while SSL handshaking, client: 198.51.100.%d, server:"
          + " a:443\n";
  private static final String ORDINARY =
      "2023/12/27 02:36:22 [notice] 1#1: signal process started\n";
  private static final Analyzer ANALYZER =
      new Analyzer(kind -> new Classification(kind.reason(), Fault.VISITOR));

  @TempDir Path folder;

  /// What can be wrong with a source. The log beside it is always read.
  record Trouble(String name, LogLocation location, @Nullable SourceProblem problem) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Trouble> pasted() {
    return Stream.of(
        trouble("nothing", "", SourceProblem.EMPTY),
        trouble("a letter", "Dear Sir,\nplease find enclosed\n", SourceProblem.UNKNOWN_FORMAT),
        trouble(
            "an access log",
            "192.0.2.1 - - [27/Dec/2023] \"GET /\" 200\n",
            SourceProblem.UNKNOWN_FORMAT),
        trouble("one line feed", "\n", SourceProblem.UNKNOWN_FORMAT),
        trouble("bytes", "\u007fELF\u0002\u0001\u0001\0\0\0\nabc", SourceProblem.BINARY),
        trouble("a picture", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", SourceProblem.BINARY),
        trouble("a log without failures", ORDINARY, null),
        trouble("a log with zeros in it", "\0\0\0\n" + ORDINARY, null),
        trouble("a line that begins as a packed file", "BZ\n" + ORDINARY, null));
  }

  @ParameterizedTest
  @MethodSource("pasted")
  void eachSourceHasItsOwnProblemAndTheOthersAreRead(Trouble trouble) {
    FailureLog log =
        analyze(trouble.location(), new LogLocation.Pasted("good", FAILURE.formatted(1)));

    assertThat(log.sources()).hasSize(2);
    assertThat(log.sources().getFirst().problem()).isEqualTo(trouble.problem());
    assertThat(log.sources().getFirst().failures()).isZero();
    assertThat(log.sources().getFirst().name()).isEqualTo(trouble.name());
    assertThat(log.sources().getLast().problem()).isNull();
    assertThat(log.sources().getLast().failures()).isEqualTo(1);
    assertThat(log.size()).isEqualTo(1);
  }

  @Test
  void aPackedLogIsReadAndOneThatIsLockedAwayIsToldApart() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(FAILURE.repeat(1000).getBytes(UTF_8));
    }
    Path gz = folder.resolve("error.log.2.gz");
    Files.write(gz, packed.toByteArray());
    Path sevenZip = folder.resolve("locked.log");
    Files.write(sevenZip, new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4});

    FailureLog log =
        analyze(local(gz), local(sevenZip), local(write("e.log", FAILURE.formatted(7))));

    assertThat(log.sources())
        .extracting(SourceSummary::problem)
        .containsExactly(null, SourceProblem.COMPRESSED, null);
    assertThat(log.size()).isEqualTo(1001);
  }

  @Test
  void whatCannotBeFoundOrOpenedIsListedWithItsProblem() throws IOException {
    Path emptyFolder = Files.createDirectories(folder.resolve("empty"));

    FailureLog log =
        analyze(
            local(folder.resolve("missing.log")),
            local(emptyFolder),
            LogLocation.parse("ssh://host/var/log/nginx/error.log"),
            local(write("good.log", FAILURE)));

    assertThat(log.sources())
        .extracting(SourceSummary::problem)
        .containsExactly(
            SourceProblem.NOT_FOUND, SourceProblem.EMPTY_FOLDER, SourceProblem.NOT_SUPPORTED, null);
    assertThat(log.sources())
        .extracting(SourceSummary::finished)
        .containsExactly(false, false, false, true);
    assertThat(log.size()).isEqualTo(1);
  }

  @Test
  void aFileThatMayNotBeReadIsToldApart() throws IOException {
    Path secret = write("secret.log", FAILURE);
    assumeTrue(secret.toFile().setReadable(false));
    assumeFalse(Files.isReadable(secret), "root reads everything");

    FailureLog log = analyze(local(secret), local(write("good.log", FAILURE)));

    assertThat(log.sources().getFirst().problem()).isEqualTo(SourceProblem.ACCESS_DENIED);
    assertThat(log.size()).isEqualTo(1);
  }

  @Test
  void aFileThatBreaksOffIsToldApart() throws IOException {
    Path memory = Path.of("/proc/self/mem");
    assumeTrue(Files.isReadable(memory), "only Linux has a file whose first byte cannot be read");

    FailureLog log = analyze(local(memory), local(write("good.log", FAILURE)));

    assertThat(log.sources().getFirst().problem()).isEqualTo(SourceProblem.READ_FAILED);
    assertThat(log.sources().getFirst().finished()).isFalse();
    assertThat(log.size()).isEqualTo(1);
  }

  @Test
  void aLineOfFortyMegabytesHidesNoOtherAndTakesNoMemory() throws IOException {
    Path path = folder.resolve("long.log");
    try (var out = Files.newOutputStream(path)) {
      out.write(FAILURE.formatted(1).getBytes(UTF_8));
      byte[] part = "x".repeat(1_000_000).getBytes(UTF_8);
      for (int i = 0; i < 40; i++) {
        out.write(part);
      }
      out.write('\n');
      out.write(FAILURE.formatted(2).getBytes(UTF_8));
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    FailureLog log = analyze(local(path));

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(30_000_000);
    assertThat(log.size()).isEqualTo(2);
    assertThat(log.line(1)).isEqualTo(3);
    SourceSummary source = log.sources().getFirst();
    assertThat(source.lines()).isEqualTo(3);
    assertThat(source.unread()).isEqualTo(1);
    assertThat(source.notes()).containsExactly(SourceNote.LONG_LINES);
    assertThat(source.unreadSamples().getFirst()).hasSize(300);
  }

  @Test
  void aPipeThatGivesAnOddLineFirstIsReadToItsEnd() {
    InputStream torn =
        new SequenceInputStream(
            new ByteArrayInputStream("\0 odd\n".getBytes(UTF_8)),
            new ByteArrayInputStream(FAILURE.formatted(1).getBytes(UTF_8)));
    InputStream before = System.in;
    System.setIn(torn);
    try {
      FailureLog log = analyze(new LogLocation.StandardInput());

      assertThat(log.size()).isEqualTo(1);
      assertThat(log.sources().getFirst().problem()).isNull();
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void bytesThatAreNoUtf8AreNotedAndReadAllTheSame() throws IOException {
    Path path = folder.resolve("latin1.log");
    Files.write(
        path, (ORDINARY.replace("started", "gestärt") + FAILURE.formatted(1)).getBytes(ISO_8859_1));

    FailureLog log = analyze(local(path));

    assertThat(log.sources().getFirst().notes()).containsExactly(SourceNote.NOT_UTF8);
    assertThat(log.sources().getFirst().problem()).isNull();
    assertThat(log.size()).isEqualTo(1);
    assertThat(analyze(local(write("utf8.log", "é" + ORDINARY))).sources().getFirst().notes())
        .isEqualTo(Set.of());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static LogLocation local(Path path) {
    return new LogLocation.Local(path);
  }

  private static FailureLog analyze(LogLocation... locations) {
    return ANALYZER.analyze(List.of(locations), (_, _) -> {}, new CancellationToken());
  }

  private static Trouble trouble(String name, String text, @Nullable SourceProblem problem) {
    return new Trouble(name, new LogLocation.Pasted(name, text), problem);
  }
}

package org.handshakedoctor.core.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.BlockSource;
import org.handshakedoctor.core.source.LineFetcher;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.task.Progress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzerTest {
  private static final String FAILURE =
      "2023/12/27 02:36:21 [crit] 1#1: *1 SSL_do_handshake() failed (SSL: error:0A00006C:SSL"
          + " routines::bad key share) while SSL handshaking, client: 198.51.100.%d, server:"
          + " a:443\n";
  private static final String ORDINARY =
      "2023/12/27 02:36:22 [notice] 1#1: signal process started\n";
  private static final Analyzer ANALYZER =
      new Analyzer(kind -> new Classification(kind.reason(), Fault.VISITOR));

  @TempDir Path folder;

  @Test
  void countsTheArticlesLog() {
    FailureLog log = analyze(new LogLocation.Local(Samples.path("article.log")));

    Report report = Report.of(log, Filter.NONE);

    assertThat(report.failures()).isEqualTo(7);
    assertThat(report.lines()).isEqualTo(7);
    assertThat(report.clients()).hasSize(6);
    assertThat(report.clients().getFirst().address()).hasToString("165.227.76.114");
    assertThat(report.clients().getFirst().failures()).isEqualTo(2);
    assertThat(report.first()).isEqualTo(1703644581); // 2023-12-27 02:36:21
    assertThat(report.last()).isEqualTo(1703667321); // 2023-12-27 08:55:21
    assertThat(report.reasons())
        .extracting(reason -> reason.cause().reason())
        .containsExactly("bad key share");
  }

  @Test
  void everyFailureKnowsItsSourceItsLineAndItsPlace() throws Exception {
    Path first = write("a.log", ORDINARY + FAILURE.formatted(1) + "odd\r\n" + FAILURE.formatted(2));
    Path empty = write("b.log", "");
    Path second = write("c.log", FAILURE.formatted(3).replace("\n", "\r\n") + FAILURE.formatted(4));

    FailureLog log = analyze(local(first), local(empty), local(second));

    assertThat(log.size()).isEqualTo(4);
    List<Path> paths = List.of(first, first, second, second);
    List<Long> lines = List.of(2L, 4L, 1L, 2L);
    for (int i = 0; i < 4; i++) {
      assertThat(log.source(i).name()).isEqualTo(paths.get(i).toString());
      assertThat(log.line(i)).isEqualTo(lines.get(i));
      assertThat(log.client(i)).isEqualTo(address("198.51.100." + (i + 1)));
      try (LineFetcher fetcher = new LineFetcher(Objects.requireNonNull(log.source(i).source()))) {
        assertThat(new String(fetcher.lineAt(log.position(i)), UTF_8) + "\n")
            .isEqualTo(FAILURE.formatted(i + 1));
      }
    }
    assertThat(log.sources()).extracting(SourceSummary::failures).containsExactly(2L, 0L, 2L);
  }

  @Test
  void aFolderIsItsFilesTheOldestOfASetFirst() throws IOException {
    write("error.log.1", FAILURE.formatted(1));
    write("error.log", FAILURE.formatted(2) + FAILURE.formatted(2));
    write(".hidden", FAILURE.formatted(3));
    Files.createDirectories(folder.resolve("sub"));
    write("sub/inner.log", FAILURE.formatted(4));

    FailureLog log = analyze(local(folder));

    assertThat(log.sources())
        .extracting(SourceSummary::name)
        .containsExactly(
            folder.resolve("error.log.1").toString(), folder.resolve("error.log").toString());
    assertThat(log.size()).isEqualTo(3);
  }

  @Test
  void linesThatAreNotUnderstoodAreCountedAndTheFirstFewKept() {
    String log = FAILURE.formatted(1) + "a\nb\nc\nd\ne\nf\n\u001b[31mg\n" + ORDINARY;

    SourceSummary source = analyze(new LogLocation.Pasted("p", log)).sources().getFirst();

    assertThat(source.format()).isEqualTo("nginx");
    assertThat(source.lines()).isEqualTo(9);
    assertThat(source.unread()).isEqualTo(7);
    assertThat(source.unreadSamples()).containsExactly("a", "b", "c", "d", "e");
    assertThat(source.bytes()).isEqualTo(log.length());
  }

  @Test
  void cancellingKeepsWhatWasReadByThen() throws IOException {
    Path path = write("big.log", FAILURE.formatted(1).repeat(20_000));
    List<LogLocation> locations = new ArrayList<>(List.of(local(path)));
    for (int i = 2; i < 250; i++) {
      locations.add(local(write(i + ".log", FAILURE.formatted(i))));
    }
    CancellationToken cancelled = new CancellationToken();

    FailureLog log = ANALYZER.analyze(locations, (_, _) -> cancelled.cancel(), cancelled);

    SourceSummary source = log.sources().getFirst();
    assertThat(log.sources()).hasSize(249);
    assertThat(log.sources().stream().filter(SourceSummary::finished)).hasSizeLessThan(200);
    assertThat(source.failures()).isBetween(1_000L, 19_000L);
    assertThat(log.size()).isGreaterThanOrEqualTo((int) source.failures());
    assertThat(source.finished()).isFalse();
    assertThat(source.problem()).isNull();
    assertThat(source.bytes()).isLessThan(Files.size(path));
  }

  @Test
  void progressRunsFromZeroToOneOverAllSources() throws IOException {
    Path big = write("big.log", FAILURE.formatted(1).repeat(20_000));
    Path small = write("small.log", FAILURE.formatted(2));
    List<Progress> heard = new ArrayList<>();

    FailureLog log =
        ANALYZER.analyze(
            List.of(local(big), local(folder.resolve("missing")), local(small)),
            (progress, _) -> heard.add(progress),
            new CancellationToken());

    assertThat(heard).hasSizeGreaterThan(3);
    assertThat(heard).isSortedAccordingTo((a, b) -> Long.compare(a.bytesRead(), b.bytesRead()));
    assertThat(heard).isSortedAccordingTo((a, b) -> Long.compare(a.failures(), b.failures()));
    assertThat(heard)
        .extracting(Progress::bytesTotal)
        .containsOnly(Files.size(big) + Files.size(small));
    assertThat(heard.getLast().bytesRead()).isEqualTo(Files.size(big) + Files.size(small));
    assertThat(heard.getLast().failures()).isEqualTo(log.size());
    assertThat(heard.getLast().fraction()).isEqualTo(1);
  }

  /// Forged lines are taken back when their record ends; a log that was handed out must not change
  /// then. Each block ends inside such a record here.
  @Test
  void whatIsShownWhileReadingNeverChangesLater() throws IOException {
    String record =
        "2023/12/27 02:36:21 [error] 1#1: *2 open() \"/x\", client: 1.2.3.4, server: a\n"
            + FAILURE.formatted(222)
            + FAILURE.formatted(223)
            + "\" failed (2: No such file or directory), client: 203.0.113.66, server: a,"
            + " request: \"GET /x%0A%0A%0A HTTP/1.1\"\n";
    StringBuilder text = new StringBuilder();
    int genuine = 0;
    for (int block = 1; block <= 4; block++) {
      int end = block * BlockSource.BLOCK_BYTES - record.length() + 100;
      while (text.length() < end) {
        text.append(FAILURE.formatted(genuine++ % 200));
      }
      text.append(record);
    }
    List<List<String>> shown = new ArrayList<>();

    FailureLog log =
        ANALYZER.analyze(
            List.of(local(write("forged.log", text.toString()))),
            (_, soFar) -> shown.add(rows(soFar.get())),
            new CancellationToken());

    assertThat(log.size()).isEqualTo(genuine);
    assertThat(log.forged())
        .hasSize(8)
        .allMatch(forged -> address("203.0.113.66").equals(forged.sender()))
        .extracting(ForgedLine::claimed)
        .containsOnly(address("198.51.100.222"), address("198.51.100.223"));
    assertThat(shown).hasSizeGreaterThan(3);
    assertThat(shown.getLast()).isNotEmpty();
    assertThat(shown).allMatch(early -> rows(log).subList(0, early.size()).equals(early));
  }

  @Test
  void ofManyForgedLinesTheFirstAreKeptAndAllAreCounted() {
    String record =
        "2023/12/27 02:36:21 [error] 1#1: *2 open() \"/x\n"
            + FAILURE.formatted(222)
            + "\" failed (2: No such file or directory), client: 203.0.113.66, server: a,"
            + " request: \"GET /x%0A%0A HTTP/1.1\"\n";

    FailureLog log = analyze(new LogLocation.Pasted("p", record.repeat(1_500)));

    assertThat(log.size()).isZero();
    assertThat(log.forgedCount()).isEqualTo(1_500);
    assertThat(log.forged()).hasSize(SourceLog.FORGED_KEPT);
  }

  @Test
  void theSenderIsNotNamedForForgedLinesOfAnotherRecord() {
    String open = "2023/12/27 02:36:21 [error] 1#1: *2 open() \"/x\n";
    String cut = open + FAILURE.formatted(1) + "x".repeat(2048);
    String whole =
        open + FAILURE.formatted(2) + "\" failed (2: x), client: 203.0.113.66, server: a\n";

    String closed =
        "2023/12/27 02:36:21 [error] 1#1: *2 open() \"/x\", client: 1.2.3.4, server: a\n";
    String withoutRequest =
        closed + FAILURE.formatted(3) + "\" failed (2: x), client: 203.0.113.67, server: a\n";

    FailureLog log =
        analyze(
            new LogLocation.Pasted("a", cut + "\n" + withoutRequest),
            new LogLocation.Pasted("b", whole));

    assertThat(log.size()).isZero();
    assertThat(log.forged())
        .containsExactly(
            new ForgedLine(0, 2, address("198.51.100.1"), null),
            new ForgedLine(0, 5, address("198.51.100.3"), address("203.0.113.67")),
            new ForgedLine(1, 2, address("198.51.100.2"), address("203.0.113.66")));
  }

  /// Each kind is classified once, however often its bytes are parsed anew.
  @Test
  void anEndlessNumberOfKindsIsCountedRight() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append(FAILURE.formatted(1).replace("bad key share", "made up " + i % 10_000));
    }
    List<String> asked = new ArrayList<>();
    Analyzer analyzer =
        new Analyzer(
            kind -> {
              asked.add(kind.reason());
              return new Classification("unexplained", Fault.EITHER);
            });

    FailureLog log =
        analyzer.analyze(
            List.of(new LogLocation.Pasted("p", text.toString())),
            (_, _) -> {},
            new CancellationToken());

    assertThat(asked).hasSize(10_000).doesNotHaveDuplicates();
    assertThat(Report.of(log, Filter.NONE).reasons())
        .hasSize(10_000)
        .allMatch(reason -> reason.failures() == 2);
  }

  /// Every format's kinds: these are of nginx and of Go.
  @Test
  void endlessKindsDoNotFillTheMemory() {
    int made = 2 * FailureLogWriter.MOST_KINDS;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < made; i++) {
      text.append(FAILURE.formatted(1).replace("bad key share", "made up " + i));
      text.append("http: TLS handshake error from 203.0.113.7:5: made up by w%x\n".formatted(i));
    }

    FailureLog log =
        ANALYZER.analyze(
            List.of(new LogLocation.Pasted("p", text.toString())),
            (_, _) -> {},
            new CancellationToken());

    assertThat(log.size()).isEqualTo(2 * made);
    assertThat(log.kinds()).hasSize(FailureLogWriter.MOST_KINDS + 2).doesNotHaveDuplicates();
    assertThat(log.kind(0).reason()).isEqualTo("made up 0");
    assertThat(log.kind(log.size() - 2)).isEqualTo(log.kind(0).withoutWords());
    assertThat(log.kind(log.size() - 1)).isEqualTo(log.kind(1).withoutWords());
  }

  @Test
  void aStreamIsShownTheSameFailures() {
    List<@Nullable IpAddress> clients = new ArrayList<>();
    StreamSink sink =
        new StreamSink() {
          @Override
          public void settle() {}

          @Override
          public void failure(
              LogEntry entry,
              int timeSeconds,
              int offsetSeconds,
              FailureKind kind,
              @Nullable IpAddress client) {
            clients.add(client);
          }

          @Override
          public void forged(
              LogEntry entry, @Nullable IpAddress claimed, @Nullable IpAddress sender) {}

          @Override
          public void retractSince(long firstLine, long firstByte, @Nullable IpAddress sender) {}
        };

    SourceSummary source =
        Analyzer.read(
                List.of(local(Samples.path("article.log"))),
                ReadingOptions.DEFAULT,
                _ -> sink,
                new CancellationToken())
            .getFirst();

    assertThat(clients).hasSize(7);
    assertThat(source.lines()).isEqualTo(7);
    assertThat(source.finished()).isTrue();
  }

  private static List<String> rows(FailureLog log) {
    return IntStream.range(0, log.size())
        .mapToObj(i -> log.time(i) + " " + log.position(i) + " " + log.client(i) + log.cause(i))
        .toList();
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

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }
}

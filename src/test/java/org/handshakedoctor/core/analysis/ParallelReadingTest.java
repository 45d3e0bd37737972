package org.handshakedoctor.core.analysis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.CatalogClassifier;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.log.LogReader;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Block;
import org.handshakedoctor.core.scan.BlockSource;
import org.handshakedoctor.core.scan.FileBlocks;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Blocks that are read in any order by any reader, against a slow twin that reads line after line.
class ParallelReadingTest {
  private static final LocalDate NEWEST = LocalDate.of(2026, 11, 24);
  private static final CatalogClassifier CLASSIFIER = new CatalogClassifier(ErrorCatalog.bundled());

  /// Lines of many servers, whole records that visitors forged, and what tears both.
  private static final List<String> PIECES = pieces();

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {64, 200, 333, 700, 1_500, 4_000, 9_000, 40_000})
  void theSizeOfTheBlocksChangesNothing(int blockBytes) throws IOException {
    Random random = new Random(blockBytes);
    for (int round = 0; round < 25; round++) {
      byte[] log = hostileLog(random);
      Path path = folder.resolve("hostile.log");
      Files.write(path, log);
      Twin twin = new Twin();
      List<String> expected = twin.read(path);

      FailureLog read = readInBlocks(path, blockBytes, random);

      assertThat(rows(read)).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(read.forged().stream().map(ForgedLine::line)).hasSameElementsAs(twin.forged);
      SourceSummary source = read.sources().getFirst();
      assertThat(source.lines()).isEqualTo(twin.lines);
      assertThat(source.unread()).isEqualTo(twin.unread);
      assertThat(Math.max(0, read.visitors())).isEqualTo(twin.visitors.size());
    }
  }

  @Test
  void hostileLogsHaveFailuresAndForgedLines() throws IOException {
    Random random = new Random(1);
    int failures = 0;
    int forged = 0;
    for (int round = 0; round < 20; round++) {
      Path path = folder.resolve("hostile.log");
      Files.write(path, hostileLog(random));
      Twin twin = new Twin();
      failures += twin.read(path).size();
      forged += twin.forged.size();
    }
    assertThat(failures).isGreaterThan(500);
    assertThat(forged).isGreaterThan(50);
  }

  /// Three readers take the blocks in turn, and their findings are added in a random order.
  private static FailureLog readInBlocks(Path path, int blockBytes, Random random)
      throws IOException {
    FailureLogWriter log = new FailureLogWriter(CLASSIFIER, null);
    LogSource source = new LogSource(new LogLocation.Local(path), Files.size(path));
    SourceReading reading =
        new SourceReading(source, log, () -> new BlockReader(LogFormats.ALL, NEWEST));
    reading.begin();
    List<BlockReader> readers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      readers.add(new BlockReader(LogFormats.ALL, NEWEST));
    }
    List<Findings> waiting = new ArrayList<>();
    List<BlockReader> by = new ArrayList<>();
    Deque<Findings> spare = new ArrayDeque<>();
    try (FileBlocks blocks = new FileBlocks(FileChannel.open(path), blockBytes, 2048, 1 << 20)) {
      while (true) {
        Findings findings = spare.isEmpty() ? new Findings() : spare.pop();
        if (!blocks.next(findings.block)) {
          break;
        }
        BlockReader reader = readers.get(random.nextInt(readers.size()));
        reader.read(findings);
        waiting.add(findings);
        by.add(reader);
        while (waiting.size() > random.nextInt(5)) {
          int next = random.nextInt(waiting.size());
          reading.add(waiting.remove(next), by.remove(next), spare::push);
        }
      }
    }
    while (!waiting.isEmpty()) {
      reading.add(waiting.removeLast(), by.removeLast(), spare::push);
    }
    reading.finish(null, new Findings());
    return log.finish();
  }

  private static List<String> rows(FailureLog log) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < log.size(); i++) {
      rows.add(row(log.line(i), log.time(i), log.kind(i), log.client(i)));
    }
    return rows;
  }

  private static String row(long line, int time, FailureKind kind, @Nullable IpAddress client) {
    return line + " " + time + " " + kind + " " + client;
  }

  private static byte[] hostileLog(Random random) {
    StringBuilder log = new StringBuilder();
    int pieces = 20 + random.nextInt(200);
    for (int i = 0; i < pieces; i++) {
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      int tear = random.nextInt(40);
      if (tear == 0) {
        piece = piece.substring(random.nextInt(piece.length()));
      } else if (tear == 1) {
        piece = piece.substring(0, random.nextInt(piece.length()));
      }
      log.append(piece).append(random.nextInt(50) == 0 ? "\r\n" : "\n");
    }
    return log.toString().getBytes(ISO_8859_1);
  }

  private static List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    for (String name :
        List.of("article.log", "nginx-error.log", "apache-error.log", "postfix.log")) {
      Samples.lines(name).stream()
          .limit(60)
          .map(line -> new String(line, ISO_8859_1))
          .filter(line -> !line.isEmpty())
          .forEach(pieces::add);
    }
    String failure =
        "2023/12/27 02:36:21 [crit] 1#1: *7 SSL_do_handshake() failed (SSL: error:0A00006C:SSL"
            + " routines::bad key share) while SSL handshaking, client: 198.51.100.%d, server: a";
    for (int i = 0; i < 60; i++) {
      String inside = failure.formatted(i) + "\n" + (i % 3 == 0 ? failure.formatted(i) + "\n" : "");
      pieces.add(
          "2023/12/27 02:36:21 [error] 1#1: *8 open() \"/var/www/x"
              + (i % 2 == 0
                  ? "\n"
                  : "\" failed (2: No such file or directory), client: 192.0.2.1\n")
              + inside
              + "\" failed (2: No such file or directory), client: 203.0.113.66, server: a,"
              + " request: \"GET /x%0A"
              + "%0A".repeat(i % 3)
              + " HTTP/1.1\"");
    }
    pieces.add("2023/12/27 02:36:21 [error] 1#1: *8 open() \"/var/www/x");
    pieces.add("203.0.113.9 - - [27/Dec/2023:02:36:21 +0100] \"GET / HTTP/1.1\" 200 5 \"-\" \"x\"");
    return pieces;
  }

  /// Reads line after line, with the same formats and nothing else of what is tested.
  private static final class Twin implements FailureSink {
    final List<Long> forged = new ArrayList<>();
    final List<IpAddress> visitors = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    long lines;
    long unread;

    private record Found(long line, long message, String row) {}

    List<String> read(Path path) throws IOException {
      LogReader reader = new LogReader(this, LogFormats.ALL, NEWEST);
      Block block = BlockSource.newBlock();
      try (FileBlocks all = new FileBlocks(FileChannel.open(path))) {
        long number = 1;
        while (all.next(block)) {
          number =
              block.showLines(
                  number,
                  line -> {
                    lines++;
                    unread += reader.read(line) == null ? 1 : 0;
                  });
        }
      }
      reader.finish();
      return found.stream().map(Found::row).toList();
    }

    @Override
    public void failure(
        LogEntry entry,
        int timeSeconds,
        int offsetSeconds,
        FailureKind kind,
        @Nullable IpAddress client) {
      String row = row(entry.number(), timeSeconds, kind, client);
      found.add(new Found(entry.number(), entry.position(), row));
    }

    @Override
    public void visit(LogEntry entry, int timeSeconds, int offsetSeconds, IpAddress client) {
      if (!visitors.contains(client)) {
        visitors.add(client);
      }
    }

    @Override
    public void forged(LogEntry entry, @Nullable IpAddress claimed, @Nullable IpAddress sender) {
      forged.add(entry.number());
    }

    @Override
    public void retractSince(long firstLine, long firstByte, @Nullable IpAddress sender) {
      for (Found one : List.copyOf(found)) {
        if (one.line() >= firstLine && one.message() >= firstByte) {
          found.remove(one);
          forged.add(one.line());
        }
      }
    }
  }
}

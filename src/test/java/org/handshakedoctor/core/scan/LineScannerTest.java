package org.handshakedoctor.core.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineScannerTest {

  static IntStream blockSizes() {
    return IntStream.concat(IntStream.rangeClosed(1, 80), IntStream.of(127, 128, 1000, 4096));
  }

  @ParameterizedTest
  @MethodSource("blockSizes")
  void seesWhatTheSlowTwinSees(int blockBytes) throws IOException {
    Random random = new Random(blockBytes);
    for (int round = 0; round < 60; round++) {
      byte[] log = hostileBytes(random, 1 + random.nextInt(3 * blockBytes + 40));
      List<Seen> expected = split(log, blockBytes);

      List<Seen> seen = scan(log, blockBytes, random);

      assertThat(seen).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "a\n", "a\r\n", "\n", "\n\n", "a\n\nb", "a\r", "\r\n\r\n", "a\0b\n"})
  void aFinalLineNeedsNoLineFeed(String log) throws IOException {
    List<String> lines = log.lines().toList();

    assertThat(scan(log.getBytes(ISO_8859_1), 100, new Random(1)).stream().map(Seen::text))
        .isEqualTo(lines);
  }

  @Test
  void aLineLongerThanTheBlockIsShownOnceAndCut() throws IOException {
    String log = "first\n" + "x".repeat(1000) + "\nlast\n";

    List<Seen> seen = scan(log.getBytes(ISO_8859_1), 64, new Random(2));

    assertThat(seen)
        .containsExactly(
            new Seen("first", 1, 0, false),
            new Seen("x".repeat(64), 2, 6, true),
            new Seen("last", 3, 1007, false));
  }

  @Test
  void stopsWhenTheHandlerSaysSo() throws IOException {
    byte[] log = "a line\n".repeat(100).getBytes(ISO_8859_1);
    List<String> lines = new ArrayList<>();
    LineHandler once =
        new LineHandler() {
          @Override
          public void line(Line line) {
            lines.add(line.toString());
          }

          @Override
          public boolean endOfBlock(long bytesRead) {
            return false;
          }
        };

    new LineScanner(70).scan(new TornChannel(log, new Random(4), 70), once);

    assertThat(lines).hasSizeBetween(1, 10).containsOnly("a line");
  }

  @Test
  void oneScannerReadsManySources() throws IOException {
    LineScanner scanner = new LineScanner(32);
    for (String log : List.of("one\ntwo\nthree", "x".repeat(100), "four\nfive\n")) {
      byte[] bytes = log.getBytes(ISO_8859_1);
      Recorder recorder = new Recorder();

      scanner.scan(new TornChannel(bytes, new Random(5), 32), recorder);

      assertThat(recorder.seen).isEqualTo(split(bytes, 32));
    }
  }

  /// The slow twin: a line ends at a line feed, loses one carriage return, and is cut at the block.
  private static List<Seen> split(byte[] log, int blockBytes) {
    List<Seen> lines = new ArrayList<>();
    int from = 0;
    while (from < log.length) {
      int to = from;
      while (to < log.length && log[to] != '\n') {
        to++;
      }
      boolean cut = to - from >= blockBytes;
      String text = new String(log, from, cut ? blockBytes : to - from, ISO_8859_1);
      if (text.endsWith("\r")) {
        text = text.substring(0, text.length() - 1);
      }
      lines.add(new Seen(text, lines.size() + 1, from, cut));
      from = to + 1;
    }
    return lines;
  }

  private static byte[] hostileBytes(Random random, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (bytes.size() < length) {
      byte[] piece =
          switch (random.nextInt(8)) {
            case 0 -> new byte[] {'\n'};
            case 1 -> new byte[] {'\r', '\n'};
            case 2 -> new byte[] {'\r'};
            case 3 -> new byte[1 + random.nextInt(3)];
            case 4 -> new byte[] {'\n', '\n'};
            case 5 -> "x".repeat(random.nextInt(2 * length)).getBytes(ISO_8859_1);
            default -> {
              byte[] some = new byte[random.nextInt(12)];
              random.nextBytes(some);
              yield some;
            }
          };
      bytes.writeBytes(piece);
    }
    return Arrays.copyOf(bytes.toByteArray(), length);
  }

  private static List<Seen> scan(byte[] log, int blockBytes, Random random) throws IOException {
    Recorder recorder = new Recorder();
    new LineScanner(blockBytes).scan(new TornChannel(log, random, blockBytes), recorder);
    assertThat(recorder.bytesRead).isEqualTo(log.length);
    return recorder.seen;
  }

  private record Seen(String text, long number, long position, boolean cut) {}

  private static final class Recorder implements LineHandler {
    final List<Seen> seen = new ArrayList<>();
    long bytesRead;

    @Override
    public void line(Line line) {
      assertThat(line.length()).isEqualTo(line.end() - line.start());
      seen.add(new Seen(line.toString(), line.number(), line.position(), line.isCut()));
    }

    @Override
    public boolean endOfBlock(long bytes) {
      assertThat(bytes).isGreaterThanOrEqualTo(bytesRead);
      bytesRead = bytes;
      return true;
    }
  }

  /// Gives its bytes in pieces of any size, as pipes do.
  private static final class TornChannel implements ReadableByteChannel {
    private final ByteBuffer bytes;
    private final Random random;
    private final int most;

    TornChannel(byte[] bytes, Random random, int most) {
      this.bytes = ByteBuffer.wrap(bytes);
      this.random = random;
      this.most = most;
    }

    @Override
    public int read(ByteBuffer target) {
      assertThat(target.remaining()).isPositive();
      if (!bytes.hasRemaining()) {
        return -1;
      }
      int wanted = random.nextBoolean() ? most : 1 + random.nextInt(most);
      int length =
          Stream.of(wanted, target.remaining(), bytes.remaining()).min(Integer::compare).get();
      target.put(bytes.slice(bytes.position(), length));
      bytes.position(bytes.position() + length);
      return length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}

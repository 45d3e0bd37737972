package org.handshakedoctor.core.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Both kinds of blocks against a slow twin that knows no blocks.
class BlockSourceTest {
  @TempDir private Path folder = Path.of("");

  static IntStream blockSizes() {
    return IntStream.concat(IntStream.rangeClosed(1, 70), IntStream.of(127, 128, 1000, 4096));
  }

  @ParameterizedTest
  @MethodSource("blockSizes")
  void seesWhatTheSlowTwinSees(int blockBytes) throws IOException {
    Random random = new Random(blockBytes);
    for (int round = 0; round < 40; round++) {
      byte[] log = hostileBytes(random, 1 + random.nextInt(3 * blockBytes + 40));
      int longest = blockBytes + random.nextInt(20);
      int lead = random.nextInt(2 * blockBytes);
      List<Seen> expected = split(log, longest);

      assertThat(read(file(log, blockBytes, lead, longest), lead)).isEqualTo(expected);
      assertThat(read(stream(log, random, blockBytes, lead, longest), lead)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "a\n", "a\r\n", "\n", "\n\n", "a\n\nb", "a\r", "\r\n\r\n", "a\0b\n"})
  void aFinalLineNeedsNoLineFeed(String log) throws IOException {
    List<String> lines = log.lines().toList();
    byte[] bytes = log.getBytes(ISO_8859_1);

    assertThat(read(file(bytes, 100, 10, 100), 10).stream().map(Seen::text)).isEqualTo(lines);
    assertThat(read(stream(bytes, new Random(1), 100, 10, 100), 10).stream().map(Seen::text))
        .isEqualTo(lines);
  }

  @Test
  void aLineThatIsTooLongIsShownOnceAndCut() throws IOException {
    byte[] log = ("first\n" + "x".repeat(1000) + "\nlast\n").getBytes(ISO_8859_1);
    List<Seen> expected =
        List.of(
            new Seen("first", 0, false, true),
            new Seen("x".repeat(64), 6, true, false),
            new Seen("last", 1007, false, true));

    assertThat(read(file(log, 64, 16, 64), 16)).isEqualTo(expected);
    assertThat(read(stream(log, new Random(2), 64, 16, 64), 16)).isEqualTo(expected);
  }

  @Test
  void aPromptStreamGivesLinesAsTheyCome() throws IOException {
    byte[] log = "one\ntwo\nthree\n".getBytes(ISO_8859_1);
    ReadableByteChannel slow = new TornChannel(log, new Random(3), 1);
    Block block = BlockSource.newBlock();
    List<String> lines = new ArrayList<>();

    try (StreamBlocks blocks = new StreamBlocks(slow, true, false)) {
      assertThat(blocks.next(block)).isTrue();
      block.showLines(1, line -> lines.add(line.toString()));
      assertThat(lines).containsExactly("one");
    }
  }

  @Test
  void whatWasReadBeforeAFaultIsShownFirst() throws IOException {
    ReadableByteChannel faulty =
        new TornChannel("one\ntwo".getBytes(ISO_8859_1), new Random(4), 7) {
          @Override
          public int read(ByteBuffer target) throws IOException {
            int read = super.read(target);
            if (read < 0) {
              throw new IOException("broken");
            }
            return read;
          }
        };
    Block block = BlockSource.newBlock();
    List<String> lines = new ArrayList<>();

    try (StreamBlocks blocks = new StreamBlocks(faulty, false, false)) {
      assertThat(blocks.next(block)).isTrue();
      block.showLines(1, line -> lines.add(line.toString()));
      assertThat(lines).containsExactly("one", "two");
      assertThatThrownBy(() -> blocks.next(block)).hasMessage("broken");
    }
  }

  @Test
  void aFileThatIsCutShortWhileItIsReadJustEnds() throws IOException {
    Path path = folder.resolve("shrinking");
    Files.writeString(path, "a line\n".repeat(100));
    Block block = BlockSource.newBlock();
    List<String> lines = new ArrayList<>();

    try (FileBlocks blocks = new FileBlocks(FileChannel.open(path), 70, 20, 70)) {
      assertThat(blocks.next(block)).isTrue();
      block.showLines(1, line -> lines.add(line.toString()));
      try (FileChannel other = FileChannel.open(path, StandardOpenOption.WRITE)) {
        other.truncate(3);
      }
      assertThat(blocks.next(block)).isFalse();
    }
    assertThat(lines).hasSize(10).containsOnly("a line");
  }

  /// The slow twin: a line ends at a line feed, is cut when it is too long, and loses one carriage
  /// return.
  private static List<Seen> split(byte[] log, int longest) {
    List<Seen> lines = new ArrayList<>();
    int from = 0;
    while (from < log.length) {
      int to = from;
      while (to < log.length && log[to] != '\n') {
        to++;
      }
      boolean cut = to - from > longest;
      String text = new String(log, from, cut ? longest : to - from, ISO_8859_1);
      boolean ascii = !cut && text.chars().allMatch(c -> c < 128);
      if (text.endsWith("\r")) {
        text = text.substring(0, text.length() - 1);
      }
      lines.add(new Seen(text, from, cut, ascii));
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

  private BlockSource file(byte[] log, int blockBytes, int leadBytes, int longest)
      throws IOException {
    Path path = folder.resolve("log");
    Files.write(path, log);
    return new FileBlocks(FileChannel.open(path), blockBytes, leadBytes, longest);
  }

  private static BlockSource stream(
      byte[] log, Random random, int blockBytes, int leadBytes, int longest) {
    ReadableByteChannel torn = new TornChannel(log, random, blockBytes);
    return new StreamBlocks(torn, random.nextBoolean(), false, blockBytes, leadBytes, longest);
  }

  /// Reads everything, and checks that the lead of each block is what stands before it.
  private static List<Seen> read(BlockSource source, int leadBytes) throws IOException {
    List<Seen> seen = new ArrayList<>();
    Block block = new Block(1);
    try (source) {
      long sequence = 0;
      while (source.next(block)) {
        assertThat(block.sequence()).isEqualTo(sequence++);
        List<Seen> lead = new ArrayList<>();
        block.showLead(line -> lead.add(Seen.of(line)));
        if (!block.isEmpty()) {
          assertThat(seen).endsWith(lead.toArray(Seen[]::new));
          boolean fits =
              !seen.isEmpty()
                  && !seen.getLast().cut()
                  && seen.getLast().text().length() + 4 < leadBytes;
          assertThat(fits && lead.isEmpty()).isFalse();
        }
        long next = block.showLines(seen.size() + 1, line -> seen.add(Seen.of(line)));
        assertThat(next).isEqualTo(seen.size() + 1);
      }
    }
    return seen;
  }

  private record Seen(String text, long position, boolean cut, boolean ascii) {
    static Seen of(Line line) {
      assertThat(line.length()).isEqualTo(line.end() - line.start());
      return new Seen(line.toString(), line.position(), line.isCut(), line.isAscii());
    }
  }

  /// Gives its bytes in pieces of any size, as pipes do.
  private static class TornChannel implements ReadableByteChannel {
    private final ByteBuffer bytes;
    private final Random random;
    private final int most;

    TornChannel(byte[] bytes, Random random, int most) {
      this.bytes = ByteBuffer.wrap(bytes);
      this.random = random;
      this.most = most;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
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

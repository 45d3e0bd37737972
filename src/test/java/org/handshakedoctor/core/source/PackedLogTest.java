package org.handshakedoctor.core.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PackedLogTest {
  private static final byte[] LOG = Packer.log(300_000);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void isReadWhateverItsNameIs(Packer packer) throws Exception {
    byte[] packed = packer.pack(LOG);
    Path path = Packer.write(folder, "error.log", packed);

    Packer.Outcome read = Packer.read(path);

    assertThat(read.bytes()).isEqualTo(LOG);
    assertThat(read.problem()).isNull();
    assertThat(read.rawBytes()).isEqualTo(packed.length);
  }

  @ParameterizedTest
  @EnumSource
  void isReadAsTheSystemsToolPacksIt(Packer packer) throws Exception {
    Path plain = Packer.write(folder, "error.log", LOG);
    byte[] packed = packer.packByTool(plain);
    assumeTrue(packed != null, packer.tool + " is not installed");

    assertThat(Packer.read(Packer.write(folder, "packed", packed)).bytes()).isEqualTo(LOG);
    assertThat(Packer.read(Packer.write(folder, "twice", packed, packed)).bytes())
        .hasSize(2 * LOG.length)
        .endsWith(LOG);
  }

  @ParameterizedTest
  @EnumSource
  void severalWrittenOneBehindTheOtherAreOne(Packer packer) throws Exception {
    byte[] empty = packer.pack(new byte[0]);
    Path path =
        Packer.write(folder, "a", packer.pack(LOG), empty, packer.pack("x\n".getBytes(US_ASCII)));

    Packer.Outcome read = Packer.read(path);

    assertThat(read.bytes()).hasSize(LOG.length + 2).startsWith(LOG).endsWith('x', '\n');
    assertThat(read.problem()).isNull();
    assertThat(Packer.read(Packer.write(folder, "e", empty)).bytes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatFollowsAndIsNotPackedIsLeftAlone(Packer packer) throws Exception {
    byte[] packed = packer.pack(LOG);
    for (byte[] behind : new byte[][] {new byte[1], new byte[5000], "garbage".getBytes(US_ASCII)}) {
      Packer.Outcome read = Packer.read(Packer.write(folder, "a", packed, behind));

      assertThat(read.bytes()).isEqualTo(LOG);
      assertThat(read.problem()).isNull();
    }
  }

  /// The shares are what the library of each kind can give back at all: xz unpacks whole chunks,
  /// bzip2 whole blocks.
  @ParameterizedTest
  @CsvSource({"GZIP, 95", "BZIP2, 60", "XZ, 0", "ZSTD, 60"})
  void whatIsCutOffIsReadUpToThere(Packer packer, int share) throws Exception {
    byte[] packed = packer.pack(LOG);
    for (int cut = 20; cut < packed.length; cut += packed.length / 50 + 1) {
      byte[] begun = Arrays.copyOf(packed, cut);

      Packer.Outcome read = Packer.read(Packer.write(folder, "a", begun));
      Packer.Outcome second = Packer.read(Packer.write(folder, "b", packed, begun));

      assertThat(read.problem()).as("cut at " + cut).isEqualTo(SourceProblem.TRUNCATED);
      assertThat(read.bytes()).isEqualTo(Arrays.copyOf(LOG, read.bytes().length));
      assertThat(second.problem()).isEqualTo(SourceProblem.TRUNCATED);
      assertThat(second.bytes()).startsWith(LOG).hasSize(LOG.length + read.bytes().length);
    }
    byte[] almost = Arrays.copyOf(packed, packed.length - 1);
    assertThat(Packer.read(Packer.write(folder, "a", almost)).bytes().length)
        .isGreaterThanOrEqualTo(LOG.length / 100 * share);
  }

  @Test
  void ofXzAllChunksBeforeTheCutAreRead() throws Exception {
    byte[] log = Packer.log(8_000_000);
    byte[] packed = Packer.XZ.pack(log);

    Packer.Outcome read =
        Packer.read(Packer.write(folder, "a", Arrays.copyOf(packed, packed.length - 100)));

    assertThat(read.problem()).isEqualTo(SourceProblem.TRUNCATED);
    assertThat(read.bytes()).isEqualTo(Arrays.copyOf(log, read.bytes().length));
    // A chunk is at most two megabytes.
    assertThat(read.bytes().length).isGreaterThan(log.length - (2 << 20));
  }

  @ParameterizedTest
  @EnumSource
  void aDamageIsToldAndWhatComesBeforeIsRead(Packer packer) throws Exception {
    byte[] packed = packer.pack(LOG);
    Random random = new Random(7);
    int told = 0;
    for (int i = 0; i < 300; i++) {
      byte[] damaged = packed.clone();
      damaged[10 + random.nextInt(packed.length - 10)] ^= (byte) (1 << random.nextInt(8));

      Packer.Outcome read = Packer.read(Packer.write(folder, "a", damaged));

      if (read.problem() != null) {
        told++;
        assertThat(read.problem())
            .isIn(
                SourceProblem.CORRUPT,
                SourceProblem.TRUNCATED,
                SourceProblem.TOO_MUCH_MEMORY,
                SourceProblem.COMPRESSED);
      }
    }
    assertThat(told).isGreaterThan(250);
  }

  @Test
  void aChecksumThatIsWrongIsTold() throws Exception {
    byte[] packed = Packer.GZIP.pack(LOG);
    packed[packed.length - 6] ^= 1;

    Packer.Outcome read = Packer.read(Packer.write(folder, "a", packed));

    assertThat(read.bytes()).isEqualTo(LOG);
    assertThat(read.problem()).isEqualTo(SourceProblem.CORRUPT);
  }

  @Test
  void gzipsHeaderMayHoldMore() throws Exception {
    byte[] packed = Packer.GZIP.pack(LOG);
    packed[3] = 2 + 4 + 8 + 16;
    Path path =
        Packer.write(
            folder,
            "a",
            Arrays.copyOf(packed, 10),
            new byte[] {3, 0, 'a', 'b', 'c'},
            "error.log\0a comment\0".getBytes(US_ASCII),
            new byte[2],
            Arrays.copyOfRange(packed, 10, packed.length));

    assertThat(Packer.read(path)).extracting(Packer.Outcome::problem).isNull();
    assertThat(Packer.read(path).bytes()).isEqualTo(LOG);
  }

  @Test
  void xzThatAsksForTooMuchMemoryIsRefused() throws Exception {
    byte[] packed = Packer.XZ.pack(LOG);
    // The .xz File Format §3.1: size, flags, filter and its dictionary, padding, CRC32.
    int length = (packed[12] & 0xff) * 4;
    assertThat(packed[14]).isEqualTo((byte) 0x21);
    packed[16] = 37;
    CRC32 crc = new CRC32();
    crc.update(packed, 12, length);
    ByteBuffer.wrap(packed)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(12 + length, (int) crc.getValue());

    assertRefused(packed, SourceProblem.TOO_MUCH_MEMORY);
  }

  @Test
  void zstdThatAsksForTooMuchMemoryIsRefused() throws Exception {
    // RFC 8878 §3.1.1.1: a window of two gigabytes, then one last raw block of one byte.
    assertRefused(
        HexFormat.of().parseHex("28b52ffd00a8090000610a0a0a0a"), SourceProblem.TOO_MUCH_MEMORY);
  }

  @ParameterizedTest
  @CsvSource({"377abcaf271c0004", "526172211a070100", "1f9d9061626364", "04224d1864404000"})
  void otherKindsAreRecognisedAndRefused(String magic) throws Exception {
    assertRefused(HexFormat.of().parseHex(magic + "00".repeat(40)), SourceProblem.COMPRESSED);
  }

  @Test
  void packedInPackedIsText() throws Exception {
    // `BZh` alone is no packed file, and what comes out of one is not unpacked again.
    byte[] text = "BZh is a word\n".getBytes(US_ASCII);

    assertThat(Packer.read(Packer.write(folder, "a", text)).bytes()).isEqualTo(text);
  }

  @Test
  void standardInputMayBePacked() throws Exception {
    InputStream before = System.in;
    try (InputStream in = new ByteArrayInputStream(Packer.ZSTD.pack(LOG))) {
      System.setIn(in);
      LogSource source = LogSource.at(new LogLocation.StandardInput()).getFirst();

      assertThat(Packer.read(source).bytes()).isEqualTo(LOG);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aPlainFileIsItselfAndOthersSayHowFarTheyAre() throws Exception {
    LogSource plain = source(Packer.write(folder, "a", LOG));
    LogSource packed = source(Packer.write(folder, "b", Packer.GZIP.pack(LOG)));
    ByteBuffer half = ByteBuffer.allocate(LOG.length / 2);

    try (ReadableByteChannel channel = plain.open()) {
      assertThat(channel).isInstanceOf(FileChannel.class);
      channel.read(half);
      assertThat(half.array()).isEqualTo(Arrays.copyOf(LOG, half.capacity()));
      assertThat(RawProgress.of(channel, 7)).isEqualTo(7);
    }
    try (ReadableByteChannel channel = packed.open()) {
      LogHead.fill(channel, half.clear());
      assertThat(RawProgress.of(channel, half.capacity()))
          .isBetween(packed.size() / 4, packed.size());
    }
  }

  @Test
  void aFileThatBecomesShorterJustEnds() throws Exception {
    Path plain = Packer.write(folder, "a", LOG);
    Path marked =
        Packer.write(folder, "b", new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, LOG);
    for (Path path : new Path[] {plain, marked}) {
      try (ReadableByteChannel channel = source(path).open()) {
        channel.read(ByteBuffer.allocate(100_000));
        Files.writeString(path, "new\n");

        LogHead.fill(channel, ByteBuffer.allocate(LOG.length));
        assertThat(channel.read(ByteBuffer.allocate(10))).isEqualTo(-1);
      }
    }
  }

  private void assertRefused(byte[] bytes, SourceProblem problem) throws Exception {
    LogLocation location = new LogLocation.Local(Packer.write(folder, "refused", bytes));

    assertThat(problem.isUnreadable()).isTrue();
    for (ThrowingCallable opening :
        List.<ThrowingCallable>of(
            () -> LogSource.at(location), () -> new LogSource(location, bytes.length).open())) {
      assertThatThrownBy(opening)
          .isInstanceOfSatisfying(
              LogAccessException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
  }

  private static LogSource source(Path path) throws LogAccessException {
    return LogSource.at(new LogLocation.Local(path)).getFirst();
  }
}

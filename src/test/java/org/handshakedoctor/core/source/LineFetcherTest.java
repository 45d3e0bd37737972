package org.handshakedoctor.core.source;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFetcherTest {
  private static final String LOG = "first\nsecond é\r\n\nlast";

  @TempDir Path folder;

  @Test
  void getsLinesBackFromAFileInAnyOrder() throws Exception {
    Path path = Files.writeString(folder.resolve("a.log"), LOG);

    assertLines(new LogLocation.Local(path));
  }

  @Test
  void getsLinesBackFromPastedText() throws Exception {
    assertLines(new LogLocation.Pasted("p", LOG));
  }

  @Test
  void getsLinesBackFromAPackedFileInAnyOrder() throws Exception {
    for (Packer packer : Packer.values()) {
      assertLines(
          new LogLocation.Local(
              Packer.write(folder, packer.tool, packer.pack(LOG.getBytes(UTF_8)))));
    }
  }

  @Test
  void getsLinesBackFromUtf16InAnyOrder() throws Exception {
    assertLines(
        new LogLocation.Local(Packer.write(folder, "a", ("\ufeff" + LOG).getBytes(UTF_16LE))));
  }

  @Test
  void aPackedFileGivesTheSameLinesAsAPlainOne() throws Exception {
    byte[] log = Packer.log(1_000_000);
    Path plain = Packer.write(folder, "plain", log);
    Path packed = Packer.write(folder, "packed", Packer.GZIP.pack(log));
    Random random = new Random(4);
    try (LineFetcher expected = new LineFetcher(source(new LogLocation.Local(plain)));
        LineFetcher fetcher = new LineFetcher(source(new LogLocation.Local(packed)))) {
      long position = 0;
      for (int i = 0; i < 300; i++) {
        position =
            random.nextInt(10) == 0
                ? random.nextInt(log.length + 100)
                : position + random.nextInt(random.nextInt(20) == 0 ? 400_000 : 500);
        assertThat(fetcher.lineAt(position)).isEqualTo(expected.lineAt(position));
      }
    }
  }

  @Test
  void aFileThatWasCutShortHasEmptyLines() throws Exception {
    Path path = Files.writeString(folder.resolve("a.log"), LOG);
    try (LineFetcher fetcher = new LineFetcher(source(new LogLocation.Local(path)))) {
      Files.writeString(path, "new");

      assertThat(fetcher.lineAt(6)).isEmpty();
      assertThat(fetcher.lineAt(3)).isEmpty();
      assertThat(fetcher.lineAt(0)).asString(UTF_8).isEqualTo("new");
    }
  }

  @Test
  void aVeryLongLineIsShownByItsBeginning() throws Exception {
    try (LineFetcher fetcher =
        new LineFetcher(source(new LogLocation.Pasted("p", "x".repeat(100_000))))) {
      assertThat(fetcher.lineAt(10)).hasSize(16 * 1024).containsOnly('x');
    }
  }

  @Test
  void theStandardInputCannotBeReadTwice() throws Exception {
    try (LineFetcher fetcher = new LineFetcher(source(new LogLocation.StandardInput()))) {
      assertThat(fetcher.lineAt(0)).isEmpty();
    }
  }

  private static void assertLines(LogLocation location) throws LogAccessException, IOException {
    try (LineFetcher fetcher = new LineFetcher(source(location))) {
      assertThat(fetcher.lineAt(18)).asString(UTF_8).isEqualTo("last");
      assertThat(fetcher.lineAt(0)).asString(UTF_8).isEqualTo("first");
      assertThat(fetcher.lineAt(17)).isEmpty();
      assertThat(fetcher.lineAt(6)).asString(UTF_8).isEqualTo("second é");
      assertThat(fetcher.lineAt(22)).isEmpty();
      assertThat(fetcher.lineAt(1_000)).isEmpty();
    }
  }

  private static LogSource source(LogLocation location) throws LogAccessException {
    return LogSource.at(location).getFirst();
  }
}

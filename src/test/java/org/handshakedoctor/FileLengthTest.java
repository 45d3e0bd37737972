package org.handshakedoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that is longer than a person reads in one go should be two.
class FileLengthTest {
  private static final int MOST_LINES = 400;

  /// A test is a list of cases: each is read alone.
  private static final int MOST_LINES_OF_A_TEST = 600;

  /// By name, with the reason.
  private static final Map<String, String> EXCEPTIONS = Map.of();

  @Test
  void noFileOfTheProgramIsTooLong() {
    assertThat(tooLong(Path.of("src/main/java"), MOST_LINES).keySet())
        .isEqualTo(EXCEPTIONS.keySet());
  }

  @Test
  void noTestIsTooLong() {
    assertThat(tooLong(Path.of("src/test/java"), MOST_LINES_OF_A_TEST)).isEmpty();
  }

  @Test
  void aFileOfOneLineTooManyIsReported(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("Fits.java"), "\n".repeat(MOST_LINES));
    Files.writeString(folder.resolve("TooLong.java"), "\n".repeat(MOST_LINES + 1));
    Files.writeString(folder.resolve("notes.txt"), "\n".repeat(MOST_LINES + 1));

    assertThat(tooLong(folder, MOST_LINES)).isEqualTo(Map.of("TooLong.java", MOST_LINES + 1L));
  }

  private static Map<String, Long> tooLong(Path folder, int most) {
    Map<String, Long> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> found.put(file.getFileName().toString(), lines(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(found).isNotEmpty();
    found.values().removeIf(lines -> lines <= most);
    return found;
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

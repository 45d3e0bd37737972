package org.handshakedoctor.core.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCacheTest {
  @TempDir Path root;
  private Path folder;
  private LogCache cache;

  @BeforeEach
  void begin() {
    folder = root.resolve("kept");
    cache = new LogCache(folder, 2500);
  }

  @Test
  void aLogIsKnownByItsServerAndItsBeginning() throws IOException {
    Path first = keep("a", "one", 0);
    assertThat(keep("a", "one", 0)).isEqualTo(first);
    assertThat(keep("b", "one", 0)).isNotEqualTo(first);
    assertThat(keep("a", "two", 0)).isNotEqualTo(first);
    assertThat(keep("a", "one", 7000)).isNotEqualTo(first);
  }

  @Test
  void whatSomebodyElseHasIsNotTakenFromHim() throws IOException {
    try (CachedFile first = cache.open("a", bytes("one"), 0, 0);
        CachedFile second = cache.open("a", bytes("one"), 0, 0)) {
      assertThat(second.path()).isNotEqualTo(first.path());
      assertThat(second.temporary()).isTrue();
      cache.clear();
      assertThat(first.path()).exists();
    }
    cache.clear();
    assertThat(cache.bytes()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theOldestGoesWhenItIsTooMuchAndEverythingAfterTwoWeeks() throws IOException {
    Instant now = Instant.now();
    Path old = aged(keep("a", "1", 0), now.minus(Duration.ofDays(15)));
    Path third = aged(keep("a", "2", 0), now.minus(Duration.ofDays(3)));
    Path second = aged(keep("a", "3", 0), now.minus(Duration.ofDays(2)));
    Path first = keep("a", "4", 0);
    cache.tidy();
    assertThat(old).doesNotExist();
    assertThat(third).doesNotExist();
    assertThat(second).exists();
    assertThat(first).exists();
  }

  @Test
  void eachSystemHasItsPlace() {
    assertThat(LogCache.folder(Map.of("XDG_CACHE_HOME", "/c"), "Linux"))
        .isEqualTo(Path.of("/c/handshake-doctor/logs"));
    assertThat(LogCache.folder(Map.of(), "Mac OS X").toString())
        .endsWith("Library/Caches/Handshake Doctor/logs");
    assertThat(LogCache.folder(Map.of("LOCALAPPDATA", "/l"), "Windows 11"))
        .isEqualTo(Path.of("/l/Handshake Doctor/logs"));
  }

  private Path keep(String server, String head, long from) throws IOException {
    try (CachedFile file = cache.open(server, bytes(head), from, 0)) {
      if (file.length() == 0) {
        file.append(ByteBuffer.allocate(1000));
      }
      return file.path();
    }
  }

  private static Path aged(Path file, Instant used) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.from(used));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}

package org.handshakedoctor.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OlderPartsTest {
  @TempDir Path folder;

  @Test
  void theOldestIsFirstAndOthersAreLeftOut() throws IOException {
    for (String name :
        new String[] {
          "error.log",
          "error.log.1",
          "error.log.10.gz",
          "error.log.2.gz",
          "error.log-20240101.xz",
          "access.log.1",
          "error.log.bak",
          "my-error.log.1"
        }) {
      Files.writeString(folder.resolve(name), "12345");
    }
    Files.createDirectory(folder.resolve("error.log.3"));

    OlderParts parts = OlderParts.of(folder.resolve("error.log"));

    assertThat(parts.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "error.log-20240101.xz", "error.log.10.gz", "error.log.2.gz", "error.log.1");
    assertThat(parts.bytes()).isEqualTo(20);
  }

  @Test
  void aPartHasNoPartsNorHasWhatIsNotThere() throws IOException {
    Files.writeString(folder.resolve("error.log"), "");
    Files.writeString(folder.resolve("error.log.1"), "");
    Files.writeString(folder.resolve("error.log.2"), "");

    assertThat(OlderParts.of(folder.resolve("error.log.1"))).isEqualTo(OlderParts.NONE);
    assertThat(OlderParts.of(folder.resolve("nowhere.log"))).isEqualTo(OlderParts.NONE);
    assertThat(OlderParts.of(folder)).isEqualTo(OlderParts.NONE);
    assertThat(OlderParts.of(Path.of("/"))).isEqualTo(OlderParts.NONE);
  }
}

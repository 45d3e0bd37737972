package org.handshakedoctor.core.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.handshakedoctor.core.task.CancellationToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSourcesTest {
  private static final byte[] LOG = Packer.log(700_000);

  @TempDir Path folder;

  @Test
  void aFolderGivesItsLogsAndNothingElse() throws Exception {
    write("error.log", Packer.log(10));
    write("error.log.1", Packer.log(2000));
    write("error.log.2.gz", Packer.GZIP.pack(Packer.log(3000)));
    write("access.log", Packer.log(4000));
    write(".hidden", Packer.log(5000));
    write("graph.png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(ISO_8859_1));
    Files.createDirectory(folder.resolve("old"));

    LogSources found = of(folder);

    assertThat(names(found.sources()))
        .containsExactly("access.log", "error.log.2.gz", "error.log.1", "error.log");
    assertThat(found.found()).hasSize(4);
  }

  @Test
  void theSameFileGivenTwiceIsReadOnce() throws Exception {
    Path log = write("error.log", LOG);
    Path link = folder.resolve("link.log");
    try {
      Files.createSymbolicLink(link, log);
    } catch (IOException | UnsupportedOperationException _) {
      link = log;
    }

    LogSources found = of(log, log.resolveSibling("./error.log"), link, folder);

    assertThat(names(found.sources())).containsExactly("error.log");
    assertThat(found.repeats()).isNotEmpty();
    assertThat(found.repeats())
        .allSatisfy(repeat -> assertThat(repeat.of()).isEqualTo(found.sources().getFirst()));
  }

  @Test
  void aLinkInAFolderIsTheFileBesideIt() throws Exception {
    Path log = write("error.log", LOG);
    try {
      Files.createSymbolicLink(folder.resolve("current.log"), log);
      Files.createSymbolicLink(folder.resolve("broken.log"), folder.resolve("nothing"));
    } catch (IOException | UnsupportedOperationException _) {
      assumeTrue(false, "no links here");
    }

    assertThat(of(folder).found()).hasSize(1);
    assertThat(names(of(folder).sources())).containsExactly("error.log");
  }

  @Test
  void whatIsPackedBesideItsOriginalIsReadOnce() throws Exception {
    write("error.log.1", LOG);
    write("error.log.1.gz", Packer.GZIP.pack(LOG));
    write("copy.zst", Packer.ZSTD.pack(LOG));

    LogSources found = of(folder);

    assertThat(names(found.sources())).containsExactly("error.log.1");
    assertThat(found.repeats())
        .extracting(repeat -> repeat.of().location().name())
        .containsOnly(folder.resolve("error.log.1").toString());
    assertThat(found.repeats()).hasSize(2);
  }

  @Test
  void anOlderDownloadIsTheBeginningOfTheNewer() throws Exception {
    Path old = write("old.log", Arrays.copyOf(LOG, 500_000));
    Path tiny = write("tiny.log", Arrays.copyOf(LOG, 100));
    Path today = write("today.log", LOG);

    LogSources found = of(old, today, tiny);

    assertThat(names(found.sources())).containsExactly("today.log");
    assertThat(found.repeats())
        .allSatisfy(repeat -> assertThat(repeat.of().location().name()).endsWith("today.log"));
  }

  @Test
  void whatDiffersInItsLastByteIsReadTwice() throws Exception {
    byte[] other = LOG.clone();
    other[other.length - 1]++;

    assertThat(of(write("a.log", LOG), write("b.log", other)).sources()).hasSize(2);
    assertThat(of(write("c.log", new byte[0]), write("d.log", LOG)).sources()).hasSize(2);
  }

  @Test
  void whatCannotBeOpenedKeepsItsPlaceAndProblem() throws Exception {
    Path log = write("error.log", LOG);
    Path sevenZip = write("a.7z", "7z\u00bc\u00af'\u001c rest".getBytes(ISO_8859_1));

    LogSources found = of(folder.resolve("missing.log"), log, sevenZip);

    assertThat(found.found().getFirst())
        .isEqualTo(
            new FoundLog.Unreadable(
                new LogLocation.Local(folder.resolve("missing.log")), SourceProblem.NOT_FOUND));
    assertThat(found.unreadable())
        .extracting(FoundLog.Unreadable::problem)
        .containsExactly(SourceProblem.NOT_FOUND, SourceProblem.COMPRESSED);
    assertThat(names(found.sources())).containsExactly("error.log");
  }

  @Test
  void inAFolderItIsTheReadingThatSaysSo() throws Exception {
    write("error.log", LOG);
    write("a.7z", "7z\u00bc\u00af'\u001c rest".getBytes(ISO_8859_1));

    assertThat(names(of(folder).sources())).containsExactly("a.7z", "error.log");
  }

  @Test
  void standardInputIsLeftAloneUntilItIsRead() {
    LogSources found =
        LogSources.of(
            List.of(new LogLocation.StandardInput(), new LogLocation.Pasted("p", "text")),
            new CancellationToken());

    assertThat(found.sources()).hasSize(2);
  }

  @Test
  void stopsWhenCancelled() throws Exception {
    CancellationToken cancelled = new CancellationToken();
    cancelled.cancel();
    Path log = write("error.log", LOG);
    write("error.log.gz", Packer.GZIP.pack(LOG));

    assertThat(LogSources.of(List.of(new LogLocation.Local(log)), cancelled).found()).isEmpty();
    assertThat(Repeats.among(LogFinder.at(new LogLocation.Local(folder)), cancelled)).isEmpty();
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static LogSources of(Path... paths) {
    return LogSources.of(
        Arrays.stream(paths).<LogLocation>map(LogLocation.Local::new).toList(),
        new CancellationToken());
  }

  private static List<String> names(List<LogSource> sources) {
    return sources.stream()
        .map(source -> source.location().name())
        .map(name -> name.substring(name.replace('\\', '/').lastIndexOf('/') + 1))
        .toList();
  }
}

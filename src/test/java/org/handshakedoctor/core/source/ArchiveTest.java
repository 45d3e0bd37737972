package org.handshakedoctor.core.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final byte[] LOG = Packer.log(200_000);
  private static final byte[] OLD = Packer.log(100_000);

  @TempDir Path folder;

  @Test
  void everyLogInAZipIsASourceTheOldestFirst() throws Exception {
    Path path = Packer.write(folder, "download", zip(files()));

    assertEntries(path);
  }

  @Test
  void everyLogInATarIsASourceHoweverItIsPacked() throws Exception {
    byte[] tar = tar(files());
    assertEntries(Packer.write(folder, "logs.tar", tar));
    for (Packer packer : Packer.values()) {
      assertEntries(Packer.write(folder, "logs.tar." + packer.tool, packer.pack(tar)));
    }
  }

  @Test
  void aNameThatClimbsOutGoesNowhere() throws Exception {
    Path path = Packer.write(folder, "a.zip", zip(Map.of("./../../error.log", LOG)));

    LogSource source = LogSource.at(new LogLocation.Local(path)).getFirst();

    assertThat(Packer.read(source).bytes()).isEqualTo(LOG);
    assertThat(folder.toFile().list()).containsExactly("a.zip");
  }

  @Test
  void aPasswordIsAskedOfNobody() throws Exception {
    byte[] zip = zip(Map.of("error.log", LOG));
    // APPNOTE.TXT §4.4.4: bit 0 of the flags, in the local header and in the central one.
    zip[6] |= 1;
    int central = new String(zip, ISO_8859_1).indexOf("PK\1\2");
    zip[central + 8] |= 1;

    assertProblem(zip, SourceProblem.ENCRYPTED);
  }

  @Test
  void anArchiveWithoutALogOrWithoutItsEndSaysSo() throws Exception {
    byte[] zip = zip(files());
    assertProblem(zip(Map.of("a.png", png())), SourceProblem.EMPTY_FOLDER);
    assertProblem(zip(Map.of()), SourceProblem.EMPTY_FOLDER);
    assertProblem(Arrays.copyOf(zip, zip.length / 2), SourceProblem.CORRUPT);
  }

  @Test
  void aTarThatIsCutOffGivesWhatItHas() throws Exception {
    byte[] packed = Packer.GZIP.pack(tar(files()));
    Path path = Packer.write(folder, "a.tgz", Arrays.copyOf(packed, packed.length / 6));

    List<LogSource> sources = LogSource.at(new LogLocation.Local(path));

    assertThat(sources).isNotEmpty();
    List<Packer.Outcome> read = new ArrayList<>();
    for (LogSource source : sources) {
      read.add(Packer.read(source));
    }
    assertThat(read).extracting(Packer.Outcome::problem).contains(SourceProblem.TRUNCATED);
  }

  @Test
  void anArchiveInAnArchiveIsRefused() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("b.zip", zip(files()));
    files.put("error.log", LOG);
    Path path = Packer.write(folder, "a.zip", zip(files));

    List<LogSource> sources = LogSource.at(new LogLocation.Local(path));

    assertThat(sources).hasSize(2);
    assertThatThrownBy(() -> sources.getFirst().open())
        .isInstanceOfSatisfying(
            LogAccessException.class,
            e -> assertThat(e.problem()).isEqualTo(SourceProblem.COMPRESSED));
    assertThat(Packer.read(sources.getLast()).bytes()).isEqualTo(LOG);
  }

  /// Whatever somebody has bent on purpose: a problem, or bytes; no other exception.
  @Test
  void noDamagedArchiveBreaksTheProgram() throws Exception {
    Random random = new Random(5);
    Map<String, byte[]> small = new LinkedHashMap<>();
    small.put("error.log", Packer.log(3000));
    small.put("error.log.1.gz", Packer.GZIP.pack(Packer.log(2000)));
    int problems = 0;
    for (byte[] archive : new byte[][] {zip(small), tar(small), Packer.XZ.pack(tar(small))}) {
      for (int i = 0; i < 400; i++) {
        byte[] damaged = archive.clone();
        for (int bent = 0; bent < 3; bent++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        Path path = Packer.write(folder, "a", damaged);
        try {
          for (LogSource source : LogSource.at(new LogLocation.Local(path))) {
            problems += Packer.read(source).problem() == null ? 0 : 1;
          }
        } catch (LogAccessException _) {
          problems++;
        }
      }
    }
    assertThat(problems).isGreaterThan(100);
  }

  private void assertProblem(byte[] archive, SourceProblem problem) throws IOException {
    Path path = Packer.write(folder, "a", archive);
    assertThatThrownBy(() -> LogSource.at(new LogLocation.Local(path)))
        .isInstanceOfSatisfying(
            LogAccessException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  private static void assertEntries(Path path) throws Exception {
    List<LogSource> sources = LogSource.at(new LogLocation.Local(path));

    assertThat(sources)
        .extracting(LogSource::location)
        .containsExactly(
            new LogLocation.InArchive(path, "var/log/error.log.2.gz"),
            new LogLocation.InArchive(path, "var/log/error.log"),
            new LogLocation.InArchive(path, "notes.txt"));
    assertThat(sources.getFirst().location().name()).isEqualTo(path + "/var/log/error.log.2.gz");
    assertThat(Packer.read(sources.getFirst()).bytes()).isEqualTo(OLD);
    Packer.Outcome log = Packer.read(sources.get(1));
    assertThat(log.bytes()).isEqualTo(LOG);
    assertThat(log.problem()).isNull();
    assertThat(sources.get(1).size()).isPositive();
    try (LineFetcher fetcher = new LineFetcher(sources.get(2))) {
      assertThat(fetcher.lineAt(2)).asString(US_ASCII).isEqualTo("b");
      assertThat(fetcher.lineAt(0)).asString(US_ASCII).isEqualTo("a");
    }
  }

  private static Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("var/log/error.log", LOG);
    files.put("var/log/error.log.2.gz", Packer.GZIP.pack(OLD));
    files.put("var/log/.hidden", LOG);
    files.put("__MACOSX/error.log", LOG);
    files.put("graph.png", png());
    files.put("notes.txt", "a\nb\n".getBytes(UTF_8));
    return files;
  }

  private static byte[] png() {
    return "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(ISO_8859_1);
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.putArchiveEntry(new TarArchiveEntry("var/log/"));
      tar.closeArchiveEntry();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}

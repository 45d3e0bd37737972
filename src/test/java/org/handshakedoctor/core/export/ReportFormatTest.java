package org.handshakedoctor.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.task.CancellationToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {
  private final ReportSample sample =
      ReportSample.of(ReportSample.failure(0, "203.0.113.7", "bad key share"));

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void isThereWhenAllOfItIs(ReportFormat format) throws IOException {
    Path file = folder.resolve("report." + format.extension());
    List<Double> told = new ArrayList<>();

    save(format, file, new Pace(new CancellationToken(), told::add));

    assertThat(Files.readString(file))
        .isEqualTo(
            format == ReportFormat.CSV
                ? "\ufeff" + sample.written(format, Locale.ENGLISH, false)
                : sample.written(format, Locale.ENGLISH, false));
    assertThat(told).isNotEmpty();
    onlyFile(file);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsStoppedLeavesEverythingAsItWas(ReportFormat format) throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "before");
    CancellationToken stopped = new CancellationToken();
    stopped.cancel();

    assertThatThrownBy(() -> save(format, file, new Pace(stopped, _ -> {})))
        .isInstanceOf(CancellationException.class);

    assertThat(file).hasContent("before");
    onlyFile(file);
  }

  @Test
  void saysWhyItCannotBeWritten() {
    assertThatThrownBy(() -> save(ReportFormat.CSV, folder.resolve("no/x"), Pace.unwatched()))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> save(ReportFormat.CSV, folder, Pace.unwatched()))
        .isInstanceOf(AccessDeniedException.class);
  }

  private void save(ReportFormat format, Path file, Pace pace) throws IOException {
    format.save(
        file,
        sample.options(Locale.ENGLISH, false),
        sample.report(),
        Diagnosis.of(sample.report(), ReportSample.CATALOG, ReportSample.NETWORKS),
        true,
        pace);
  }

  private void onlyFile(Path file) throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}

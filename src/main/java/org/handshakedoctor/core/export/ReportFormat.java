package org.handshakedoctor.core.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.diagnosis.Diagnosis;

/// The kinds of file that a report can be saved as.
public enum ReportFormat {
  /// To be read, printed, sent.
  HTML,
  /// The addresses, for a spreadsheet.
  CSV,
  /// All of it, for programs.
  JSON;

  /// How the name of such a file ends, without the dot.
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Writes a report. The stream stays open.
  ///
  /// @param forPeople whether the file is opened by a person rather than read by a program
  public void write(
      OutputStream out,
      ReportOptions options,
      Report report,
      Diagnosis diagnosis,
      boolean forPeople,
      Pace pace) {
    switch (this) {
      case HTML -> new HtmlReport(options).write(out, report, diagnosis, pace);
      case CSV -> new CsvReport(options, forPeople).write(out, report, pace);
      case JSON -> new ReportJson(options).write(out, report, diagnosis, pace);
    }
  }

  /// Saves a report under a name. The file is there when all of it is: until then it has another
  /// name, and where something goes wrong or the work is stopped, nothing is left of it and what
  /// had that name before is as it was.
  ///
  /// @throws IOException if it cannot be written there
  public void save(
      Path file,
      ReportOptions options,
      Report report,
      Diagnosis diagnosis,
      boolean forPeople,
      Pace pace)
      throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.isDirectory(target)) {
      throw new AccessDeniedException(file.toString());
    }
    Path part = folder.resolve(".report-" + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
        write(out, options, report, diagnosis, forPeople, pace);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      move(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}

package org.handshakedoctor.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.export.Pace;
import org.handshakedoctor.core.export.ReportFormat;
import org.handshakedoctor.core.export.ReportOptions;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.source.LogLocation;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Where a report goes that is not for the terminal.
///
/// @param name of a file, or `-` for standard output
record ReportFile(ReportFormat format, String name) {
  private static final String STANDARD_OUTPUT = "-";

  /// Says before anything is read that it could not be written in the end.
  ReportFile checked(CommandLine line, List<LogLocation> logs) {
    if (name.equals(STANDARD_OUTPUT)) {
      return this;
    }
    String shown = VisibleText.of(name);
    Path file;
    try {
      file = Path.of(name).toAbsolutePath().normalize();
    } catch (InvalidPathException _) {
      throw new ParameterException(line, "'" + shown + "' is no name for a file");
    }
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ParameterException(line, "There is no folder for '" + shown + "'");
    }
    if (Files.isDirectory(file)) {
      throw new ParameterException(line, "'" + shown + "' is a folder; name a file in it");
    }
    for (LogLocation log : logs) {
      if (log instanceof LogLocation.Local(Path path) && isSame(path, file)) {
        throw new ParameterException(line, "'" + shown + "' is the log itself; name another file");
      }
    }
    return this;
  }

  /// Writes the report, and says where it is or why it is not.
  ///
  /// @return the exit status
  int write(Cli cli, ReportOptions options, Report report, Diagnosis diagnosis) {
    if (name.equals(STANDARD_OUTPUT)) {
      format.write(cli.out(), options, report, diagnosis, false, Pace.unwatched());
      return 0;
    }
    CliTexts texts = CliTexts.in(options.wording().locale());
    String shown = VisibleText.of(name);
    try {
      format.save(Path.of(name), options, report, diagnosis, false, Pace.unwatched());
      cli.out().println(texts.get("saved", shown));
      return 0;
    } catch (IOException e) {
      cli.err().println(texts.get("saved.not", shown, VisibleText.of(why(e))));
      return Cli.WRONG_ARGUMENTS;
    }
  }

  private static String why(IOException cause) {
    String reason = cause instanceof FileSystemException one ? one.getReason() : null;
    return reason != null ? reason : cause.getClass().getSimpleName();
  }

  private static boolean isSame(Path log, Path file) {
    try {
      return Files.exists(file) && Files.exists(log) && Files.isSameFile(log, file);
    } catch (IOException _) {
      return false;
    }
  }
}

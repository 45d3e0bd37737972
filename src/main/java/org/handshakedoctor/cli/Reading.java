package org.handshakedoctor.cli;

import java.io.PrintStream;
import java.util.List;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.CatalogClassifier;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.remote.LogCache;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.task.CancellationToken;

/// What the commands that read logs have in common: reading them, and telling what could not be
/// read.
record Reading(ErrorCatalog catalog, Wording wording, PrintStream err) {

  FailureLog read(ReadingArguments arguments) {
    return read(arguments, arguments.locations());
  }

  /// Some of the logs that were named.
  FailureLog read(ReadingArguments arguments, List<LogLocation> logs) {
    try (Servers servers = new Servers(err, wording, LogCache.ofThisUser())) {
      return new Analyzer(new CatalogClassifier(catalog))
          .analyze(
              servers.reached(logs), arguments.options(), (_, _) -> {}, new CancellationToken());
    }
  }

  /// Says on standard error what is wrong with each source.
  ///
  /// @return the exit status
  int report(List<SourceSummary> sources) {
    int status = 0;
    for (SourceSummary source : sources) {
      String name = VisibleText.of(source.name());
      SourceProblem problem = source.problem();
      if (problem != null) {
        err.println(name + ": " + wording.problem(problem));
        status = problem.isUnreadable() ? Cli.SOURCE_UNREADABLE : status;
      }
      if (source.repeats() != null) {
        err.println(name + ": " + wording.repeat(source.repeats()));
      }
      for (SourceSummary.SourceNote note : source.notes()) {
        err.println(name + ": " + wording.note(note));
      }
    }
    return status;
  }
}

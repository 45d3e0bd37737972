package org.handshakedoctor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.ReadingOptions;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.CatalogClassifier;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.export.FailureStream;
import org.handshakedoctor.core.source.FoundLog;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.source.LogSources;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "failures",
    description = "Prints every failure as one JSON object a line, as it is found.",
    mixinStandardHelpOptions = true)
final class FailuresCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Cli cli;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "a log, a folder, or - for standard input")
  private List<String> files = new ArrayList<>();

  @Override
  public Integer call() {
    Cli parent = Objects.requireNonNull(cli);
    ErrorCatalog catalog = Cli.catalog();
    Wording wording = new Wording(catalog, Cli.Language.orSystems(null).locale());
    List<SourceSummary> sources = new ArrayList<>();
    try (FailureStream stream = new FailureStream(parent.out(), new CatalogClassifier(catalog))) {
      List<LogLocation> locations = files.stream().map(LogLocation::parse).toList();
      for (FoundLog found : LogSources.of(locations, new CancellationToken()).found()) {
        sources.add(read(found, stream));
      }
    }
    return new Reading(catalog, wording, parent.err()).report(sources);
  }

  private static SourceSummary read(FoundLog found, FailureStream stream) {
    return switch (found) {
      case FoundLog.ToRead(LogSource source) -> {
        stream.beginSource(source.location().name());
        yield Analyzer.read(source, ReadingOptions.DEFAULT, stream);
      }
      case FoundLog.Repeat(LogSource source, LogSource of) -> SourceSummary.repeat(source, of);
      case FoundLog.Unreadable(LogLocation location, SourceProblem problem) ->
          SourceSummary.unreadable(location.name(), problem);
    };
  }
}

package org.handshakedoctor.cli;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.handshakedoctor.core.analysis.Comparison;
import org.handshakedoctor.core.analysis.Comparison.Side;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.export.ComparisonJson;
import org.handshakedoctor.core.export.ComparisonWords;
import org.handshakedoctor.core.source.LogLocation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "compare",
    description = {
      "Did the fix help? Compares two logs, or a log before and after a moment.",
      "",
      "  compare BEFORE AFTER",
      "  compare FILE... --at T",
      ""
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Cli cli;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReadingArguments arguments = new ReadingArguments();

  @Option(
      names = "--at",
      paramLabel = "T",
      converter = AnalyzeCommand.LogTime.class,
      description =
          "compare before and after this time, by the clock of --zone or as in the log:"
              + " 2023-12-27 or 2023-12-27T05:00")
  private @Nullable LocalDateTime at;

  @Option(names = "--json", description = "as one JSON object")
  private boolean json;

  @Option(names = "--lang", paramLabel = "LANGUAGE", description = "en or zh")
  private Cli.@Nullable Language language;

  @Override
  public Integer call() {
    List<LogLocation> files = arguments.locations();
    if (at == null ? files.size() != 2 : files.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Give two logs, BEFORE AFTER, or FILE... with --at T");
    }
    Cli parent = Objects.requireNonNull(cli);
    ErrorCatalog catalog = Cli.catalog();
    Wording wording = new Wording(catalog, Cli.Language.orSystems(language).locale());
    Reading reading = new Reading(catalog, wording, parent.err());
    Comparison comparison;
    int status;
    if (at != null) {
      FailureLog log = reading.read(arguments);
      status = reading.report(log.sources());
      comparison = Comparison.at(log, Filter.NONE, at.toEpochSecond(ZoneOffset.UTC));
    } else {
      FailureLog before = reading.read(arguments, files.subList(0, 1));
      FailureLog after = reading.read(arguments, files.subList(1, 2));
      status = Math.max(reading.report(before.sources()), reading.report(after.sources()));
      Side first = Side.whole(before);
      Side second = Side.whole(after);
      comparison = first == null || second == null ? null : Comparison.of(first, second);
    }
    if (comparison == null) {
      CliTexts texts = CliTexts.in(wording.locale());
      parent.err().println(texts.get(at == null ? "compare.timeless" : "compare.outside"));
      return status == 0 ? Cli.WRONG_ARGUMENTS : status;
    }
    ComparisonWords words = new ComparisonWords(catalog, wording.locale());
    if (json) {
      new ComparisonJson(words).write(parent.out(), comparison);
    } else {
      new ComparisonText(parent.out(), wording, words).print(comparison);
    }
    return status;
  }
}

package org.handshakedoctor.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.BlockAdvice;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.export.AddressLabels;
import org.handshakedoctor.core.export.Pace;
import org.handshakedoctor.core.export.ReportFormat;
import org.handshakedoctor.core.export.ReportJson;
import org.handshakedoctor.core.export.ReportOptions;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.mmdb.LocationDatabase;
import org.handshakedoctor.core.networks.mmdb.LocationException;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.core.source.LogLocation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "analyze",
    description = "Reads logs and says what is wrong, if anything, and whose problem it is.",
    mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Cli cli;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReadingArguments arguments = new ReadingArguments();

  @ArgGroup private Form form = new Form();

  @Option(
      names = "--mask",
      description =
          "addresses without their last part, each visitor with one number throughout:"
              + " 203.0.113.x #3, 2001:db8:12::x #1")
  private boolean mask;

  @Option(
      names = "--since",
      paramLabel = "T",
      converter = LogTime.class,
      description =
          "from this time on, by the clock of --zone or as in the log: 2023-12-27 or"
              + " 2023-12-27T05:00")
  private @Nullable LocalDateTime since;

  @Option(
      names = "--until",
      paramLabel = "T",
      converter = LogTime.class,
      description = "up to, but not including, this time")
  private @Nullable LocalDateTime until;

  @Option(names = "--lang", paramLabel = "LANGUAGE", description = "en or zh")
  private Cli.@Nullable Language language;

  @Option(
      names = "--mmdb",
      paramLabel = "FILE",
      description =
          "a database of countries or networks in MaxMind's format (.mmdb), for country and operator"
              + " of addresses that the program itself does not know; may be given twice")
  private List<Path> mmdb = List.of();

  @Override
  public Integer call() {
    if (arguments.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Give a log: FILE...");
    }
    Cli parent = Objects.requireNonNull(cli);
    ErrorCatalog catalog = Cli.catalog();
    Wording wording = new Wording(catalog, Cli.Language.orSystems(language).locale());
    LocationDatabase locations = locations(wording);
    Reading reading = new Reading(catalog, wording, parent.err());

    ReportFile file = form.file(spec.commandLine(), arguments.locations());
    FailureLog log = reading.read(arguments);
    Report report = Report.of(log, Filter.NONE.withTime(range()));
    // Both the diagnosis and what fits the reasons need it: another processor may begin.
    ForkJoinPool.commonPool().execute(report::occurrences);
    NetworkDirectory networks = parent.networks();
    Diagnosis diagnosis = Diagnosis.of(report, catalog, networks);
    AddressLabels labels = mask ? AddressLabels.masked(report) : AddressLabels.plain();
    ReportOptions options =
        new ReportOptions(
            wording,
            catalog,
            new BlockAdvice(networks, new Guard(Guard.DEFAULT_MIN_FAILURES)),
            labels,
            locations,
            new Cli.Version().getVersion()[0],
            LocalDateTime.now(ZoneId.systemDefault()));
    int written = 0;
    if (form.json) {
      new ReportJson(options).write(parent.out(), report, diagnosis, Pace.unwatched());
    } else if (file != null) {
      written = file.write(parent, options, report, diagnosis);
    } else {
      new ReportText(parent.out(), options).print(report, diagnosis);
    }
    int read = reading.report(log.sources());
    return written == 0 ? read : written;
  }

  /// How the report is written; text for a person where nothing is said.
  static final class Form {
    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    @Option(
        names = "--html",
        paramLabel = "OUT",
        description = "as one HTML file to read, print or send; - is standard output")
    private @Nullable String html;

    @Option(
        names = "--csv",
        paramLabel = "OUT",
        description = "the addresses as a table; - is standard output")
    private @Nullable String csv;

    /// @return null if no file is wanted
    @Nullable ReportFile file(CommandLine line, List<LogLocation> logs) {
      if (html != null) {
        return new ReportFile(ReportFormat.HTML, html).checked(line, logs);
      }
      return csv == null ? null : new ReportFile(ReportFormat.CSV, csv).checked(line, logs);
    }
  }

  private LocationDatabase locations(Wording wording) {
    try {
      return mmdb.isEmpty() ? LocationDatabase.NONE : LocationDatabase.open(mmdb);
    } catch (LocationException e) {
      throw new ParameterException(
          spec.commandLine(),
          VisibleText.of(e.file().toString()) + ": " + wording.phrase("mmdb." + e.reason().id()));
    }
  }

  private TimeRange range() {
    if (since == null && until == null) {
      return TimeRange.ALL;
    }
    return new TimeRange(
        since == null ? Long.MIN_VALUE : since.toEpochSecond(ZoneOffset.UTC),
        until == null ? Long.MAX_VALUE : until.toEpochSecond(ZoneOffset.UTC));
  }

  /// ISO 8601, local as in the log; a date alone is its midnight.
  static final class LogTime implements ITypeConverter<LocalDateTime> {
    @Override
    public LocalDateTime convert(String text) {
      try {
        return text.contains("T")
            ? LocalDateTime.parse(text)
            : LocalDate.parse(text).atStartOfDay();
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'" + text + "' is no time such as 2023-12-27T05:00");
      }
    }
  }
}

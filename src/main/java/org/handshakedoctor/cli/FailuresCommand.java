package org.handshakedoctor.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
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
import org.handshakedoctor.core.remote.LogCache;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "failures",
    description = "Prints every failure as one JSON object a line, as it is found.",
    mixinStandardHelpOptions = true)
final class FailuresCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Cli cli;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReadingArguments reading = new ReadingArguments();

  @Option(
      names = "--follow",
      description = "goes on with what is written to the files, until it is stopped (Ctrl+C)")
  private boolean follow;

  @Override
  public Integer call() {
    if (reading.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Give a log: FILE...");
    }
    Cli parent = Objects.requireNonNull(cli);
    ErrorCatalog catalog = Cli.catalog();
    Wording wording = new Wording(catalog, Cli.Language.orSystems(null).locale());
    ReadingOptions options = reading.options().withFollow(follow);
    CancellationToken stopped = new CancellationToken();
    OutputStream out = new UntilClosed(parent.out(), stopped);
    CatalogClassifier classifier = new CatalogClassifier(catalog);
    try (Servers servers = new Servers(parent.err(), wording, LogCache.ofThisUser());
        FailureStream stream =
            new FailureStream(out, classifier, options.zone(), options.follow())) {
      List<SourceSummary> sources =
          Analyzer.read(
              servers.reached(reading.locations()),
              options,
              source -> stream.source(source.location().name()),
              stopped);
      return new Reading(catalog, wording, parent.err()).report(sources);
    }
  }

  /// Notices when nobody reads any more, as when `head` has had its lines: a print stream keeps
  /// that to itself.
  private static final class UntilClosed extends FilterOutputStream {
    private final PrintStream stream;
    private final CancellationToken stopped;

    UntilClosed(PrintStream stream, CancellationToken stopped) {
      super(stream);
      this.stream = stream;
      this.stopped = stopped;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      stream.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      super.flush();
      if (stream.checkError()) {
        stopped.cancel();
      }
    }
  }
}

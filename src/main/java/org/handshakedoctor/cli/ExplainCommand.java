package org.handshakedoctor.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.handshakedoctor.core.lookup.Answer;
import org.handshakedoctor.core.lookup.Asked;
import org.handshakedoctor.core.lookup.ErrorLookup;
import org.handshakedoctor.core.meaning.LineMeanings;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    description = "Says what an error means.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Cli cli;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "CODE or LINE",
      arity = "1..*",
      description =
          "a code (141CF06C), a reason (\"bad key share\"), an alert (\"alert 46\"), a name"
              + " (SSL_R_BAD_KEY_SHARE) or a whole log line")
  private List<String> words = new ArrayList<>();

  @Option(names = "--lang", paramLabel = "LANGUAGE", description = "en or zh")
  private Cli.@Nullable Language language;

  @Override
  public Integer call() {
    Locale locale = Cli.Language.orSystems(language).locale();
    PrintStream out = Objects.requireNonNull(cli).out();
    ErrorCatalog catalog = Cli.catalog();
    EntryText printer = new EntryText(out, new Wording(catalog, locale));
    // A line whose quotes the shell has eaten arrives as many words.
    Answer answer = new ErrorLookup(catalog).of(String.join(" ", words));
    if (answer.asked() == Asked.NOTHING) {
      throw new ParameterException(spec.commandLine(), "A code or a line is missing.");
    }

    TlsFailure failure = answer.failure();
    FailureKind kind = failure == null ? null : failure.kind();
    LineMeanings meanings = new LineMeanings(catalog, NetworkDirectory::bundled, locale);
    if (kind == null) {
      for (Answer.Code code : answer.codes()) {
        Integer alert = code.decoded().code().alert();
        printer.code(code.printed(), meanings.code(code.decoded()), alert);
      }
    } else {
      byte[] line = answer.text().getBytes(StandardCharsets.UTF_8);
      printer.line(meanings.of(LineAnatomy.of(line)));
    }
    if (answer.asked() == Asked.CODE && answer.reason() != null) {
      printer.reason(answer.reason());
    }
    answer.exact().forEach(entry -> printer.entry(entry, kind, meanings.spellings(entry)));
    if (answer.exact().isEmpty()) {
      printer.unknown(VisibleText.of(answer.text()));
      printer.similar(answer.similar());
    }
    return 0;
  }
}

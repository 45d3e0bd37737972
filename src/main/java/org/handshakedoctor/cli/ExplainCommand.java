package org.handshakedoctor.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.OpenSslCode;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.ReasonTable;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "explain",
    description = "Says what an error means.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private static final Pattern CODE = Pattern.compile("(?:error:|0[xX])?([0-9A-Fa-f]{6,8})");

  @ParentCommand private @Nullable Cli cli;

  @Parameters(
      paramLabel = "CODE or LINE",
      arity = "1..*",
      description = "a code (141CF06C), a reason (\"bad key share\") or a whole log line")
  private List<String> words = new ArrayList<>();

  @Option(names = "--lang", paramLabel = "LANGUAGE", description = "en or zh")
  private Cli.@Nullable Language language;

  @Override
  public Integer call() {
    Locale locale = Cli.Language.orSystems(language).locale();
    PrintStream out = Objects.requireNonNull(cli).out();
    EntryText printer = new EntryText(out, locale);
    ErrorCatalog catalog = Cli.catalog();
    // A line whose quotes the shell has eaten arrives as many words.
    String text = String.join(" ", words).strip();

    TlsFailure failure = LogFormats.parse("", Line.of(text.getBytes(StandardCharsets.UTF_8)));
    if (failure != null) {
      failure.kind().errors().forEach(error -> printer.code(error.code(), error.decoded()));
      printer.entry(catalog.explain(failure.kind()));
      return 0;
    }
    List<OpenSslError> errors = OpenSslErrors.parse(text);
    if (!errors.isEmpty()) {
      OpenSslError first = errors.getFirst();
      printer.code(first.code(), first.decoded());
      explain(catalog, printer, first.reason(), OpenSslErrors.alert(errors), text);
      return 0;
    }
    Matcher code = CODE.matcher(text);
    if (code.matches()) {
      OpenSslCode decoded = OpenSslCode.decode(code.group(1));
      printer.code(code.group(1), decoded);
      String reason = ReasonTable.bundled().text(decoded);
      if (reason != null) {
        printer.reason(reason);
      }
      explain(catalog, printer, reason, decoded.alert(), text);
      return 0;
    }
    explain(catalog, printer, text, null, text);
    return 0;
  }

  private static void explain(
      ErrorCatalog catalog,
      EntryText printer,
      @Nullable String reason,
      @Nullable Integer alert,
      String asked) {
    List<ErrorEntry> found = catalog.find(reason, alert);
    if (found.isEmpty()) {
      printer.unknown(VisibleText.of(asked));
    }
    found.forEach(printer::entry);
  }
}

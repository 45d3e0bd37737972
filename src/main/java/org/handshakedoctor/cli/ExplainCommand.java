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
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.handshakedoctor.core.meaning.LineMeanings;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.OpenSslCode;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.ReasonTable;
import org.handshakedoctor.core.tls.TlsAlert;
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
  private static final Pattern CODE =
      Pattern.compile("(?:error:|0[xX])?([0-9A-Fa-f]{6,8}|[0-9A-Fa-f]{16}):?");

  /// As Envoy and old Apaches print the code.
  private static final Pattern DECIMAL_CODE = Pattern.compile("[0-9]{9,10}");

  /// Node's names, and those in OpenSSL's own headers.
  private static final Pattern NAME = Pattern.compile("(?:ERR_SSL_|SSL_R_)([A-Z0-9_/]+)");

  /// The format of an error without a line around it, which may be of either leg.
  private static final String BARE = "openssl";

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

    Matcher code = CODE.matcher(text);
    if (code.matches()) {
      explainCode(catalog, printer, code.group(1), text);
      return 0;
    }
    if (DECIMAL_CODE.matcher(text).matches()) {
      explainCode(catalog, printer, OpenSslCode.hexOfDecimal(text), text);
      return 0;
    }
    byte[] line = text.getBytes(StandardCharsets.UTF_8);
    TlsFailure failure = LogFormats.parse("", Line.of(line));
    if (failure != null && !failure.kind().format().equals(BARE)) {
      printer.line(
          new LineMeanings(catalog, NetworkDirectory::bundled, locale).of(LineAnatomy.of(line)));
      printer.entry(catalog.explain(failure.kind()));
      return 0;
    }
    List<OpenSslError> errors = OpenSslErrors.parse(text);
    if (!errors.isEmpty()) {
      errors.forEach(error -> printer.code(error.code(), error.decoded()));
      String reason = OpenSslErrors.cause(errors);
      explain(catalog, printer, reason, OpenSslErrors.alert(errors), text);
      return 0;
    }
    Matcher name = NAME.matcher(text);
    String reason = name.matches() ? OpenSslError.normalize(name.group(1)) : text;
    explain(catalog, printer, reason, TlsAlert.inReason(reason), text);
    return 0;
  }

  private static void explainCode(
      ErrorCatalog catalog, EntryText printer, String hex, String asked) {
    OpenSslCode decoded = OpenSslCode.decode(hex);
    printer.code(hex, decoded);
    String reason = ReasonTable.bundled().text(decoded);
    if (reason != null) {
      printer.reason(reason);
    }
    explain(catalog, printer, reason, decoded.alert(), asked);
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

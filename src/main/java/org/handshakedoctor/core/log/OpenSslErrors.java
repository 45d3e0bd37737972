package org.handshakedoctor.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.tls.OpenSslCode;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.ReasonTable;
import org.handshakedoctor.core.tls.TlsAlert;
import org.jspecify.annotations.Nullable;

/// Reads OpenSSL's error queue as programs print it: `error:141CF06C:SSL
/// routines:tls_parse_ctos_key_share:bad key share`, several one after the other.
///
/// Reasons contain spaces and data contains `:` and parentheses, so the text is split at the
/// beginnings of errors and nowhere else:
///
/// - `error:HEX:LIBRARY:FUNCTION:REASON` (`crypto/err/err.c ERR_error_string_n`), with a decimal
///   form of the number before it (Apache 2.2), and `:DATA` behind it;
/// - `THREAD:error:…:FILE:LINE:DATA` (`crypto/err/err_prn.c ERR_print_errors_cb`);
/// - `err:code:lib:func:reason`, the short form of a nearly full buffer;
/// - `DECIMAL:LIBRARY:OPENSSL_internal:REASON` (Envoy, which may write `_` for each space).
public final class OpenSslErrors {
  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?:(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{1,16}:|[0-9]{6,10} ))?\\berror:([0-9A-Fa-f]{8,16}):"
              + "|\\berr:([0-9A-Fa-f]+):"
              + "|(?<![0-9A-Za-z])([0-9]{8,10}):(?=[A-Za-z0-9. _-]{3,40}:OPENSSL_internal:)");

  private static final Pattern ALERT_NUMBER = Pattern.compile("SSL alert number ([0-9]{1,3})");

  /// Where in OpenSSL's source the error was raised; some builds leave the name out.
  private static final Pattern FILE_AND_LINE =
      Pattern.compile("(?:(?:[A-Za-z]:[\\\\/])?[^:]*\\.(?:c|cc|cpp|h|inc))?:[0-9]{1,6}(?::(.*))?");

  /// What can stand between two errors.
  private static final String SEPARATORS = " ,+|_";

  /// Envoy's last words.
  private static final Pattern ENVOYS_END = Pattern.compile(":TLS[_ ]error[_ ]end[_ ]?$");

  private static final Pattern NUMBERED_REASON = Pattern.compile("reason\\(([0-9]{1,8})\\)");

  private OpenSslErrors() {}

  /// An error and where it stands in the text.
  ///
  /// @param code where its number begins; up to `fields`, with the colon that ends it
  /// @param fields where the words behind the number begin
  /// @param end where they end
  public record Found(OpenSslError error, int code, int fields, int end) {}

  /// The errors in the order of the text, empty if there are none.
  public static List<OpenSslError> parse(String text) {
    return find(text).stream().map(Found::error).toList();
  }

  /// As [#parse(String)], with the places of the errors.
  public static List<Found> find(String text) {
    List<Found> errors = new ArrayList<>();
    Matcher matcher = BEGINNING.matcher(text);
    boolean found = matcher.find();
    while (found) {
      MatchResult beginning = matcher.toMatchResult();
      found = matcher.find();
      int from = beginning.end();
      int to = found ? matcher.start() : text.length();
      while (to > from && isSeparator(text.charAt(to - 1), found)) {
        to--;
      }
      OpenSslError error = error(beginning, text.substring(from, to).strip());
      if (error != null) {
        int group = beginning.group(1) != null ? 1 : beginning.group(2) != null ? 2 : 3;
        errors.add(new Found(error, beginning.start(group), from, to));
      }
    }
    return errors;
  }

  private static @Nullable OpenSslError error(MatchResult beginning, String rest) {
    String code = beginning.group(1);
    String shortCode = beginning.group(2);
    String decimal = beginning.group(3);
    if (code != null) {
      return error(code, rest);
    }
    if (decimal != null) {
      return spaced(OpenSslCode.hexOfDecimal(decimal), rest);
    }
    return shortCode.length() <= 16 ? new OpenSslError(shortCode, null, null, null, null) : null;
  }

  /// Between two errors more can stand than behind the last one.
  private static boolean isSeparator(char c, boolean between) {
    return Character.isWhitespace(c) || (between && SEPARATORS.indexOf(c) >= 0);
  }

  /// An error of which only the number was printed, in decimal.
  public static OpenSslError ofDecimal(String number) {
    String code = OpenSslCode.hexOfDecimal(number);
    String text = ReasonTable.bundled().text(OpenSslCode.decode(code));
    return new OpenSslError(code, null, null, text, null);
  }

  /// The number of the alert that the peer sent, or null if the errors are our own.
  public static @Nullable Integer alert(List<OpenSslError> errors) {
    for (OpenSslError error : errors) {
      if (error.data() != null) {
        Matcher matcher = ALERT_NUMBER.matcher(error.data());
        if (matcher.find()) {
          return Integer.valueOf(matcher.group(1));
        }
      }
      Integer alert = error.decoded().alert();
      if (alert == null && error.reason() != null) {
        alert = TlsAlert.inReason(error.reason());
      }
      if (alert != null) {
        return alert;
      }
    }
    return null;
  }

  /// What caused the failure: the text, or the code where there is none, of the first error that
  /// does not only point to another. Null if there are no errors.
  public static @Nullable String cause(List<OpenSslError> errors) {
    for (OpenSslError error : errors) {
      if (!error.isWrapper() || errors.size() == 1) {
        return error.reason() == null ? error.code() : error.reason();
      }
    }
    return errors.isEmpty() ? null : errors.getFirst().reason();
  }

  private static OpenSslError error(String code, String rest) {
    String[] parts = rest.split(":", 4);
    String data = part(parts, 3);
    Matcher place = FILE_AND_LINE.matcher(data == null ? "" : data);
    if (place.matches()) {
      data = place.group(1);
      // The layout ends with a colon that is not the data's.
      data = data != null && data.endsWith(":") ? data.substring(0, data.length() - 1) : data;
    }
    return named(
        new OpenSslError(
            code,
            part(parts, 0),
            part(parts, 1),
            part(parts, 2),
            data == null || data.isBlank() ? null : data.strip()));
  }

  /// As [#error], where spaces may have been written as `_`. BoringSSL's reasons have `_` anyway.
  private static OpenSslError spaced(String code, String rest) {
    String[] parts = ENVOYS_END.matcher(rest).replaceFirst("").split(":", 4);
    String library = part(parts, 0);
    return new OpenSslError(
        code,
        library == null ? null : library.replace('_', ' '),
        part(parts, 1),
        part(parts, 2),
        part(parts, 3));
  }

  /// A library without its texts writes `reason(1121)`. The table knows most of them.
  private static OpenSslError named(OpenSslError error) {
    if (error.reason() == null) {
      return error;
    }
    Matcher number = NUMBERED_REASON.matcher(error.reason());
    OpenSslCode code = error.decoded();
    if (!number.matches() || Integer.parseInt(number.group(1)) != code.reason()) {
      return error;
    }
    String text = ReasonTable.bundled().text(code);
    return text == null
        ? error
        : new OpenSslError(error.code(), error.library(), error.function(), text, error.data());
  }

  private static @Nullable String part(String[] parts, int index) {
    return index < parts.length && !parts[index].isEmpty() ? parts[index] : null;
  }
}

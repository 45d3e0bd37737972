package org.handshakedoctor.core.lookup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.tls.OpenSslCode;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsAlert;
import org.jspecify.annotations.Nullable;

/// The ways in which people write a code, a name or an alert that stands alone.
final class Shape {
  private static final Pattern CODE =
      Pattern.compile("(?:error:|0[xX])?(?=[A-Fa-f]*[0-9])([0-9A-Fa-f]{6,8}|[0-9A-Fa-f]{16}):?");

  /// As Envoy and old Apaches print the code.
  private static final Pattern DECIMAL_CODE = Pattern.compile("[0-9]{9,10}");

  private static final long LARGEST_CODE = 0xFFFF_FFFFL;

  /// What a library without its texts prints, behind a code or without it.
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:error:)?:?lib\\((\\d{1,3})\\):(?:func\\((\\d{1,4})\\)|(OPENSSL_internal))?"
              + ":reason\\((\\d{1,7})\\):?");

  /// Node's names, and those in the headers of OpenSSL, which begin with the library's.
  private static final Pattern NAME =
      Pattern.compile("(?:ERR_SSL_|ERR_OSSL_|[A-Z0-9]+_R_|ERR_R_)([A-Z0-9_/]+)");

  private static final String NODE = "ERR_OSSL_";

  private static final Pattern HEADER_NAME = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+");
  private static final Pattern APACHE_NAME = Pattern.compile("\\[?(AH\\d{5})]?:?");
  private static final Pattern APACHE_NUMBER = Pattern.compile("\\bAH\\d{5}\\b");
  private static final Pattern APACHE_PREFIX = Pattern.compile("^AH\\d{5}: ");
  private static final Pattern ERRNO_NAME = Pattern.compile("E[A-Z0-9]{3,15}");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  /// Names of the system's errors that servers meet on a connection, as the system prints them.
  private static final Map<String, String> ERRNOS =
      Map.of(
          "ECONNRESET", "connection reset by peer",
          "EPIPE", "broken pipe",
          "ETIMEDOUT", "connection timed out",
          "ENOENT", "no such file or directory",
          "EACCES", "permission denied");

  /// `SSL alert number 46`, `alert 46`, `TLS alert code: 46`, `警报 46`.
  private static final Pattern ALERT_NUMBER =
      Pattern.compile(
          "(?:(?:ssl|tls|tlsv1|fatal|received)[ :_]*)*(?:alert|警报|告警)[ _]*(?:number|code|编号|代码)?"
              + "[ :#=]*(\\d{1,3})",
          Pattern.CASE_INSENSITIVE);

  /// `fatal alert: certificate_unknown` (Java), `alert unknown ca`, `SSL_AD_UNKNOWN_CA` (OpenSSL).
  private static final Pattern ALERT_NAME =
      Pattern.compile(
          "(?:(?:(?:received|fatal|warning|ssl|tls)[ :_]+)*alert[ :_-]+|(?:ssl3?|tls1|tls13)_ad_)"
              + "([a-z_ ]+)",
          Pattern.CASE_INSENSITIVE);

  /// The RFC's own way to write a name.
  private static final Pattern IANA_NAME = Pattern.compile("[a-z]+(?:_[a-zA-Z]+)+");

  /// `(10:certificate has expired)`, `104: Connection reset by peer`, `num=20:unable to …`, `code:
  /// 20 (unable to …)`.
  private static final Pattern NUMBERED_REASON =
      Pattern.compile(
          "(?:[A-Za-z ]+error: ?)?(?:num=)?\\(?\\d{1,3}: ?([^()]+)\\)?"
              + "|(?:[A-Za-z ]+: )?\\d{1,3} ?\\(([^()]+)\\)");

  private Shape() {}

  /// The packed code in hexadecimal; null if the text is none.
  static @Nullable String code(String text) {
    Matcher code = CODE.matcher(text);
    if (code.matches()) {
      return code.group(1);
    }
    if (DECIMAL_CODE.matcher(text).matches() && Long.parseLong(text) <= LARGEST_CODE) {
      return OpenSslCode.hexOfDecimal(text);
    }
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    long library = Long.parseLong(parts.group(1));
    long reason = Long.parseLong(parts.group(4));
    if (parts.group(3) != null) {
      return "%08x".formatted(library << 24 | reason);
    }
    return parts.group(2) == null
        ? "%08X".formatted(library << 23 | reason)
        : "%08X".formatted(library << 24 | Long.parseLong(parts.group(2)) << 12 | reason);
  }

  /// The number of an alert; null if the text is no alert.
  static @Nullable Integer alert(String text) {
    Matcher number = ALERT_NUMBER.matcher(text);
    if (number.matches()) {
      int alert = Integer.parseInt(number.group(1));
      return alert <= 255 ? alert : null;
    }
    Matcher name = ALERT_NAME.matcher(text);
    if (name.matches()) {
      return TlsAlert.numberOf(name.group(1));
    }
    return IANA_NAME.matcher(text).matches() ? TlsAlert.numberOf(text) : null;
  }

  /// Whether the text can only be a name of the program's source.
  static boolean isName(String text) {
    return HEADER_NAME.matcher(text).matches()
        || NAME.matcher(text).matches()
        || ERRNO_NAME.matcher(text).matches()
        || APACHE_NAME.matcher(text).matches();
  }

  /// The texts of the reason that such a name can stand for, the likeliest first: Node puts the
  /// library before some reasons, and BoringSSL's texts are names themselves.
  static List<String> reasonsOf(String name) {
    Matcher matcher = NAME.matcher(name);
    if (matcher.matches()) {
      String reason = OpenSslError.normalize(matcher.group(1));
      return name.startsWith(NODE)
          ? List.of(reason, reason.substring(reason.indexOf(' ') + 1))
          : List.of(reason);
    }
    return List.of(ERRNOS.getOrDefault(name, OpenSslError.normalize(name)));
  }

  /// The id that an entry for this name has; null if the text is neither a name nor an id.
  static @Nullable String id(String text) {
    Matcher apache = APACHE_NAME.matcher(text);
    if (apache.matches()) {
      return apache.group(1).toLowerCase(Locale.ROOT);
    }
    if (isName(text)) {
      return text.replaceFirst("_R_", "_").toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return ID.matcher(text).matches() ? text : null;
  }

  /// The number that Apache has put into this text; null if there is none.
  static @Nullable String apacheNumber(String text) {
    Matcher number = APACHE_NUMBER.matcher(text);
    return number.find() ? number.group() : null;
  }

  /// The text without what numbers it.
  static String unnumbered(String text) {
    Matcher numbered = NUMBERED_REASON.matcher(text);
    if (!numbered.matches()) {
      return text;
    }
    return numbered.group(1) == null ? numbered.group(2) : numbered.group(1);
  }

  /// A server's own words without the number that it gives them.
  static String message(String text) {
    return APACHE_PREFIX.matcher(text).replaceFirst("");
  }
}

package org.handshakedoctor.core.log.formats;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.ReasonTable;
import org.jspecify.annotations.Nullable;

/// What HAProxy says of one connection, behind the address and the date. Immutable.
///
/// HAProxy prints `#22` for a quote inside a request, so the quote behind a request is the real
/// end. The name that the visitor asked for is the visitor's text, so nothing is looked for behind
/// it.
///
/// @param server the frontend, with its socket in the short form
/// @param host the name that the visitor asked for
/// @param words null if nothing failed
/// @param served whether the visitor got in
record HaproxySession(String server, @Nullable String host, @Nullable Words words, boolean served) {

  /// What lines of one kind have in common.
  ///
  /// @param message HAProxy's words
  /// @param error OpenSSL's error as HAProxy prints it: whole, or only its number, or null
  record Words(String message, @Nullable String error) {
    FailureKind kind() {
      List<OpenSslError> errors = errors();
      return new FailureKind(
          "haproxy",
          null,
          Leg.CLIENT,
          null,
          null,
          message,
          errors,
          OpenSslErrors.alert(errors),
          errors.isEmpty() ? message : reason(errors.getFirst()));
    }

    private List<OpenSslError> errors() {
      if (error == null) {
        return List.of();
      }
      return error.startsWith("error:")
          ? OpenSslErrors.parse(error)
          : List.of(new OpenSslError(error, null, null, null, null));
    }
  }

  /// `FRONTEND/BIND: TEXT`, `src/session.c session_kill_embryonic()`.
  private static final Pattern SHORT =
      Pattern.compile("^([^ /]+/[^ ]+): (.+?)(?: \\((error:.*)\\))?$");

  private static final String TLS_BLOCK =
      "(\\d+)/([0-9A-Fa-f]{1,16}|-)/(?:\\d+|-)/(?:\\d+|-)/[-01]";
  private static final String NAME_AND_CIPHER = "(.*)/([^ /]+)/([^ /]+)$";

  /// `option httplog` and `option httpslog`.
  private static final Pattern HTTP =
      Pattern.compile(
          "^([^ ]+) [^ ]+/[^ ]+ (?:[-+]?\\d+/){4}[-+]?\\d+ (-?\\d{1,3}) \\+?\\d+ [^ ]+ [^ ]+"
              + " ([A-Za-z-]{4}) (?:\\d+/){4}\\+?\\d+ \\d+/\\d+(?: \\{[^}]*\\}){0,2}"
              + " \"([^\"]*)(?:\"(?: (.*))?)?$");

  private static final Pattern HTTPS_END =
      Pattern.compile("^" + TLS_BLOCK + "(?: " + NAME_AND_CIPHER + ")?");

  /// `option tcplog`.
  private static final Pattern TCP =
      Pattern.compile(
          "^([^ ]+) [^ ]+/[^ ]+ (?:[-+]?\\d+/){2}[-+]?\\d+ \\+?\\d+ ([A-Za-z-]{2})"
              + " (?:\\d+/){4}\\+?\\d+ \\d+/\\d+(?: .*)?$");

  /// The `error-log-format` of the manual.
  private static final Pattern ERROR_BLOCK =
      Pattern.compile("^([^ ]+) (?:\\d+/\\d+ )?" + TLS_BLOCK + " " + NAME_AND_CIPHER);

  /// An `error-log-format` with the error's number and text.
  private static final Pattern ERROR_TEXT =
      Pattern.compile("^([^ ]+) ([0-9A-Fa-f]{1,16})/(-|error:.*) [^ /]+/[^ /]+$");

  /// `include/haproxy/connection-t.h`: the numbers of `fc_err` that belong to TLS, in the versions
  /// that print it (2.5 and later).
  private static final Map<Integer, String> CONNECTION_ERRORS =
      Map.ofEntries(
          Map.entry(24, "Connection closed during SSL handshake"),
          Map.entry(25, "Connection error during SSL handshake"),
          Map.entry(26, "Timeout during SSL handshake"),
          Map.entry(27, "Too many SSL connections"),
          Map.entry(28, "Out of memory when initializing an SSL connection"),
          Map.entry(29, "Rejected a client-initiated SSL renegotiation attempt"),
          Map.entry(30, "SSL client CA chain cannot be verified"),
          Map.entry(31, "SSL client certificate not trusted"),
          Map.entry(34, "SSL handshake failure"),
          Map.entry(35, "SSL handshake failure after heartbeat"),
          Map.entry(36, "Stopped a TLSv1 heartbeat attack (CVE-2014-0160)"));

  private static final List<String> TLS_TEXTS =
      List.of(
          "Connection closed during SSL handshake",
          "Connection error during SSL handshake",
          "Timeout during SSL handshake",
          "Too many SSL connections",
          "Out of memory when initializing an SSL connection",
          "Rejected a client-initiated SSL rene",
          "SSL client CA chain cannot be verified",
          "SSL client certificate not trusted",
          "SSL handshake failure",
          "Stopped a TLSv1 heartbeat attack");

  /// HAProxy's name for the number, where a line has the number and no words.
  private static final String ERROR_FIELD = "ssl_fc_err";

  private static final ReasonTable REASONS = ReasonTable.bundled();

  /// Null if the line is in none of HAProxy's forms.
  static @Nullable HaproxySession parse(String text) {
    if (text.indexOf('"') >= 0) {
      Matcher http = HTTP.matcher(text);
      return http.find() ? ofHttp(http) : null;
    }
    Matcher shortForm = SHORT.matcher(text);
    if (shortForm.find()) {
      return ofShort(shortForm);
    }
    Matcher error = ERROR_TEXT.matcher(text);
    if (error.find()) {
      String code = code(error.group(2));
      String words = error.group(3).equals("-") ? code : error.group(3);
      return of(error.group(1), null, code == null ? null : new Words(ERROR_FIELD, words), false);
    }
    Matcher block = ERROR_BLOCK.matcher(text);
    if (block.find()) {
      return of(block.group(1), host(block.group(4)), words(block, 2), false);
    }
    Matcher tcp = TCP.matcher(text);
    if (tcp.find()) {
      // Behind the handshake of a socket with TLS, which the tilde marks, there is a session.
      return of(tcp.group(1), null, null, tcp.group(1).endsWith("~"));
    }
    return null;
  }

  /// What the error says, or what its number stands for.
  static String reason(OpenSslError error) {
    if (error.reason() != null) {
      return error.reason();
    }
    String known = REASONS.text(error.decoded());
    return known == null ? error.code() : known;
  }

  private static HaproxySession ofShort(Matcher form) {
    String message = form.group(2);
    boolean failed = TLS_TEXTS.stream().anyMatch(message::startsWith);
    return of(form.group(1), null, failed ? new Words(message, form.group(3)) : null, false);
  }

  private static HaproxySession ofHttp(Matcher http) {
    Matcher end = HTTPS_END.matcher(http.group(5) == null ? "" : http.group(5));
    boolean hasEnd = end.find();
    return of(
        http.group(1),
        hasEnd ? host(end.group(3)) : null,
        hasEnd ? words(end, 1) : null,
        isServed(Integer.parseInt(http.group(2)), http.group(3), http.group(4)));
  }

  private static HaproxySession of(
      String frontend, @Nullable String host, @Nullable Words words, boolean served) {
    boolean tls = frontend.endsWith("~");
    String server = tls ? frontend.substring(0, frontend.length() - 1) : frontend;
    return new HaproxySession(server, host, words, served);
  }

  /// The visitor sent a request that could be answered. In a termination state the first letter
  /// says who ended it (C, c: the visitor or its silence), the second in which phase (R: before the
  /// request was complete).
  private static boolean isServed(int status, String state, String request) {
    boolean noRequest = state.charAt(1) == 'R' && Character.toUpperCase(state.charAt(0)) == 'C';
    return status >= 100 && status != 400 && !noRequest && !request.equals("<BADREQ>");
  }

  /// The failure that `fc_err/ssl_fc_err/…` tells of; null if both are zero.
  private static @Nullable Words words(Matcher block, int group) {
    String text = CONNECTION_ERRORS.get(connectionError(block.group(group)));
    String code = code(block.group(group + 1));
    if (code != null) {
      return new Words(text == null ? ERROR_FIELD : text, code);
    }
    return text == null ? null : new Words(text, null);
  }

  private static int connectionError(String digits) {
    return digits.length() > 4 ? 0 : Integer.parseInt(digits);
  }

  /// The number as OpenSSL prints it; null if it is zero or missing.
  private static @Nullable String code(String hex) {
    if (hex.equals("-")) {
      return null;
    }
    long code = Long.parseUnsignedLong(hex, 16);
    return code == 0 ? null : "%08X".formatted(code);
  }

  private static @Nullable String host(@Nullable String name) {
    return name == null || name.isEmpty() || name.equals("-") ? null : name;
  }
}

package org.handshakedoctor.core.log.formats;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsAlert;
import org.jspecify.annotations.Nullable;

/// How a login process says that a connection ended: `WORDS (…): user=<…>, rip=…, lip=…, TLS…`.
///
/// The user is whatever the visitor sent, `, rip=` and `TLS handshaking` included. The owner may
/// order the elements (`login_log_format_elements`), but the user is printed in one place. Before
/// `user=<` everything is Dovecot's, and the words always are. Where the address stands behind it,
/// it is the last that the line has: nothing a visitor chooses is printed after it.
///
/// @param client null where the line names none
record DovecotEnd(FailureKind kind, @Nullable IpAddress client) {
  private static final String USER = "user=<";
  private static final String REMOTE = "rip=";
  private static final String HANDSHAKING = "TLS handshaking";

  private static final Pattern FAILED =
      Pattern.compile("\\b(SSL_[a-z_]+)\\(\\)( syscall)? failed(?:: (.*))?");

  private static final Pattern TLS = Pattern.compile(", (TLS(?: handshaking)?)(?:: (.*)|(?=,|$))");

  /// The elements that may come after, and the summary in parentheses.
  private static final Pattern NEXT_ELEMENT =
      Pattern.compile(", (?:session|mpid|lip|rip|lport|secured|[a-z_]+=).*");

  private static final Pattern SUMMARY =
      Pattern.compile(
          " \\((?:no auth|disconnected|auth |tried |client |waited|aborted|internal).*");

  private static final Pattern LAST_COMMA = Pattern.compile(", $");

  /// Null if the message, which begins behind the level, is of no failed TLS.
  static @Nullable DovecotEnd of(String message, @Nullable String level) {
    if (!message.contains("SSL_") && !message.contains(HANDSHAKING)) {
      return null;
    }
    int user = message.indexOf(USER);
    int remote = message.indexOf(REMOTE);
    boolean remoteFirst = remote >= 0 && (user < 0 || remote < user);
    if (!remoteFirst) {
      remote = user < 0 ? -1 : message.lastIndexOf(REMOTE);
    }
    int firstElement = user < 0 ? remote : remote < 0 ? user : Math.min(user, remote);
    String words = firstElement < 0 ? message : message.substring(0, firstElement);
    int tailEnd = remoteFirst && user >= 0 ? user : message.length();
    String tail =
        remote < 0 ? "" : LAST_COMMA.matcher(message.substring(remote, tailEnd)).replaceFirst("");
    FailureKind kind = kind(words, tail, level);
    return kind == null ? null : new DovecotEnd(kind, client(tail));
  }

  private static @Nullable FailureKind kind(String words, String tail, @Nullable String level) {
    Matcher tls = TLS.matcher(tail);
    String phase = tls.find() ? tls.group(1) : null;
    String state = phase == null || tls.group(2) == null ? "" : tls.group(2);
    Matcher failed = FAILED.matcher(NEXT_ELEMENT.matcher(state).replaceFirst(""));
    if (!failed.lookingAt()) {
      failed = FAILED.matcher(SUMMARY.matcher(words).replaceFirst(""));
      if (!failed.find()) {
        return HANDSHAKING.equals(phase) ? unfinished(state, level) : null;
      }
    }
    String operation = failed.group(1);
    String detail = failed.group(3) == null ? "" : failed.group(3);
    List<OpenSslError> errors = OpenSslErrors.parse(detail);
    String message =
        operation + "()" + (failed.group(2) == null ? "" : failed.group(2)) + " failed";
    String cause = OpenSslErrors.cause(errors);
    String reason = cause != null ? cause : detail.isEmpty() ? message : detail;
    Integer alert = errors.isEmpty() ? TlsAlert.inReason(detail) : OpenSslErrors.alert(errors);
    return new FailureKind(
        "dovecot", level, leg(operation), operation, phase, message, errors, alert, reason);
  }

  /// The connection ended before the handshake did.
  private static FailureKind unfinished(String state, @Nullable String level) {
    String said = NEXT_ELEMENT.matcher(state).replaceFirst("");
    String message = said.isEmpty() ? HANDSHAKING : HANDSHAKING + ": " + said;
    return new FailureKind(
        "dovecot",
        level,
        Leg.CLIENT,
        null,
        HANDSHAKING,
        message,
        List.of(),
        null,
        said.isEmpty() ? message : said);
  }

  private static Leg leg(String operation) {
    return operation.equals("SSL_connect") ? Leg.UPSTREAM : Leg.CLIENT;
  }

  private static @Nullable IpAddress client(String tail) {
    int end = tail.indexOf(',');
    if (tail.isEmpty() || end < 0) {
      return null;
    }
    return IpAddress.parse(tail.substring(REMOTE.length(), end));
  }
}

package org.handshakedoctor.core.log.formats;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// Takes the message of an nginx line apart: `SSL_read() failed (SSL: error:…) (104: Connection
/// reset by peer)`. Runs once for each kind of message, so it may use patterns.
final class NginxMessage {
  private static final Pattern ERRNO = Pattern.compile(" \\((\\d+): ([^()]*)\\)$");
  private static final Pattern SSL = Pattern.compile(" \\(SSL:(.*)$", Pattern.DOTALL);
  private static final Pattern VERIFY = Pattern.compile(": \\(\\d+:(.+)\\)$");
  private static final Pattern OPERATION =
      Pattern.compile("(?:^|: )([A-Za-z]\\w*)\\([^)]*\\) failed$");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  private static final String CERTIFICATE_STATUS = "requesting certificate status";

  /// Actions shared by both legs of a proxied connection; there the level tells them apart, because
  /// nginx lowers a visitor's errors to info and a backend's to error (`ngx_ssl_connection_error`).
  private static final Set<String> EITHER_LEG =
      Set.of("proxying upgraded connection", "proxying connection", "proxying");

  private static final List<String> LOCAL_MESSAGES =
      List.of(
          "cannot load certificate",
          "BIO_new_file(",
          "PEM_read_bio",
          "X509_",
          "SSL_CTX_",
          "SSL_CONF_");

  private NginxMessage() {}

  static FailureKind parse(NginxLine line) {
    String level = line.levelText();
    String phase = line.phaseText();
    String text = line.messageText();

    Matcher errno = ERRNO.matcher(text);
    String errnoText = null;
    if (errno.find()) {
      errnoText = errno.group(2);
      text = text.substring(0, errno.start());
    }
    Matcher ssl = SSL.matcher(text);
    List<OpenSslError> errors = List.of();
    if (ssl.find()) {
      String queue = ssl.group(1);
      errors =
          OpenSslErrors.parse(queue.endsWith(")") ? queue.substring(0, queue.length() - 1) : queue);
      text = text.substring(0, ssl.start());
    }
    Matcher verify = VERIFY.matcher(text);
    String verifyText = null;
    if (verify.find()) {
      verifyText = verify.group(1);
      text = text.substring(0, verify.start());
    }
    Matcher operation = OPERATION.matcher(text);
    String operationName = operation.find() ? operation.group(1) : null;
    Leg leg = leg(text, phase, level, line.client() != null || line.context() < line.end);
    // Names of backends and files differ from line to line; the kind is the same.
    String message = leg == Leg.LOCAL ? text : QUOTED.matcher(text).replaceAll("\"…\"");
    return new FailureKind(
        "nginx",
        level,
        leg,
        operationName,
        phase,
        message,
        errors,
        OpenSslErrors.alert(errors),
        reason(message, operationName, errors, verifyText, errnoText));
  }

  private static String reason(
      String message,
      @Nullable String operation,
      List<OpenSslError> errors,
      @Nullable String verifyText,
      @Nullable String errnoText) {
    String cause = OpenSslErrors.cause(errors);
    if (cause != null) {
      return cause;
    }
    if (verifyText != null) {
      return verifyText;
    }
    return operation != null && errnoText != null ? errnoText : message;
  }

  private static Leg leg(String message, @Nullable String phase, String level, boolean hasContext) {
    if (LOCAL_MESSAGES.stream().anyMatch(message::startsWith)) {
      return Leg.LOCAL;
    }
    if (message.startsWith("upstream ")) {
      return Leg.UPSTREAM;
    }
    if (phase == null) {
      return hasContext ? Leg.CLIENT : Leg.LOCAL;
    }
    if (phase.equals(CERTIFICATE_STATUS)) {
      return Leg.LOCAL;
    }
    if (EITHER_LEG.contains(phase)) {
      return level.equals("error") ? Leg.UPSTREAM : Leg.CLIENT;
    }
    return phase.contains("upstream") ? Leg.UPSTREAM : Leg.CLIENT;
  }
}

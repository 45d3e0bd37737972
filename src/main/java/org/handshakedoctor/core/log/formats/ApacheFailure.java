package org.handshakedoctor.core.log.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.LoggedTime;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// A failure as far as it has been told. Immutable.
///
/// @param peer the other end as httpd prints it
record ApacheFailure(
    LoggedTime time, Words words, @Nullable String peer, @Nullable IpAddress client) {

  /// What the lines of one kind have in common.
  ///
  /// @param cause the server's words for the cause, or null
  /// @param reasons behind `SSL Library Error: `, the oldest first
  record Words(
      ApacheShape shape, Leg leg, String level, @Nullable String cause, List<String> reasons) {

    Words with(String reason) {
      List<String> more = new ArrayList<>(reasons);
      more.add(reason);
      return new Words(shape, leg, level, cause, List.copyOf(more));
    }
  }

  private static final Pattern VERIFY_ERROR =
      Pattern.compile("Certificate Verification: Error \\(\\d+\\): ([^\\[]+)");
  private static final Pattern AUTHENTICATION =
      Pattern.compile("SSL client authentication failed: ([^\\[]+)");

  /// Before 2.2 the address stood in the words: `(server www.example.org:443, client 192.0.2.1)`.
  private static final Pattern OLD_CLIENT =
      Pattern.compile(" \\(server [^ ,()]+, client ([0-9A-Fa-f:.]+)\\)");

  /// No queue of OpenSSL has more (`ERR_NUM_ERRORS`).
  private static final int MOST_REASONS = 16;

  /// mod_ssl's guesses from the time of OpenSSL 0.9 (`ssl_engine_log.c ssl_log_annotate[]`), which
  /// 2.2 appends without a mark. They are no part of the error.
  private static final List<String> HINTS =
      List.of(
          "wrong pass phrase!?",
          "speaking not SSL to HTTPS port!?",
          "speaking HTTP to HTTPS port!?",
          "Subject CN in certificate not server name or identical to CA!?",
          "Client certificate signed by CA not known to server?",
          "No CAs known to server for verification?",
          "Too restrictive SSLCipherSuite or using DSA server certificate?",
          "Bad file contents or format - or even just a forgotten SSLCertificateKeyFile?",
          "You entered an incorrect pass phrase!?",
          "Browser still remembered details of a re-created server certificate?");

  private static final String SYSTEM = "SSL handshake interrupted by system";

  static ApacheFailure of(ApacheLine line, ApacheShape shape) {
    Leg leg = shape.leg();
    if (leg == null) {
      leg = line.isRemote ? Leg.UPSTREAM : Leg.CLIENT;
    }
    String text = line.messageText();
    IpAddress client = leg == Leg.LOCAL ? null : line.client();
    if (client == null && leg == Leg.CLIENT) {
      Matcher old = OLD_CLIENT.matcher(text);
      client = old.find() ? IpAddress.parse(old.group(1)) : null;
    }
    Words words = new Words(shape, leg, line.levelText(), cause(shape, line, text), List.of());
    return new ApacheFailure(line.time(), words, line.peerText(), client);
  }

  /// A reason whose line is missing. At a start OpenSSL reads files, and nobody else takes part.
  static ApacheFailure ofReason(ApacheLine line) {
    String level = line.levelText();
    String text = ApacheShape.reasonText(line);
    boolean starting =
        level.equals("emerg") || (level.equals("error") && !text.contains(":SSL routines:"));
    Leg leg = starting ? Leg.LOCAL : Leg.CLIENT;
    Words words = new Words(ApacheShape.REASON, leg, level, null, List.of(text));
    return new ApacheFailure(line.time(), words, null, null);
  }

  boolean isOf(Leg leg) {
    return words.leg() == leg;
  }

  /// Whether it is no failure yet, only the end of a connection.
  boolean lacksReason() {
    return words.shape().needsReason() && words.reasons().isEmpty();
  }

  ApacheFailure with(String reason) {
    return words.reasons().size() >= MOST_REASONS
        ? this
        : new ApacheFailure(time, words.with(reason), peer, client);
  }

  ApacheFailure withClient(@Nullable IpAddress visitor) {
    return client == null ? new ApacheFailure(time, words, peer, visitor) : this;
  }

  /// Whether `next` tells of the same operation. A line of the same kind always is a new one.
  boolean continuesIn(ApacheFailure next) {
    ApacheShape shape = next.words.shape();
    boolean sameOperation =
        isOf(Leg.LOCAL) || shape.namesTheVisitor() || (peer != null && peer.equals(next.peer));
    return shape.follows()
        && !shape.equals(words.shape())
        && isOf(next.words.leg())
        && sameOperation
        && !lacksReason();
  }

  static FailureKind kind(Words words) {
    List<OpenSslError> errors = new ArrayList<>();
    words.reasons().forEach(reason -> errors.addAll(OpenSslErrors.parse(queueForm(reason))));
    ApacheShape shape = words.shape();
    return new FailureKind(
        "apache",
        words.level(),
        words.leg(),
        null,
        shape.phase(),
        shape.message(),
        errors,
        OpenSslErrors.alert(errors),
        reason(words, errors));
  }

  private static String reason(Words words, List<OpenSslError> errors) {
    if (words.cause() != null) {
      return words.cause();
    }
    String cause = OpenSslErrors.cause(errors);
    return cause == null ? words.shape().message() : cause;
  }

  private static @Nullable String cause(ApacheShape shape, ApacheLine line, String text) {
    if (shape.message().equals(SYSTEM)) {
      return line.causeText();
    }
    for (Pattern pattern : List.of(VERIFY_ERROR, AUTHENTICATION)) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.lookingAt()) {
        return matcher.group(1).strip();
      }
    }
    return null;
  }

  /// mod_ssl prints an error's data in parentheses: `error:…:sslv3 alert certificate unknown (SSL
  /// alert number 46)`. OpenSSL itself separates it by a colon.
  private static String queueForm(String reason) {
    String text = withoutHint(reason);
    int data = text.endsWith(")") ? text.indexOf(" (") : -1;
    return data < 0
        ? text
        : text.substring(0, data) + ":" + text.substring(data + 2, text.length() - 1);
  }

  private static String withoutHint(String reason) {
    String text = reason.strip();
    for (String hint : HINTS) {
      if (text.endsWith(" " + hint)) {
        text = text.substring(0, text.length() - hint.length() - 1);
        break;
      }
    }
    int mark = text.endsWith(")") ? -1 : text.lastIndexOf(" --");
    return mark < 0 ? text : text.substring(0, mark);
  }
}

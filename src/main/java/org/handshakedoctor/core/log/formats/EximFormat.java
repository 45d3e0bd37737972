package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// The main log of Exim 4, built with OpenSSL or GnuTLS (`src/tls-openssl.c tls_error`,
/// `src/tls-gnu.c`, `src/smtp_in.c host_and_ident`):
///
/// ```
/// 2023-12-27 02:36:21 TLS error on connection from host.example (helo) [203.0.113.7]:51515 I=[192.0.2.5]:465 (SSL_accept): error:…
/// ```
///
/// The word in parentheses is what the visitor called itself, and may be an address in brackets.
/// Its address is the one in brackets behind that; `I=` is our own.
public final class EximFormat implements LogFormat {
  private static final Words FAILURES = new Words("TLS error on ", "TLS session: ", "TLS error (");

  private static final Word HOST = new Word("H=");

  /// A host to deliver to, and what was wrong.
  private static final Pattern DELIVERY =
      Pattern.compile("H=[^ ]+ \\[[^\\] ]+](?::[0-9]+)?:? (TLS (?:error|session)[^:(]*)(.*)");

  /// Host names and greetings have no spaces (`smtp_in.c check_helo`).
  private static final Pattern FROM =
      Pattern.compile(
          "TLS error on (?:connection from|connection to|H=)? ?(?:H=)?(?:[^ \\[(]+ )?(?:\\([^ ]*\\) )?"
              + "\\[([0-9A-Fa-f:.]+)](?::[0-9]+)?(?: [A-Z]+=[^ ]+){0,9}:? ?(.*)");

  /// `(SSL_accept): error:…`, `(SSL_accept: TCP connection closed by peer)`, `SSL_accept: …`.
  private static final Pattern OPERATION =
      Pattern.compile("\\(?([A-Za-z_]+)(?: \\([^)]*\\))?(\\))?(?:: ?(.*))?");

  /// `1rIabc-000AbC-2d`, longer from 4.97 on.
  private static final Pattern MESSAGE_ID =
      Pattern.compile("[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4} ");

  /// What else a line begins with that is no message's.
  private static final Words OTHERS =
      new Words(
          "exim ",
          "Start queue run",
          "End queue run",
          "SMTP ",
          "no host name found",
          "no IP address",
          "H=",
          "unexpected disconnection",
          "rejected ",
          "refused ",
          "SIGHUP",
          "pid ",
          "daemon",
          "Connection from ",
          "VRFY ",
          "EXPN ",
          "ETRN ",
          "Warning: ",
          "login authenticator",
          "plain authenticator",
          "dovecot_",
          "SSL verify error",
          "TLS error on ",
          "TLS session",
          "host name ",
          "queue run",
          "failed to ",
          "socket bind",
          "unqualified ",
          "Exim ",
          "auth_",
          "cwd=",
          "removed from");

  private static final int LONGEST_ID = 24;

  @Override
  public String id() {
    return "exim";
  }

  @Override
  public Reader newReader(FailureSink sink) {
    return new EximReader(sink);
  }

  private static final class EximReader implements Reader {
    private final FailureSink sink;
    private final LoggedTime time = new LoggedTime();

    EximReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      byte[] bytes = entry.buffer();
      int start = entry.start();
      int end = entry.end();
      String program = entry.program();
      boolean ours = program != null && program.startsWith("exim");
      if (program != null && !ours) {
        return false;
      }
      int at = time.read(bytes, start, end, '-');
      boolean timed = at >= 0 && at + 1 < end && bytes[at] == ' ';
      if (!timed && !ours) {
        return false;
      }
      at = timed ? behindZoneAndProcess(entry, at + 1) : start;
      int behindId = behindId(bytes, at, end);
      boolean failure = FAILURES.isAt(bytes, behindId, end) || HOST.isAt(bytes, behindId, end);
      if (failure) {
        report(entry, behindId, timed);
      }
      return ours || behindId > at || OTHERS.isAt(bytes, at, end);
    }

    private void report(LogEntry entry, int from, boolean timed) {
      byte[] bytes = entry.buffer();
      String text = new String(bytes, from, entry.end() - from, StandardCharsets.UTF_8);
      OpenFailure failure = failure(entry, text, timed);
      if (failure != null) {
        failure.report(sink, entry, "exim");
      }
    }

    private @Nullable OpenFailure failure(LogEntry entry, String text, boolean timed) {
      Matcher delivery = DELIVERY.matcher(text);
      if (delivery.matches()) {
        return failure(entry, timed, Leg.UPSTREAM, null, delivery.group(2));
      }
      if (text.startsWith("H=") || text.startsWith("TLS error on connection (")) {
        return null;
      }
      boolean from = text.startsWith("TLS error on connection from ");
      Matcher peer = FROM.matcher(text);
      if (peer.matches()) {
        IpAddress client = from ? IpAddress.parse(peer.group(1)) : null;
        return failure(entry, timed, from ? Leg.CLIENT : Leg.UPSTREAM, client, peer.group(2));
      }
      int operation = text.indexOf('(');
      String rest = from || operation < 0 ? "" : text.substring(operation);
      return failure(entry, timed, from ? Leg.CLIENT : Leg.UPSTREAM, null, rest);
    }

    private OpenFailure failure(
        LogEntry entry, boolean timed, Leg leg, @Nullable IpAddress client, String said) {
      Matcher parts = OPERATION.matcher(said.startsWith(": ") ? said.substring(2) : said.strip());
      String operation = parts.matches() ? parts.group(1) : null;
      String cause = parts.matches() ? parts.group(3) : null;
      boolean inside = operation != null && parts.group(2) == null;
      if (cause != null && inside && cause.endsWith(")")) {
        cause = cause.substring(0, cause.length() - 1);
      }
      List<OpenSslError> errors = cause == null ? List.of() : OpenSslErrors.parse(cause);
      return new OpenFailure(
          timed ? time.seconds() : entry.timeSeconds(),
          timed ? time.offset() : entry.offsetSeconds(),
          null,
          leg,
          operation,
          null,
          "TLS error",
          cause == null || cause.isBlank() ? null : withoutStop(cause),
          errors,
          client);
    }

    /// GnuTLS ends its texts as sentences.
    private static String withoutStop(String text) {
      return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /// Past `+0100 ` and `[1234] `, which the owner can turn on (`log_timezone`, `log_selector`).
    private int behindZoneAndProcess(LogEntry entry, int from) {
      byte[] bytes = entry.buffer();
      int at = from;
      if (bytes[at] == '+' || bytes[at] == '-') {
        int zone = time.readOffset(bytes, at, entry.end());
        at = zone > at && zone < entry.end() && bytes[zone] == ' ' ? zone + 1 : at;
      }
      if (at < entry.end() && bytes[at] == '[') {
        int digits = at + 1;
        while (digits < entry.end() && bytes[digits] >= '0' && bytes[digits] <= '9') {
          digits++;
        }
        boolean whole =
            digits + 1 < entry.end() && bytes[digits] == ']' && bytes[digits + 1] == ' ';
        at = whole ? digits + 2 : at;
      }
      return at;
    }

    private static int behindId(byte[] bytes, int from, int end) {
      if (from + 7 >= end || bytes[from + 6] != '-') {
        return from;
      }
      int to = Math.min(end, from + LONGEST_ID);
      Matcher id =
          MESSAGE_ID.matcher(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
      return id.lookingAt() ? from + id.end() : from;
    }
  }
}

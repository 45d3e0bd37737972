package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.Digits;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LoggedTime;
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

  private static final int ZONE_LENGTH = "+0100".length();

  @Override
  public String id() {
    return "exim";
  }

  @Override
  public boolean owns(String program) {
    return isExim(program);
  }

  @Override
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new EximReader(sink);
  }

  private static boolean isExim(String program) {
    return program.startsWith("exim");
  }

  private static final class EximReader implements Reader {
    private final FailureSink sink;

    EximReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      byte[] bytes = entry.buffer();
      int start = entry.start();
      int end = entry.end();
      String program = entry.program();
      boolean ours = program != null && isExim(program);
      if (program != null && !ours) {
        return false;
      }
      int at = LoggedTime.isoEnd(bytes, start, end, '-');
      boolean timed = at >= 0 && at + 1 < end && bytes[at] == ' ';
      if (!timed && !ours) {
        return false;
      }
      at = timed ? behindZoneAndProcess(entry, at + 1) : start;
      int behindId = behindId(bytes, at, end);
      boolean failure = FAILURES.isAt(bytes, behindId, end) || HOST.isAt(bytes, behindId, end);
      if (failure) {
        report(entry, behindId);
      }
      return ours || behindId > at || OTHERS.isAt(bytes, at, end);
    }

    private void report(LogEntry entry, int from) {
      OpenFailure failure = failure(entry, entry.text(from, entry.end()));
      if (failure != null) {
        failure.report(sink, entry, "exim");
      }
    }

    private @Nullable OpenFailure failure(LogEntry entry, String text) {
      Matcher delivery = DELIVERY.matcher(text);
      if (delivery.matches()) {
        return failure(entry, Leg.UPSTREAM, null, delivery.group(2));
      }
      if (text.startsWith("H=") || text.startsWith("TLS error on connection (")) {
        return null;
      }
      boolean from = text.startsWith("TLS error on connection from ");
      Matcher peer = FROM.matcher(text);
      if (peer.matches()) {
        IpAddress client = from ? IpAddress.parse(peer.group(1)) : null;
        return failure(entry, from ? Leg.CLIENT : Leg.UPSTREAM, client, peer.group(2));
      }
      int operation = text.indexOf('(');
      String rest = from || operation < 0 ? "" : text.substring(operation);
      return failure(entry, from ? Leg.CLIENT : Leg.UPSTREAM, null, rest);
    }

    private OpenFailure failure(LogEntry entry, Leg leg, @Nullable IpAddress client, String said) {
      Matcher parts = OPERATION.matcher(said.startsWith(": ") ? said.substring(2) : said.strip());
      String operation = parts.matches() ? parts.group(1) : null;
      String cause = parts.matches() ? parts.group(3) : null;
      boolean inside = operation != null && parts.group(2) == null;
      if (cause != null && inside && cause.endsWith(")")) {
        cause = cause.substring(0, cause.length() - 1);
      }
      List<OpenSslError> errors = cause == null ? List.of() : OpenSslErrors.parse(cause);
      return new OpenFailure(
          entry.time(time(entry)),
          null,
          leg,
          operation,
          null,
          "TLS error",
          cause == null ? null : withoutStop(cause),
          errors,
          client);
    }

    /// GnuTLS ends its texts as sentences.
    private static String withoutStop(String text) {
      return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /// Past `+0100 ` and `[1234] `, which the owner can turn on (`log_timezone`, `log_selector`).
    private static int behindZoneAndProcess(LogEntry entry, int from) {
      byte[] bytes = entry.buffer();
      int at = from;
      if (hasZone(bytes, at, entry.end())) {
        at += ZONE_LENGTH + 1;
      }
      if (at < entry.end() && bytes[at] == '[') {
        int digits = Digits.skip(bytes, at + 1, entry.end());
        boolean whole =
            digits + 1 < entry.end() && bytes[digits] == ']' && bytes[digits + 1] == ' ';
        at = whole ? digits + 2 : at;
      }
      return at;
    }

    private static boolean hasZone(byte[] bytes, int at, int end) {
      return at + ZONE_LENGTH < end
          && bytes[at + ZONE_LENGTH] == ' '
          && LoggedTime.zone(bytes, at, at + ZONE_LENGTH) != LogEntry.NO_OFFSET;
    }

    private static @Nullable LoggedTime time(LogEntry entry) {
      byte[] bytes = entry.buffer();
      LoggedTime time = LoggedTime.iso(bytes, entry.start(), entry.end());
      return time != null && hasZone(bytes, time.end() + 1, entry.end())
          ? time.withOffset(LoggedTime.zone(bytes, time.end() + 1, time.end() + 1 + ZONE_LENGTH))
          : time;
    }

    /// Past `1rIabc-000AbC-2d `, which is longer from 4.97 on.
    private static int behindId(byte[] bytes, int from, int end) {
      int second = behindPart(bytes, from, end, 6, 6, '-');
      int third = behindPart(bytes, second, end, 6, 11, '-');
      int behind = behindPart(bytes, third, end, 2, 4, ' ');
      return behind < end ? behind : from;
    }

    /// Past so many letters and digits and what ends them; the end of the line if they are not
    /// here.
    private static int behindPart(
        byte[] bytes, int from, int end, int fewest, int most, char stop) {
      int at = from;
      while (at < end && at - from <= most && isLetterOrDigit(bytes[at])) {
        at++;
      }
      boolean fits = at - from >= fewest && at - from <= most && at < end && bytes[at] == stop;
      return fits ? at + 1 : end;
    }

    private static boolean isLetterOrDigit(byte b) {
      int lower = b | 0x20;
      return Digits.isDigit(b) || (lower >= 'a' && lower <= 'z');
    }
  }
}

package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LoggedTime;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// The log of PostgreSQL, in a file of its own or through syslog (`src/backend/utils/error/elog.c`,
/// `src/backend/libpq/be-secure-openssl.c`):
///
/// ```
/// 2023-12-27 02:36:21.123 UTC [171] LOG:  connection received: host=203.0.113.7 port=51515
/// 2023-12-27 02:36:21.124 UTC [171] LOG:  could not accept SSL connection: wrong version number
/// ```
///
/// What stands before the severity is the owner's choice (`log_line_prefix`). A visitor's user or
/// database name may be in it, with a severity of its own, so a line with two of them is never
/// taken for a failure: during the handshake no name is known yet.
public final class PostgresFormat implements LogFormat {
  private static final Words SEVERITIES =
      new Words(
          "LOG:  ",
          "FATAL:  ",
          "ERROR:  ",
          "WARNING:  ",
          "HINT:  ",
          "DETAIL:  ",
          "STATEMENT:  ",
          "CONTEXT:  ",
          "NOTICE:  ",
          "PANIC:  ",
          "INFO:  ",
          "DEBUG:  ",
          "DEBUG1:  ",
          "DEBUG2:  ",
          "DEBUG3:  ",
          "DEBUG4:  ",
          "DEBUG5:  ",
          "QUERY:  ",
          "LOCATION:  ",
          "BACKTRACE:  ");

  private static final Word NO_CONNECTION = new Word("could not accept SSL connection: ");

  /// Words with which Exim and OpenVPN begin behind the same time.
  private static final Words NO_ZONES = new Words("TLS ", "SMTP ", "VRFY ", "EXPN ", "ETRN ");

  private static final Words UTC = new Words("UTC ", "UTC:", "GMT ", "GMT:");
  private static final Word RECEIVED = new Word("connection received: host=");
  private static final Words FAILURES =
      new Words(
          "could not accept SSL connection",
          "could not initialize SSL connection",
          "SSL error: ",
          "SSL error code ",
          "could not load server certificate file",
          "could not load private key file",
          "could not load root certificate file",
          "private key file \"");

  private static final Pattern CODE = Pattern.compile("SSL error code ([0-9]{1,19})");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
  private static final Pattern HOST = Pattern.compile("host=([^ ]+)(?: port=[0-9]+)?");

  /// `%r` prints `203.0.113.7(51515)`, `%h` only the address.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![0-9A-Za-z.])(?:([0-9.]{7,15}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*[0-9A-Fa-f])\\([0-9]+\\)"
              + "|([0-9]+(?:\\.[0-9]+){3}|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)(?=[ ,\\])]|: ))");

  private static final Pattern PROCESS = Pattern.compile("\\[([0-9]+)(?:-[0-9]+)?]");

  /// No prefix is longer.
  private static final int LONGEST_PREFIX = 400;

  @Override
  public String id() {
    return "postgresql";
  }

  @Override
  public boolean owns(String program) {
    return isPostgres(program);
  }

  @Override
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new PostgresReader(sink);
  }

  private static boolean isPostgres(String program) {
    return program.startsWith("postgres");
  }

  /// Remembers clients by process: one serves one connection.
  private static final class PostgresReader extends WaitingReader<String, IpAddress> {
    private final FailureSink sink;

    PostgresReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      byte[] bytes = entry.buffer();
      int start = entry.start();
      int end = entry.end();
      String program = entry.program();
      boolean ours = program != null && isPostgres(program);
      int prefix = behindTime(bytes, start, end);
      if (prefix < 0 && !ours) {
        return false;
      }
      prefix = Math.max(prefix, start);
      int severity = severity(bytes, prefix, Math.min(end, prefix + LONGEST_PREFIX));
      if (severity < 0) {
        return ours;
      }
      open.completeOld(entry.position());
      int message = severity + SEVERITIES.lengthAt(bytes, severity, end);
      if (RECEIVED.isAt(bytes, message, end)) {
        receive(entry, prefix, severity, message);
      } else if (FAILURES.isAt(bytes, message, end) && severity(bytes, message, end) < 0) {
        failure(entry, prefix, severity, message);
      }
      return true;
    }

    /// A client is no failure yet, and may be needed again.
    @Override
    void report(LogEntry entry, IpAddress client) {}

    @Override
    public void finish() {}

    private void receive(LogEntry entry, int prefix, int severity, int message) {
      String key = process(entry, prefix, severity);
      Matcher host = HOST.matcher(entry.text(message, entry.end()));
      IpAddress client = host.find() ? IpAddress.parse(host.group(1)) : null;
      if (client == null) {
        open.remove(key);
      } else {
        open.add(key, entry, client);
      }
    }

    private void failure(LogEntry entry, int prefix, int severity, int from) {
      byte[] bytes = entry.buffer();
      String text = entry.text(from, entry.end());
      boolean accept = text.startsWith("could not accept") || text.startsWith("SSL error");
      boolean local = !accept && !text.startsWith("could not initialize");
      int detail = text.indexOf(": ");
      String message = detail < 0 ? text : text.substring(0, detail);
      String cause = detail < 0 ? null : text.substring(detail + 2);
      String severityName = entry.text(severity, from);
      new OpenFailure(
              entry.time(time(entry)),
              severityName.substring(0, severityName.indexOf(':')),
              local ? Leg.LOCAL : Leg.CLIENT,
              NO_CONNECTION.isAt(bytes, from, entry.end()) ? "SSL_accept" : null,
              null,
              QUOTED.matcher(message).replaceAll("\"…\""),
              cause,
              errors(text),
              local ? null : client(entry, prefix, severity))
          .report(sink, entry, "postgresql");
    }

    /// A code stands where OpenSSL had no text for it, in decimal (`SSLerrmessage`).
    private static List<OpenSslError> errors(String text) {
      Matcher code = CODE.matcher(text);
      return code.find() ? List.of(OpenSslErrors.ofDecimal(code.group(1))) : List.of();
    }

    private @Nullable IpAddress client(LogEntry entry, int prefix, int severity) {
      Matcher address = ADDRESS.matcher(entry.text(prefix, severity));
      while (address.find()) {
        IpAddress found =
            IpAddress.parse(address.group(1) == null ? address.group(2) : address.group(1));
        if (found != null) {
          return found;
        }
      }
      return open.get(process(entry, prefix, severity));
    }

    private static String process(LogEntry entry, int prefix, int severity) {
      if (entry.process() != LogEntry.NO_PROCESS) {
        return Long.toString(entry.process());
      }
      Matcher process = PROCESS.matcher(entry.text(prefix, severity));
      return process.find() ? process.group(1) : "";
    }

    /// Behind `2023-12-27 02:36:21.123 UTC`; the zone is always there. -1 if it is another time.
    private static int behindTime(byte[] bytes, int start, int end) {
      int at = LoggedTime.isoEnd(bytes, start, end, '-');
      if (at < 0 || at + 4 >= end || bytes[at] != ' ' || bytes[start + 10] != ' ') {
        return -1;
      }
      int zone = at + 1;
      int to = zone;
      if (bytes[zone] == '+' || bytes[zone] == '-') {
        to = zone + 3;
      } else {
        while (to < end && bytes[to] >= 'A' && bytes[to] <= 'Z') {
          to++;
        }
      }
      boolean ends =
          to + 1 < end && (bytes[to] == ' ' || (bytes[to] == ':' && bytes[to + 1] != ' '));
      if (!ends || to - zone < 2 || to - zone > 5 || NO_ZONES.isAt(bytes, zone, end)) {
        return -1;
      }
      return to + 1;
    }

    private static @Nullable LoggedTime time(LogEntry entry) {
      byte[] bytes = entry.buffer();
      LoggedTime time =
          behindTime(bytes, entry.start(), entry.end()) < 0
              ? null
              : LoggedTime.iso(bytes, entry.start(), entry.end());
      return time != null && UTC.isAt(bytes, time.end() + 1, entry.end())
          ? time.withOffset(0)
          : time;
    }

    /// Where the first severity stands, behind a space or colon; -1 if there is none.
    private static int severity(byte[] bytes, int from, int end) {
      for (int i = from; i < end; i++) {
        boolean mayBegin = i == from || bytes[i - 1] == ' ' || bytes[i - 1] == ':';
        if (mayBegin && SEVERITIES.isAt(bytes, i, end)) {
          return i;
        }
      }
      return -1;
    }
  }
}

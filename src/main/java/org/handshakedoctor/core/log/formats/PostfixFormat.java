package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// The log of Postfix, which only ever comes through syslog (`src/tls/tls_server.c
/// tls_server_start`, `tls_client.c`, `tls_misc.c tls_print_errors`):
///
/// ```
/// postfix/smtpd[4787]: SSL_accept error from unknown[203.0.113.7]: -1
/// postfix/smtpd[4787]: warning: TLS library problem: error:0A000102:…:../ssl/x.c:1657:
/// ```
///
/// A process serves one connection at a time and writes both lines at once, so the next other line
/// of the process ends the failure.
public final class PostfixFormat implements LogFormat {
  private static final Word ACCEPT = new Word("SSL_accept error from ");
  private static final Word CONNECT = new Word("SSL_connect error to ");
  private static final Word LIBRARY = new Word("warning: TLS library problem: ");

  /// `unknown[203.0.113.7]: -1`, and `[203.0.113.7]:51515: -1` behind postscreen. A host name that
  /// Postfix prints has no brackets (`src/util/valid_hostname.c`).
  private static final Pattern PEER =
      Pattern.compile(
          "[^\\[\\] ]*\\[(?:IPv6:)?([0-9A-Fa-f:.]+)(?:%[^\\]]*)?](?::[0-9]+)?(?:: (.*))?");

  private static final Pattern RETURN_VALUE = Pattern.compile("-?[0-9]+");

  @Override
  public String id() {
    return "postfix";
  }

  @Override
  public boolean owns(String program) {
    return isPostfix(program);
  }

  @Override
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new PostfixReader(sink);
  }

  /// Who wrote a line.
  record Worker(String program, long number) {}

  private static boolean isPostfix(String program) {
    return program.startsWith("postfix");
  }

  private static final class PostfixReader extends WaitingReader<Worker, OpenFailure> {
    private final FailureSink sink;

    PostfixReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      String program = entry.program();
      if (program == null || !isPostfix(program)) {
        return false;
      }
      open.completeOld(entry.position());
      byte[] bytes = entry.buffer();
      int start = entry.start();
      int end = entry.end();
      boolean isLibrary = LIBRARY.isAt(bytes, start, end);
      boolean isAccept = ACCEPT.isAt(bytes, start, end);
      if (!isLibrary && !isAccept && !CONNECT.isAt(bytes, start, end)) {
        if (!open.isEmpty()) {
          open.complete(new Worker(program, entry.process()));
        }
        return true;
      }
      Worker process = new Worker(program, entry.process());
      if (isLibrary) {
        libraryProblem(entry, process, text(entry, LIBRARY));
        return true;
      }
      open.complete(process);
      if (isAccept) {
        error(entry, process, Leg.CLIENT, text(entry, ACCEPT));
      } else {
        error(entry, process, Leg.UPSTREAM, text(entry, CONNECT));
      }
      return true;
    }

    private void error(LogEntry entry, Worker process, Leg leg, String rest) {
      Matcher peer = PEER.matcher(rest);
      boolean known = peer.matches();
      String said = known ? peer.group(2) : null;
      boolean onlyNumber = said != null && RETURN_VALUE.matcher(said).matches();
      OpenFailure failure =
          failure(
              entry,
              leg,
              onlyNumber ? null : said,
              known && leg == Leg.CLIENT ? IpAddress.parse(peer.group(1)) : null);
      if (onlyNumber) {
        open.add(process, entry, failure);
      } else {
        report(entry, failure);
      }
    }

    private void libraryProblem(LogEntry entry, Worker process, String problem) {
      OpenFailure known = open.get(process);
      OpenFailure failure =
          known != null ? known : failure(entry, legOf(entry.program()), null, null);
      OpenFailure more = failure.withMore(OpenSslErrors.parse(problem));
      if (known == null) {
        open.add(process, entry, more);
      } else {
        open.update(process, more);
      }
    }

    /// Without the line that says so, the program does: smtp and lmtp deliver to others.
    private static Leg legOf(@Nullable String program) {
      boolean delivers =
          program != null && (program.endsWith("/smtp") || program.endsWith("/lmtp"));
      return delivers ? Leg.UPSTREAM : Leg.CLIENT;
    }

    private static OpenFailure failure(
        LogEntry entry, Leg leg, @Nullable String cause, @Nullable IpAddress client) {
      boolean accept = leg == Leg.CLIENT;
      return new OpenFailure(
          entry.time(null),
          null,
          leg,
          accept ? "SSL_accept" : "SSL_connect",
          null,
          accept ? "SSL_accept error" : "SSL_connect error",
          cause,
          List.of(),
          client);
    }

    @Override
    void report(LogEntry entry, OpenFailure failure) {
      failure.report(sink, entry, "postfix");
    }

    private static String text(LogEntry entry, Word behind) {
      return entry.text(entry.start() + behind.length(), entry.end());
    }
  }
}

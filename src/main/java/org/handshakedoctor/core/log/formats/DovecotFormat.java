package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;
import java.util.Set;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LoggedTime;
import org.jspecify.annotations.Nullable;

/// The log of Dovecot, through syslog or in a file of its own (`src/lib/failures.c`,
/// `src/login-common/client-common.c client_get_log_str`):
///
/// ```
/// dovecot: imap-login: Disconnected: … (no auth attempts in 1 secs): user=<>, rip=IP, lip=…, TLS handshaking: …
/// Dec 27 02:36:21 imap-login: Info: Disconnected …
/// ```
///
/// Only the login processes meet strangers' TLS, and they say how a connection ended in one line.
public final class DovecotFormat implements LogFormat {
  private static final Word LOGIN = new Word("-login");
  private static final Word COLON = new Word(": ");
  private static final Words LEVELS =
      new Words("Info: ", "Error: ", "Warning: ", "Fatal: ", "Panic: ", "Debug: ");

  /// With `log_timestamp` and nothing else before them, only these are surely Dovecot's.
  private static final Words PROCESSES =
      new Words(
          "imap",
          "pop3",
          "submission",
          "managesieve",
          "lmtp",
          "lda",
          "auth",
          "master",
          "config",
          "anvil",
          "log",
          "stats",
          "ssl-params",
          "doveadm",
          "indexer",
          "replicator",
          "dict");

  private static final Set<String> PROGRAMS =
      Set.of(
          "dovecot",
          "imap-login",
          "pop3-login",
          "submission-login",
          "managesieve-login",
          "sieve-login");

  @Override
  public String id() {
    return "dovecot";
  }

  @Override
  public boolean owns(String program) {
    return PROGRAMS.contains(program);
  }

  @Override
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new DovecotReader(sink, newest);
  }

  private static final class DovecotReader implements Reader {
    private final FailureSink sink;
    private final LocalDate newest;

    DovecotReader(FailureSink sink, LocalDate newest) {
      this.sink = sink;
      this.newest = newest;
    }

    @Override
    public boolean read(LogEntry entry) {
      String program = entry.program();
      if (program != null) {
        if (!PROGRAMS.contains(program)) {
          return false;
        }
        report(entry, entry.start(), !program.equals("dovecot"));
        return true;
      }
      byte[] bytes = entry.buffer();
      int end = entry.end();
      int at = LoggedTime.isoEnd(bytes, entry.start(), end, '-');
      if (at < 0) {
        at = LoggedTime.bsdEnd(bytes, entry.start(), end);
      }
      if (at < 0 || at + 1 >= end || bytes[at] != ' ' || !isDovecots(bytes, at + 1, end)) {
        return false;
      }
      report(entry, at + 1, false);
      return true;
    }

    /// Whether a process of Dovecot's stands here, with its user and a level or `login` behind.
    private static boolean isDovecots(byte[] bytes, int from, int end) {
      int at = from + PROCESSES.lengthAt(bytes, from, end);
      if (at == from) {
        return false;
      }
      if (LOGIN.isAt(bytes, at, end) && COLON.isAt(bytes, at + LOGIN.length(), end)) {
        return true;
      }
      int colon = COLON.indexIn(bytes, at, end);
      while (colon >= 0 && !LEVELS.isAt(bytes, colon + 2, end)) {
        colon = COLON.indexIn(bytes, colon + 1, end);
      }
      return colon >= 0;
    }

    private void report(LogEntry entry, int from, boolean programIsLogin) {
      byte[] bytes = entry.buffer();
      int end = entry.end();
      int at = programIsLogin ? from : behindLogin(bytes, from, end);
      if (at < 0) {
        return;
      }
      int level = LEVELS.lengthAt(bytes, at, end);
      String levelName = level == 0 ? null : entry.text(at, at + level - COLON.length());
      if ("Debug".equals(levelName)) {
        return;
      }
      DovecotEnd found = DovecotEnd.of(entry.text(at + level, end), levelName);
      if (found != null) {
        LoggedTime time = entry.time(time(entry));
        sink.failure(entry, time.seconds(), time.offset(), found.kind(), found.client());
      }
    }

    /// Null behind a syslog, where the line has none.
    private @Nullable LoggedTime time(LogEntry entry) {
      if (entry.program() != null) {
        return null;
      }
      LoggedTime iso = LoggedTime.iso(entry.buffer(), entry.start(), entry.end());
      return iso == null ? LoggedTime.bsd(entry.buffer(), entry.start(), entry.end(), newest) : iso;
    }

    /// Where the message of a login process begins, or -1 if it is another process.
    private static int behindLogin(byte[] bytes, int from, int end) {
      int at = from;
      while (at < end && (Character.isLowerCase(bytes[at]) || bytes[at] == '3')) {
        at++;
      }
      boolean login =
          at > from && LOGIN.isAt(bytes, at, end) && COLON.isAt(bytes, at + LOGIN.length(), end);
      return login ? at + LOGIN.length() + COLON.length() : -1;
    }
  }
}

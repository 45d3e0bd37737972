package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LoggedTime;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.log.PartSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// The log of stunnel 4 and 5, in a file of its own or through syslog (`src/log.c`, `src/ssl.c
/// sslerror_queue`, `src/client.c`):
///
/// ```
/// 2023.12.27 02:36:21 LOG5[12]: Service [https] accepted connection from 203.0.113.7:51515
/// 2023.12.27 02:36:21 LOG3[12]: error queue: tls_x@ssl/x.c:1: error:0A000139:…
/// 2023.12.27 02:36:21 LOG3[12]: SSL_accept: ssl3_y@ssl/y.c:2: error:0A00010B:…
/// ```
///
/// The thread tells which lines belong together. The errors come newest first; the one behind the
/// operation is the oldest and the last.
public final class StunnelFormat implements LogFormat {
  private static final HeadPattern HEAD =
      HeadPattern.of(
          "(?:(\\d{4}\\.\\d\\d\\.\\d\\d \\d\\d:\\d\\d:\\d\\d) )?(LOG\\d)\\[([^\\]]{1,40})\\]: ",
          Kind.TIME, Kind.LEVEL, Kind.THREAD);

  private static final Word LOG = new Word("LOG");
  private static final Word QUEUE = new Word("error queue: ");
  private static final Word SERVICE = new Word("Service [");
  private static final Words OPERATIONS =
      new Words("SSL_accept: ", "SSL_connect: ", "SSL_read: ", "SSL_write: ", "SSL_shutdown: ");

  /// In client mode stunnel is the visitor of another server.
  private static final Words CONNECTED =
      new Words("SSL connected", "TLS connected", "SSL_connect: ");

  private static final Pattern ACCEPTED =
      Pattern.compile("Service \\[[^\\]]*] accepted .*from (?:\\[([^\\]]+)]|(.+)):[0-9]+");

  /// ` (104)` behind the text of a socket error.
  private static final Pattern ERRNO = Pattern.compile(" \\([0-9]+\\)$");

  /// syslog's debug: what a call did, failed or not.
  private static final char DEBUG = '7';

  @Override
  public String id() {
    return "stunnel";
  }

  @Override
  public boolean takeApart(LogEntry entry, PartSink parts) {
    HEAD.find(entry, parts);
    return false;
  }

  @Override
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new StunnelReader(sink);
  }

  /// Who wrote a line.
  record Worker(String number, long process) {}

  /// What a thread has said so far.
  ///
  /// @param newest the errors of the queue that were printed, newest first
  record Connection(@Nullable IpAddress client, boolean connects, List<OpenSslError> newest) {
    static final Connection NEW = new Connection(null, false, List.of());

    Connection {
      newest = List.copyOf(newest);
    }
  }

  private static final class StunnelReader
      extends WaitingReader<StunnelFormat.Worker, StunnelFormat.Connection> {
    private final FailureSink sink;

    StunnelReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      byte[] bytes = entry.buffer();
      int end = entry.end();
      boolean timed = entry.start() < end && bytes[entry.start()] != 'L';
      int at = entry.start();
      if (timed) {
        at = LoggedTime.isoEnd(bytes, entry.start(), end, '.') + 1;
        if (at <= 0 || at >= end || bytes[at - 1] != ' ') {
          return false;
        }
      }
      int thread = at + LOG.length() + 2;
      if (!LOG.isAt(bytes, at, end) || thread >= end || bytes[thread - 1] != '[') {
        return false;
      }
      int threadEnd = thread;
      while (threadEnd < end && bytes[threadEnd] != ']') {
        threadEnd++;
      }
      if (threadEnd + 3 > end || bytes[threadEnd + 1] != ':' || bytes[threadEnd + 2] != ' ') {
        return false;
      }
      open.completeOld(entry.position());
      char level = (char) bytes[thread - 2];
      Worker key = new Worker(entry.text(thread, threadEnd), entry.process());
      readMessage(entry, threadEnd + 3, key, level);
      return true;
    }

    /// What a thread has said is no failure yet, and may be needed again.
    @Override
    void report(LogEntry entry, Connection known) {}

    @Override
    public void finish() {}

    private void readMessage(LogEntry entry, int from, Worker key, char level) {
      byte[] bytes = entry.buffer();
      int end = entry.end();
      if (SERVICE.isAt(bytes, from, end)) {
        Matcher accepted = ACCEPTED.matcher(entry.text(from, end));
        if (accepted.matches()) {
          String address = accepted.group(1) == null ? accepted.group(2) : accepted.group(1);
          IpAddress client = IpAddress.parse(address);
          open.add(key, entry, new Connection(client, false, List.of()));
        }
        return;
      }
      if (CONNECTED.isAt(bytes, from, end)) {
        Connection known = known(key);
        remember(key, entry, new Connection(known.client(), true, known.newest()));
      }
      if (level == DEBUG) {
        return;
      }
      if (QUEUE.isAt(bytes, from, end)) {
        Connection known = known(key);
        List<OpenSslError> newest = new ArrayList<>(known.newest());
        newest.addAll(OpenSslErrors.parse(entry.text(from, end)));
        remember(key, entry, new Connection(known.client(), known.connects(), newest));
        return;
      }
      int operation = OPERATIONS.lengthAt(bytes, from, end);
      if (operation > 0) {
        Connection known = known(key);
        remember(key, entry, new Connection(known.client(), known.connects(), List.of()));
        String name = entry.text(from, from + operation - ": ".length());
        failure(entry, known, level, name, entry.text(from + operation, end));
      }
    }

    private void failure(
        LogEntry entry, Connection connection, char level, String operation, String said) {
      List<OpenSslError> errors = OpenSslErrors.parse(said);
      String cause = errors.isEmpty() ? ERRNO.matcher(said).replaceFirst("") : null;
      List<OpenSslError> oldestFirst = new ArrayList<>(errors);
      oldestFirst.addAll(connection.newest().reversed());
      new OpenFailure(
              entry.time(LoggedTime.iso(entry.buffer(), entry.start(), entry.end(), '.')),
              "LOG" + level,
              connection.connects() ? Leg.UPSTREAM : Leg.CLIENT,
              operation,
              null,
              operation,
              cause,
              oldestFirst,
              connection.client())
          .report(sink, entry, "stunnel");
    }

    private Connection known(Worker key) {
      Connection known = open.get(key);
      return known == null ? Connection.NEW : known;
    }

    private void remember(Worker key, LogEntry entry, Connection connection) {
      if (open.get(key) == null) {
        open.add(key, entry, connection);
      } else {
        open.update(key, connection);
      }
    }
  }
}

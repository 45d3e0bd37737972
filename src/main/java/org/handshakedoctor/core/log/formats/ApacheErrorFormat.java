package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.PartSink;
import org.handshakedoctor.core.tls.Leg;

/// The error log of Apache httpd 2.4 and 2.2 (`server/log.c`, `modules/ssl/ssl_engine_log.c`):
///
/// ```
/// [Wed Dec 27 02:36:21.123456 2023] [ssl:info] [pid 1:tid 2] [client IP:PORT] AH02008: SSL library error 1 in handshake (server NAME:PORT)
/// [Wed Dec 27 02:36:21.123470 2023] [ssl:info] [pid 1:tid 2] SSL Library Error: error:0A00006C:SSL routines::bad key share
/// ```
///
/// One failed operation has several lines: what happened to whom, then a line for each error in
/// OpenSSL's queue, and perhaps what httpd did about it. The lines of other threads stand between.
/// What belongs together is found by process and thread, in 2.2, which prints neither, by the
/// order.
public final class ApacheErrorFormat implements LogFormat {
  private static final Pattern SERVER = Pattern.compile(" \\(server ([^ ,()]+)[,)]");

  @Override
  public String id() {
    return "apache";
  }

  @Override
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new ApacheReader(sink);
  }

  @Override
  public Details details(LogEntry entry) {
    ApacheLine line = new ApacheLine();
    if (!line.split(entry) || ApacheShape.of(line) == null) {
      return Details.NONE;
    }
    Matcher server = SERVER.matcher(line.messageText());
    return new Details(
        server.find() ? server.group(1) : null, null, line.isRemote ? line.peerText() : null);
  }

  @Override
  public boolean takeApart(LogEntry entry, PartSink parts) {
    ApacheLine line = new ApacheLine();
    if (line.split(entry)) {
      line.head(parts);
    }
    return false;
  }

  /// Thread-confined: remembers the failures that are not told completely.
  private static final class ApacheReader extends WaitingReader<Teller, ApacheFailure> {
    private final FailureSink sink;
    private final ApacheLine line = new ApacheLine();
    private final KindMemory<ApacheFailure.Words> kinds = new KindMemory<>();

    ApacheReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      if (!line.split(entry)) {
        return false;
      }
      open.completeOld(entry.position());
      if (line.isDebug()) {
        return true;
      }
      if (ApacheShape.isReason(line)) {
        reason(entry);
        return true;
      }
      ApacheShape shape = ApacheShape.of(line);
      if (shape != null) {
        failure(entry, ApacheFailure.of(line, shape));
      } else if (!open.isEmpty()) {
        other();
      }
      return true;
    }

    private void failure(LogEntry entry, ApacheFailure next) {
      Teller teller = Teller.of(line);
      ApacheFailure told = open.get(teller);
      if (told != null && told.continuesIn(next)) {
        open.update(teller, told.withClient(next.client()));
        return;
      }
      open.complete(teller);
      open.add(teller, entry, next);
    }

    private void reason(LogEntry entry) {
      Teller teller = Teller.of(line);
      ApacheFailure told = open.get(teller);
      if (told == null) {
        open.add(teller, entry, ApacheFailure.ofReason(line));
      } else {
        open.update(teller, told.with(ApacheShape.reasonText(line)));
      }
    }

    /// A line that reports nothing ends what its thread was telling.
    private void other() {
      Teller teller = Teller.of(line);
      ApacheFailure told = open.get(teller);
      if (told == null) {
        return;
      }
      boolean goesOn = told.isOf(Leg.UPSTREAM) && ApacheShape.isAboutProxying(line);
      boolean isAnybodys = line.process < 0 && told.words().reasons().isEmpty();
      if (!goesOn && !isAnybodys) {
        open.complete(teller);
      }
    }

    @Override
    void report(LogEntry entry, ApacheFailure told) {
      if (!told.lacksReason()) {
        sink.failure(
            entry,
            told.time().seconds(),
            told.time().offset(),
            kinds.get(told.words(), ApacheFailure::kind),
            told.client());
      }
    }
  }

  /// The thread that wrote a line; -1 for what is not printed.
  private record Teller(long process, long thread) {
    static Teller of(ApacheLine line) {
      return new Teller(line.process, line.thread);
    }
  }
}

package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.PartSink;

/// The error log of lighttpd 1.4 (`src/log.c`, `src/mod_openssl.c`; before 1.4.46
/// `src/connections.c` and `src/network_openssl.c`):
///
/// ```
/// 2023-12-27 02:36:21: (mod_openssl.c.4870) SSL: addr:203.0.113.7 ssl_err:1 error:0A000102:SSL routines::unsupported protocol
/// ```
///
/// Each error of OpenSSL's queue has a line. lighttpd has one thread, so lines of one queue stand
/// together; but so do those of a scanner. Only an error that is never alone is joined to another.
/// Older versions print no address, and all versions leave out what they take for noise.
public final class LighttpdErrorFormat implements LogFormat {
  private static final HeadPattern HEAD =
      HeadPattern.of(
          "(?:(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d): )?\\(([^()]{1,300})\\) ",
          Kind.TIME, Kind.MODULE);

  @Override
  public String id() {
    return "lighttpd";
  }

  @Override
  public boolean takeApart(LogEntry entry, PartSink parts) {
    HEAD.find(entry, parts);
    return false;
  }

  @Override
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new LighttpdReader(sink);
  }

  /// Thread-confined: remembers the last failure, which the next line may complete.
  private static final class LighttpdReader extends WaitingReader<String, LighttpdFailure> {
    /// lighttpd has one thread, so at most one failure waits.
    private static final String ONLY = "";

    private final FailureSink sink;
    private final LighttpdLine line = new LighttpdLine();
    private final KindMemory<LighttpdFailure.Words> kinds = new KindMemory<>();

    LighttpdReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      if (!line.split(entry)) {
        return false;
      }
      open.completeOld(entry.position());
      LighttpdFailure next = line.isOfTls() ? LighttpdFailure.parse(line) : null;
      if (next != null) {
        failure(entry, next);
      } else if (!line.isIssuer()) {
        open.completeAll();
      }
      return true;
    }

    private void failure(LogEntry entry, LighttpdFailure next) {
      LighttpdFailure known = open.get(ONLY);
      LighttpdFailure joined = known == null ? null : known.joined(next);
      if (known == null || joined == null) {
        open.completeAll();
        open.add(ONLY, entry, next);
      } else if (known.isCheck()) {
        open.add(ONLY, entry, joined);
      } else {
        open.update(ONLY, joined);
      }
    }

    @Override
    void report(LogEntry entry, LighttpdFailure told) {
      sink.failure(
          entry,
          told.time().seconds(),
          told.time().offset(),
          kinds.get(told.words(), LighttpdFailure::kind),
          told.client());
    }
  }
}

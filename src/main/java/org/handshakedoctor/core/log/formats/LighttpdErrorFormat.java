package org.handshakedoctor.core.log.formats;

import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.jspecify.annotations.Nullable;

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

  @Override
  public String id() {
    return "lighttpd";
  }

  @Override
  public Reader newReader(FailureSink sink) {
    return new LighttpdReader(sink);
  }

  /// Thread-confined: remembers the last failure, which the next line may complete.
  private static final class LighttpdReader implements Reader {
    /// Half of what is remembered: what a line is taken for depends on one that is so far back.
    private static final int REACH = MEMORY / 2;

    private final FailureSink sink;
    private final LighttpdLine line = new LighttpdLine();
    private final KindMemory<LighttpdFailure.Words> kinds = new KindMemory<>();
    private @Nullable LighttpdFailure open;

    LighttpdReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      if (!line.split(entry)) {
        return false;
      }
      forget(entry.position());
      LighttpdFailure next = line.isOfTls() ? LighttpdFailure.parse(line, entry) : null;
      if (next != null) {
        LighttpdFailure joined = open == null ? null : open.joined(next);
        if (joined == null) {
          finish();
        }
        open = joined == null ? next : joined;
      } else if (!line.isIssuer()) {
        finish();
      }
      return true;
    }

    @Override
    public void unread(LogEntry entry) {
      forget(entry.position());
    }

    @Override
    public void finish() {
      if (open != null) {
        sink.failure(
            open.line().entry(),
            open.timeSeconds(),
            open.offsetSeconds(),
            kinds.get(open.words(), LighttpdFailure::kind),
            open.client());
        open = null;
      }
    }

    @Override
    public Object state(long position, long number) {
      forget(position);
      return open == null ? "" : open.at(open.line().relativeTo(position, number));
    }

    @Override
    public void restore(Object state, long position, long number) {
      open =
          state instanceof LighttpdFailure told
              ? told.at(told.line().movedTo(position, number))
              : null;
    }

    private void forget(long position) {
      if (open != null && open.line().entry().position() + REACH <= position) {
        finish();
      }
    }
  }
}

package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.PartSink;
import org.handshakedoctor.core.log.ServerEvent;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;

/// The error log of nginx, OpenResty, Tengine, Angie and freenginx (`src/core/ngx_log.c`):
///
/// ```
/// 2023/12/27 02:36:21 [crit] 13721#0: *2341389 MESSAGE while ACTION, client: IP, server: … , request: "…"
/// ```
///
/// A failure is recognised by the first words of MESSAGE, which nginx writes itself; the rest of a
/// line can hold text from a visitor. What stands between the level and the client is the same for
/// all lines of one kind but for the process and connection numbers, so it is parsed once and
/// remembered by its bytes.
public final class NginxErrorFormat implements LogFormat {
  private static final Word SERVER = new Word(", server: ");
  private static final Word HOST = new Word(", host: \"");
  private static final Word UPSTREAM = new Word(", upstream: \"");

  @Override
  public String id() {
    return "nginx";
  }

  @Override
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new NginxReader(sink);
  }

  @Override
  public Details details(LogEntry entry) {
    NginxLine parts = new NginxLine();
    if (!parts.split(entry.buffer(), entry.start(), entry.end()) || !parts.isTlsFailure()) {
      return Details.NONE;
    }
    return new Details(parts.value(SERVER), parts.value(HOST), parts.value(UPSTREAM));
  }

  @Override
  public boolean takeApart(LogEntry entry, PartSink parts) {
    return NginxParts.find(entry, parts);
  }

  /// Thread-confined: remembers kinds, and where the last record stood that was not ended.
  private static final class NginxReader implements Reader {
    private final FailureSink sink;
    private final NginxLine parts = new NginxLine();
    private final KindTable kinds = new KindTable();
    private final RecentKinds recent = new RecentKinds();
    private final NginxForgery forgery = new NginxForgery();

    NginxReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      if (!parts.split(entry.buffer(), entry.start(), entry.end())) {
        return false;
      }
      FailureKind known = recent.find(parts);
      if (known == null && !parts.isTlsFailure()) {
        forgery.otherRecord(entry, parts, sink);
        tellOther(entry);
        return true;
      }
      IpAddress client = parts.client();
      if (forgery.isForged(entry, parts, sink)) {
        return true;
      }
      FailureKind kind = known;
      if (kind == null) {
        kind = kinds.get(parts);
        recent.remember(parts, kind);
      }
      sink.failure(entry, parts.timeSeconds(), LogEntry.NO_OFFSET, kind, client);
      if (forgery.hasNewTail()) {
        tellOwn(entry, kind.leg());
      }
      return true;
    }

    private void tellOwn(LogEntry entry, Leg leg) {
      IpAddress listener = parts.listener();
      if (listener != null) {
        sink.own(entry, listener);
      }
      IpAddress backend = leg == Leg.UPSTREAM ? parts.backend() : null;
      if (backend != null) {
        sink.own(entry, backend);
      }
    }

    /// What may be inside a record that a visitor wrote into tells nothing.
    private void tellOther(LogEntry entry) {
      if (forgery.mayBeInside(entry)) {
        return;
      }
      sink.other(parts.timeSeconds(), LogEntry.NO_OFFSET);
      ServerEvent event = NginxNotice.of(parts);
      if (event != null) {
        sink.event(entry, parts.timeSeconds(), LogEntry.NO_OFFSET, event);
      }
    }

    @Override
    public void unread(LogEntry entry) {
      forgery.continuation(entry, sink);
    }

    @Override
    public Object state(long position, long number) {
      return forgery.state(position, number);
    }

    @Override
    public void restore(Object state, long position, long number) {
      forgery.restore((NginxForgery.State) state, position, number);
    }
  }
}

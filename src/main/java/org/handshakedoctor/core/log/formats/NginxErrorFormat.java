package org.handshakedoctor.core.log.formats;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;

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
  public Reader newReader(FailureSink sink) {
    return new NginxReader(sink);
  }

  @Override
  public @Nullable FailureKind recognize(Line line) {
    NginxLine parts = new NginxLine();
    boolean failure = parts.split(line.buffer(), line.start(), line.end()) && parts.isTlsFailure();
    return failure ? NginxMessage.parse(parts) : null;
  }

  @Override
  public TlsFailure complete(String source, Line line, FailureKind kind) {
    NginxLine parts = new NginxLine();
    if (!parts.split(line.buffer(), line.start(), line.end()) || !parts.isTlsFailure()) {
      throw new IllegalArgumentException("not a failure of nginx");
    }
    return new TlsFailure(
        source,
        line.number(),
        time(parts),
        kind,
        parts.client(),
        parts.value(SERVER),
        parts.value(HOST),
        parts.value(UPSTREAM));
  }

  private static @Nullable LocalDateTime time(NginxLine parts) {
    int seconds = parts.timeSeconds();
    return seconds == FailureSink.NO_TIME
        ? null
        : LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
  }

  /// Thread-confined: remembers kinds, and where the last record stood that was not ended.
  private static final class NginxReader implements Reader {
    private final FailureSink sink;
    private final NginxLine parts = new NginxLine();
    private final KindTable kinds = new KindTable();
    private final NginxForgery forgery = new NginxForgery();

    NginxReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(Line line) {
      if (!parts.split(line.buffer(), line.start(), line.end())) {
        forgery.continuation(line, sink);
        return false;
      }
      if (!parts.isTlsFailure()) {
        forgery.otherRecord(line, parts, sink);
        return true;
      }
      if (forgery.isForged(line, parts, sink)) {
        return true;
      }
      FailureKind kind = kinds.get(parts);
      IpAddress client = parts.client();
      sink.failure(line, parts.timeSeconds(), kind, client);
      return true;
    }
  }
}

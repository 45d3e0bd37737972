package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;
import java.util.List;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LoggedTime;
import org.handshakedoctor.core.log.PartSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;

/// Access logs of web servers: who got in. Beside the failures of an error log they tell whether
/// the site works for others.
///
/// One failure shows only here: a TLS handshake that arrives where plain HTTP is spoken is a
/// request of strange bytes to the server. It is looked for at the beginning of the request and
/// nowhere else; the rest of a line is the visitor's own text.
public final class AccessFormat implements LogFormat {
  private static final HeadPattern HEAD =
      HeadPattern.of(
          "(?:\\S{1,300} )?([0-9A-Fa-f:.]{2,45}) [^\\[]{0,300}\\[([^\\]]{20,40})\\] \"((?:[^\"\\\\]|\\\\.){0,8000})",
          Kind.CLIENT,
          Kind.TIME,
          Kind.REQUEST);

  private static final String ID = "access";
  private static final String TLS_TO_PLAIN_PORT = "TLS handshake sent to a plain HTTP port";

  private static final FailureKind KIND =
      new FailureKind(
          ID, null, Leg.CLIENT, null, null, TLS_TO_PLAIN_PORT, List.of(), null, TLS_TO_PLAIN_PORT);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean takeApart(LogEntry entry, PartSink parts) {
    HEAD.find(entry, parts);
    return false;
  }

  /// The reader remembers nothing: each line is whole.
  @Override
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return entry -> read(entry, sink);
  }

  private static boolean read(LogEntry entry, FailureSink sink) {
    AccessLine line = CommonLogLine.parse(entry.buffer(), entry.start(), entry.end());
    if (line == null) {
      line = JsonAccessLine.parse(entry);
    }
    if (line == null) {
      return false;
    }
    LoggedTime time = line.time();
    int seconds = time == null ? entry.timeSeconds() : time.seconds();
    int offset = time == null ? entry.offsetSeconds() : time.offset();
    IpAddress client = line.client();
    if (line.request() == AccessLine.Request.TLS) {
      sink.failure(entry, seconds, offset, KIND, client);
    } else if (line.isVisit() && client != null) {
      sink.visit(entry, seconds, offset, client);
    }
    return true;
  }
}

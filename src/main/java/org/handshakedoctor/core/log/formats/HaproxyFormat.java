package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.PartSink;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// The log of HAProxy, nearly always inside a syslog envelope (`src/session.c`, `src/connection.c
/// conn_err_code_str()`, `src/log.c`, manual chapter 8.2):
///
/// ```
/// IP:PORT [27/Dec/2023:02:36:21.380] FRONTEND/BIND: SSL handshake failure (error:0A00006C:SSL routines::bad key share)
/// IP:PORT [27/Dec/2023:02:36:21.380] FRONTEND~ BACKEND/SERVER 0/0/1/2/3 200 49 - - ---- 1/1/0/0/0 0/0 "GET / HTTP/1.1"
/// Server BACKEND/SERVER is DOWN, reason: Layer6 invalid response, info: "SSL handshake failure", …
/// ```
///
/// The lines of requests tell of visitors that got in.
public final class HaproxyFormat implements LogFormat {

  @Override
  public String id() {
    return "haproxy";
  }

  @Override
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new HaproxyReader(sink);
  }

  @Override
  public Details details(LogEntry entry) {
    HaproxyLine line = new HaproxyLine();
    return switch (line.split(entry) ? line.what() : HaproxyLine.What.NOTHING) {
      case CONNECTION -> {
        HaproxySession session = HaproxySession.parse(line.rest());
        yield session == null ? Details.NONE : new Details(session.server(), session.host(), null);
      }
      case SERVER_STATE -> new Details(null, null, HaproxyHealth.server(line.rest()));
      case NOTHING -> Details.NONE;
    };
  }

  @Override
  public boolean takeApart(LogEntry entry, PartSink parts) {
    HaproxyLine line = new HaproxyLine();
    if (line.split(entry) && line.what() == HaproxyLine.What.CONNECTION) {
      line.head(parts);
    }
    return false;
  }

  /// Thread-confined.
  private static final class HaproxyReader implements Reader {
    private static final int MOST_TEXTS = 1024;

    private final FailureSink sink;
    private final HaproxyLine line = new HaproxyLine();
    private final Map<String, HaproxySession> failed = new HashMap<>();
    private final KindMemory<HaproxySession.Words> sessionKinds = new KindMemory<>();
    private final KindMemory<HaproxyHealth> healthKinds = new KindMemory<>();

    HaproxyReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      if (!line.split(entry)) {
        return false;
      }
      return switch (line.what()) {
        case CONNECTION -> connection(entry);
        case SERVER_STATE -> serverState(entry);
        case NOTHING -> true;
      };
    }

    private boolean connection(LogEntry entry) {
      HaproxySession session = session(line.rest());
      if (session == null) {
        return false;
      }
      IpAddress client = line.client();
      if (session.words() != null) {
        sink.failure(
            entry,
            line.time().seconds(),
            line.time().offset(),
            sessionKinds.get(session.words(), HaproxySession.Words::kind),
            client);
      }
      if (session.served() && client != null) {
        sink.visit(entry, line.time().seconds(), line.time().offset(), client);
      }
      return true;
    }

    /// What failed is said in the same words again and again; requests are not.
    private @Nullable HaproxySession session(String text) {
      HaproxySession known = failed.get(text);
      HaproxySession session = known == null ? HaproxySession.parse(text) : known;
      boolean isNew = known == null && session != null && session.words() != null;
      if (isNew && failed.size() < MOST_TEXTS) {
        failed.put(text, session);
      }
      return session;
    }

    /// These lines have no time of their own, only that of their envelope.
    private boolean serverState(LogEntry entry) {
      HaproxyHealth health = HaproxyHealth.parse(line.level(), line.rest());
      if (health != null) {
        sink.failure(
            entry,
            entry.timeSeconds(),
            entry.offsetSeconds(),
            healthKinds.get(health, HaproxyHealth::kind),
            null);
      }
      return true;
    }
  }
}

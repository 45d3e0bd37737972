package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// The log of Traefik (`pkg/server/server_entrypoint_tcp.go`, `pkg/proxy/httputil`): up to version
/// 2 as logrus writes it, from 3 on as zerolog does, both also as JSON.
///
/// ```
/// time="2023-12-27T02:36:21Z" level=debug msg="http: TLS handshake error from …"
/// 2023-12-27T02:36:21Z DBG log/log.go:245 > http: TLS handshake error from …
/// {"level":"debug","time":"2023-12-27T02:36:21Z","message":"http: TLS handshake error from …"}
/// ```
///
/// Traefik hands Go's own lines on at level debug, so there debug is the failure itself. Other
/// programs write such JSON too, and put the lines of other servers into it; only what is surely of
/// Traefik is taken.
public final class TraefikFormat implements LogFormat {
  private static final Word LOGFMT = new Word("time=\"");
  private static final Word LEVEL = new Word("\" level=");
  private static final Word OBJECT = new Word("{\"");
  private static final Word HANDSHAKE = new Word("\"" + GoMessage.HANDSHAKE);
  private static final Word CAUSED_BY = new Word("' caused by: ");
  private static final Word ERROR_FIELD = new Word("\"error\":\"");

  private static final Pattern FIELDS = Pattern.compile(" level=([a-z]+) (msg=.*)");

  /// Escape sequences of colours are taken away before.
  private static final Pattern CONSOLE =
      Pattern.compile(" (TRC|DBG|INF|WRN|ERR|FTL|PNC) (?:[\\w./@-]+:[0-9]+ > )?(.*)");

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern STATUS =
      Pattern.compile("'?5[0-9]{2} [A-Z][A-Za-z ]+(?:' caused by: (.*)|(?: |$)(.*))");

  private static final Words LEVELS =
      new Words(" TRC ", " DBG ", " INF ", " WRN ", " ERR ", " FTL ", " PNC ");

  @Override
  public String id() {
    return "traefik";
  }

  @Override
  public Reader newReader(FailureSink sink) {
    return new TraefikReader(sink);
  }

  private static final class TraefikReader implements Reader {
    private final FailureSink sink;
    private final LoggedTime time = new LoggedTime();

    TraefikReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      byte[] bytes = entry.buffer();
      int start = entry.start();
      int end = entry.end();
      if (start >= end) {
        return false;
      }
      return switch (bytes[start]) {
        case 't' -> readLogfmt(entry);
        case '{' -> readJson(entry);
        case '\u001b' -> readConsole(entry, uncoloured(bytes, start, end));
        default -> {
          int at = time.read(bytes, start, end, '-');
          yield at > 0
              && (LEVELS.isAt(bytes, at, end) || (at + 1 < end && bytes[at + 1] == '\u001b'))
              && readConsole(entry, uncoloured(bytes, start, end));
        }
      };
    }

    private boolean readLogfmt(LogEntry entry) {
      byte[] bytes = entry.buffer();
      int from = entry.start() + LOGFMT.length();
      int end = entry.end();
      int at = LOGFMT.isAt(bytes, entry.start(), end) ? time.read(bytes, from, end, '-') : -1;
      if (at < 0 || !LEVEL.isAt(bytes, at, end)) {
        return false;
      }
      Matcher fields =
          FIELDS.matcher(new String(bytes, at + 1, end - at - 1, StandardCharsets.UTF_8));
      if (!fields.matches()) {
        return false;
      }
      String message = quoted(fields.group(2), "msg=\"");
      if (message != null) {
        report(entry, fields.group(1), message, null);
      }
      return true;
    }

    private boolean readConsole(LogEntry entry, byte[] line) {
      int at = time.read(line, 0, line.length, '-');
      Matcher parts =
          CONSOLE.matcher(
              at < 0 ? "" : new String(line, at, line.length - at, StandardCharsets.UTF_8));
      if (!parts.matches()) {
        return false;
      }
      Matcher status = STATUS.matcher(parts.group(2));
      String fields = status.matches() ? status.group(2) : null;
      report(
          entry,
          parts.group(1),
          parts.group(2),
          fields == null ? null : quoted(fields, "error=\""));
      return true;
    }

    private boolean readJson(LogEntry entry) {
      byte[] bytes = entry.buffer();
      int start = entry.start();
      int end = entry.end();
      boolean candidate =
          OBJECT.isAt(bytes, start, end)
              && (HANDSHAKE.indexIn(bytes, start, end) >= 0
                  || CAUSED_BY.indexIn(bytes, start, end) >= 0
                  || ERROR_FIELD.indexIn(bytes, start, end) >= 0);
      if (!candidate) {
        return false;
      }
      Map<String, String> members = TopLevelJson.members(bytes, start, end);
      String date = members.get("time");
      String message = members.getOrDefault("message", members.get("msg"));
      if (date == null || message == null) {
        return false;
      }
      byte[] dateBytes = date.getBytes(StandardCharsets.UTF_8);
      return time.read(dateBytes, 0, dateBytes.length, '-') > 0
          && report(entry, members.get("level"), message, members.get("error"));
    }

    private boolean report(
        LogEntry entry, @Nullable String level, String message, @Nullable String error) {
      GoMessage found = message(level, message, error);
      if (found != null) {
        sink.failure(entry, time.seconds(), time.offset(), found.kind(), found.client());
      }
      return found != null;
    }

    private static @Nullable GoMessage message(
        @Nullable String level, String message, @Nullable String error) {
      Matcher status = STATUS.matcher(message);
      if (!status.matches()) {
        return GoMessage.parse("traefik", level, message);
      }
      String cause = status.group(1) != null ? status.group(1) : error;
      FailureKind kind = cause == null ? null : GoMessage.upstream("traefik", level, "", cause);
      return kind == null ? null : new GoMessage(kind, null);
    }

    private static byte[] uncoloured(byte[] bytes, int start, int end) {
      String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      return COLOUR.matcher(line).replaceAll("").getBytes(StandardCharsets.UTF_8);
    }

    /// The value of a field that stands at the beginning, up to its closing quote; null if another
    /// field stands there.
    private static @Nullable String quoted(String fields, String name) {
      if (!fields.startsWith(name)) {
        return null;
      }
      StringBuilder value = new StringBuilder();
      for (int i = name.length(); i < fields.length() && fields.charAt(i) != '"'; i++) {
        if (fields.charAt(i) == '\\' && i + 1 < fields.length()) {
          i++;
        }
        value.append(fields.charAt(i));
      }
      return value.toString();
    }
  }
}

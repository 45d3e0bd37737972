package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.JsonFields;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LoggedTime;
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
  private static final List<String> TIME = List.of("time");
  private static final Word LEVEL = new Word("\" level=");

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
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new TraefikReader(sink);
  }

  private static final class TraefikReader implements Reader {
    private final FailureSink sink;

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
        case '\u001b' -> readConsole(entry);
        default -> {
          int at = LoggedTime.isoEnd(bytes, start, end, '-');
          yield at > 0
              && (LEVELS.isAt(bytes, at, end) || (at + 1 < end && bytes[at + 1] == '\u001b'))
              && readConsole(entry);
        }
      };
    }

    private boolean readLogfmt(LogEntry entry) {
      byte[] bytes = entry.buffer();
      int from = entry.start() + LOGFMT.length();
      int end = entry.end();
      LoggedTime time =
          LOGFMT.isAt(bytes, entry.start(), end) ? LoggedTime.iso(bytes, from, end) : null;
      if (time == null || !LEVEL.isAt(bytes, time.end(), end)) {
        return false;
      }
      Matcher fields = FIELDS.matcher(entry.text(time.end() + 1, end));
      if (!fields.matches()) {
        return false;
      }
      String message = quoted(fields.group(2), "msg=\"");
      if (message != null) {
        report(entry, time, fields.group(1), message, null);
      }
      return true;
    }

    private boolean readConsole(LogEntry entry) {
      byte[] line =
          COLOUR
              .matcher(entry.text(entry.start(), entry.end()))
              .replaceAll("")
              .getBytes(StandardCharsets.UTF_8);
      LoggedTime time = LoggedTime.iso(line, 0, line.length);
      if (time == null) {
        return false;
      }
      int at = time.end();
      Matcher parts =
          CONSOLE.matcher(new String(line, at, line.length - at, StandardCharsets.UTF_8));
      if (!parts.matches()) {
        return false;
      }
      Matcher status = STATUS.matcher(parts.group(2));
      String fields = status.matches() ? status.group(2) : null;
      String error = fields == null ? null : quoted(fields, "error=\"");
      report(entry, time, parts.group(1), parts.group(2), error);
      return true;
    }

    private boolean readJson(LogEntry entry) {
      JsonFields json = entry.json();
      if (json == null || !json.has("time") || JsonAccessLine.isOne(json)) {
        return false;
      }
      String name = json.has("message") ? "message" : "msg";
      String message = isCandidate(json, name) ? json.string(name) : null;
      LoggedTime time = message == null ? null : json.time(TIME);
      return message != null
          && time != null
          && report(entry, time, json.string("level"), message, json.string("error"));
    }

    /// Whether the message can be one of those that are read, before any text is made of it.
    private static boolean isCandidate(JsonFields json, String name) {
      return json.startsWith(name, GoMessage.ANY)
          || json.startsWith(name, "5")
          || json.startsWith(name, "'5");
    }

    private boolean report(
        LogEntry entry,
        LoggedTime time,
        @Nullable String level,
        String message,
        @Nullable String error) {
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

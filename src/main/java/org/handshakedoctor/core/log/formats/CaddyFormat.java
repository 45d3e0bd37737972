package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// The log of Caddy, as JSON or as for a terminal (`modules/logging/encoders.go`; both are zap's):
///
/// ```
/// {"level":"debug","ts":1703644581.1,"logger":"http.stdlib","msg":"http: TLS handshake error from …"}
/// 2023/12/27 02:36:21.123	DEBUG	http.stdlib	http: TLS handshake error from …
/// ```
///
/// Caddy hands Go's own lines on at level debug (`modules/caddyhttp/app.go`), so there debug is the
/// failure itself. The reverse proxy reports a request that met a broken backend once, as the error
/// of the request; what it says of each attempt at level debug is the same again.
public final class CaddyFormat implements LogFormat {
  private static final Word OBJECT = new Word("{\"level\":\"");
  private static final Word TIMESTAMP = new Word("\"ts\":");
  private static final String STDLIB = "http.stdlib";
  private static final String REQUEST_ERROR = "http.log.error";

  /// `2023/12/27 02:36:21.123`, level with its colour, logger and message, then fields as JSON.
  private static final Pattern CONSOLE =
      Pattern.compile(
          "(?:\u001b\\[[0-9;]*m)?([A-Z]{4,6})(?:\u001b\\[0m)?\t(?:([a-z][\\w.-]*)\t)?([^\t]*)(?:\t(\\{.*))?");

  @Override
  public String id() {
    return "caddy";
  }

  @Override
  public Reader newReader(FailureSink sink) {
    return new CaddyReader(sink);
  }

  @Override
  public Details details(LogEntry entry) {
    Said found = Said.of(entry, new LoggedTime());
    Map<String, String> request = found == null ? Map.of() : found.request();
    return new Details(null, request.get("host"), null);
  }

  private static final class CaddyReader implements Reader {
    private final FailureSink sink;
    private final LoggedTime time = new LoggedTime();

    CaddyReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      Said found = Said.of(entry, time);
      if (found == null) {
        return false;
      }
      if (found.logger().equals(STDLIB)) {
        GoMessage message = GoMessage.parse("caddy", found.level(), found.message());
        if (message != null) {
          report(entry, found, message.kind(), message.client());
        }
      } else if (found.logger().startsWith(REQUEST_ERROR)) {
        FailureKind kind = GoMessage.upstream("caddy", found.level(), "", found.message());
        if (kind != null) {
          report(entry, found, kind, found.visitor());
        }
      }
      return true;
    }

    private void report(LogEntry entry, Said found, FailureKind kind, @Nullable IpAddress client) {
      boolean timed = found.timed();
      sink.failure(
          entry,
          timed ? time.seconds() : entry.timeSeconds(),
          timed ? time.offset() : entry.offsetSeconds(),
          kind,
          client);
    }
  }

  /// What one line says.
  ///
  /// @param fields everything else that was logged with it
  private record Said(
      String level, String logger, String message, Map<String, String> fields, boolean timed) {

    static @Nullable Said of(LogEntry entry, LoggedTime time) {
      byte[] bytes = entry.buffer();
      int start = entry.start();
      int end = entry.end();
      if (OBJECT.isAt(bytes, start, end)) {
        return TIMESTAMP.indexIn(bytes, start, end) < 0
            ? null
            : ofJson(TopLevelJson.members(bytes, start, end), time);
      }
      int at = time.read(bytes, start, end, '/');
      if (at < 0 || at >= end || bytes[at] != '\t') {
        return null;
      }
      Matcher console =
          CONSOLE.matcher(new String(bytes, at + 1, end - at - 1, StandardCharsets.UTF_8));
      if (!console.matches()) {
        return null;
      }
      String fields = console.group(4);
      return new Said(
          console.group(1),
          console.group(2) == null ? "" : console.group(2),
          console.group(3),
          fields == null ? Map.of() : TopLevelJson.members(fields),
          true);
    }

    private static @Nullable Said ofJson(Map<String, String> members, LoggedTime time) {
      String level = members.get("level");
      String timestamp = members.get("ts");
      String message = members.get("msg");
      if (level == null || timestamp == null || message == null) {
        return null;
      }
      byte[] date = timestamp.getBytes(StandardCharsets.UTF_8);
      boolean timed =
          time.readEpoch(timestamp)
              || time.read(date, 0, date.length, '/') > 0
              || time.read(date, 0, date.length, '-') > 0;
      return new Said(level, members.getOrDefault("logger", ""), message, members, timed);
    }

    Map<String, String> request() {
      String request = fields.get("request");
      return request == null ? Map.of() : TopLevelJson.members(request);
    }

    /// `client_ip` is the visitor behind the proxies that the owner trusts.
    @Nullable IpAddress visitor() {
      Map<String, String> request = request();
      String address = request.getOrDefault("client_ip", request.get("remote_ip"));
      return address == null ? null : IpAddress.parse(address);
    }
  }
}

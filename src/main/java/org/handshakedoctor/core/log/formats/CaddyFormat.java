package org.handshakedoctor.core.log.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.JsonFields;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LoggedTime;
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
  private static final List<String> TIMES = List.of("ts");
  private static final byte[] NONE = {};
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
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new CaddyReader(sink);
  }

  @Override
  public Details details(LogEntry entry) {
    Said found = Said.of(entry);
    JsonFields request = found == null ? null : found.request();
    return request == null ? Details.NONE : new Details(null, request.string("host"), null);
  }

  private static final class CaddyReader implements Reader {
    private final FailureSink sink;

    CaddyReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      Said found = Said.of(entry);
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
      LoggedTime time = entry.time(found.time());
      sink.failure(entry, time.seconds(), time.offset(), kind, client);
    }
  }

  /// What one line says.
  ///
  /// @param fields everything else that was logged with it
  private record Said(
      String level,
      String logger,
      String message,
      @Nullable JsonFields fields,
      @Nullable LoggedTime time) {

    static @Nullable Said of(LogEntry entry) {
      byte[] bytes = entry.buffer();
      int end = entry.end();
      if (OBJECT.isAt(bytes, entry.start(), end)) {
        JsonFields json = entry.json();
        return json == null ? null : ofJson(json);
      }
      int at = LoggedTime.isoEnd(bytes, entry.start(), end, '/');
      if (at < 0 || at >= end || bytes[at] != '\t') {
        return null;
      }
      Matcher console = CONSOLE.matcher(entry.text(at + 1, end));
      if (!console.matches()) {
        return null;
      }
      byte[] fields = console.group(4) == null ? NONE : console.group(4).getBytes(UTF_8);
      return new Said(
          console.group(1),
          console.group(2) == null ? "" : console.group(2),
          console.group(3),
          JsonFields.of(fields, 0, fields.length),
          LoggedTime.iso(bytes, entry.start(), end, '/'));
    }

    private static @Nullable Said ofJson(JsonFields json) {
      if (!json.has("level") || !json.has("ts") || !json.has("msg") || JsonAccessLine.isOne(json)) {
        return null;
      }
      String level = json.string("level");
      String logger = json.string("logger");
      String message = json.string("msg");
      return level == null || message == null
          ? null
          : new Said(level, logger == null ? "" : logger, message, json, json.time(TIMES));
    }

    @Nullable JsonFields request() {
      return fields == null ? null : fields.object("request");
    }

    /// `client_ip` is the visitor behind the proxies that the owner trusts.
    @Nullable IpAddress visitor() {
      JsonFields request = request();
      if (request == null) {
        return null;
      }
      String address = request.string(request.has("client_ip") ? "client_ip" : "remote_ip");
      return address == null ? null : IpAddress.parse(address);
    }
  }
}

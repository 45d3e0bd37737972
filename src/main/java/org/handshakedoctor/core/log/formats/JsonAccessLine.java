package org.handshakedoctor.core.log.formats;

import java.util.List;
import org.handshakedoctor.core.log.JsonFields;
import org.handshakedoctor.core.log.JsonText;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// An access log in JSON, one object a line: those that people write with nginx's `escape=json`,
/// Caddy's (`modules/caddyhttp/marshalers.go`) and Traefik's (`pkg/middlewares/accesslog`).
///
/// The names of the fields are the administrator's, so the usual ones are tried; a line needs a
/// client, a request and a status.
final class JsonAccessLine {
  /// The connection's own address comes before one that a proxy or visitor may have named, but for
  /// Caddy's `client_ip`, which is only taken from proxies that Caddy trusts.
  private static final List<String> CLIENTS =
      List.of("remote_addr", "remote_ip", "client_ip", "clientip", "client", "ClientHost");

  private static final List<String> CADDY_CLIENTS =
      List.of("client_ip", "remote_ip", "remote_addr");

  private static final List<String> REQUESTS =
      List.of("request", "request_method", "method", "RequestMethod");

  private static final List<String> STATUSES = List.of("status", "DownstreamStatus");

  private static final List<String> TIMES =
      List.of("ts", "time_iso8601", "time_local", "time", "@timestamp", "timestamp", "msec");

  private static final String CADDY_ERROR = "http.log.error";

  private JsonAccessLine() {}

  /// Null if the line is none.
  static @Nullable AccessLine parse(LogEntry entry) {
    JsonFields json = entry.json();
    return json == null || !isOne(json) ? null : of(json);
  }

  /// Whether it is a line of an access log. Caddy's error log has the same fields, but for its
  /// name.
  static boolean isOne(JsonFields json) {
    if (first(json, STATUSES) == null
        || json.startsWith("logger", CADDY_ERROR)
        || status(json) < 0) {
      return false;
    }
    JsonFields caddy = json.object("request");
    JsonFields request = caddy == null ? json : caddy;
    return first(request, caddy == null ? CLIENTS : CADDY_CLIENTS) != null
        && first(request, REQUESTS) != null;
  }

  private static AccessLine of(JsonFields json) {
    JsonFields caddy = json.object("request");
    JsonFields request = caddy == null ? json : caddy;
    return new AccessLine(
        address(text(request, caddy == null ? CLIENTS : CADDY_CLIENTS)),
        json.time(TIMES),
        status(json),
        request(text(request, REQUESTS)));
  }

  private static @Nullable JsonText text(JsonFields json, List<String> names) {
    String name = first(json, names);
    return name == null ? null : json.text(name);
  }

  /// A number, or three digits in quotes: nginx writes `000` where it gave no answer. Negative if
  /// there is none.
  private static int status(JsonFields json) {
    for (String name : STATUSES) {
      double number = "000".equals(json.string(name)) ? 0 : json.number(name);
      if (number >= 0 && number < 600) {
        return (int) number;
      }
    }
    return -1;
  }

  private static @Nullable String first(JsonFields json, List<String> names) {
    // Asked of every JSON line there is: without an iterator.
    for (int i = 0; i < names.size(); i++) {
      if (json.has(names.get(i))) {
        return names.get(i);
      }
    }
    return null;
  }

  private static AccessLine.Request request(@Nullable JsonText text) {
    return text == null
        ? AccessLine.Request.NONE
        : AccessLine.Request.sent(text.buffer(), text.start(), text.end());
  }

  /// An address, alone or with a port: `192.0.2.1:51515`, `[2001:db8::1]:51515`.
  private static @Nullable IpAddress address(@Nullable JsonText text) {
    if (text == null) {
      return null;
    }
    byte[] bytes = text.buffer();
    int from = text.start();
    int to = text.end();
    IpAddress alone = IpAddress.parse(bytes, from, to);
    if (alone != null || from == to) {
      return alone;
    }
    int open = bytes[from] == '[' ? 1 : 0;
    char stop = open == 1 ? ']' : ':';
    for (int i = from; i < to; i++) {
      if (bytes[i] == stop) {
        return IpAddress.parse(bytes, from + open, i);
      }
    }
    return null;
  }
}

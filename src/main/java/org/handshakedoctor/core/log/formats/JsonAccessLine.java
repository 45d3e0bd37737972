package org.handshakedoctor.core.log.formats;

import java.util.List;
import org.handshakedoctor.core.log.JsonFields;
import org.handshakedoctor.core.log.JsonText;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// An access log in JSON, one object a line: those that people write with nginx's `escape=json`,
/// Caddy's (`modules/caddyhttp/marshalers.go`) and Traefik's (`pkg/middlewares/accesslog`).
///
/// The names of the fields are the administrator's, so the usual ones are tried; a line needs a
/// client, a request and a status.
final class JsonAccessLine {
  /// What a container's file wraps around any line; it is none of these, and there are many of it.
  private static final Word CONTAINER = new Word("{\"log\":");

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

  private JsonAccessLine() {}

  /// Null if the line is none.
  static @Nullable AccessLine parse(byte[] bytes, int from, int to) {
    if (from >= to || bytes[from] != '{' || CONTAINER.isAt(bytes, from, to)) {
      return null;
    }
    JsonFields json = JsonFields.of(bytes, from, to);
    int status = json == null ? -1 : status(json);
    if (json == null || status < 0) {
      return null;
    }
    JsonFields caddy = json.object("request");
    JsonFields request = caddy == null ? json : caddy;
    String client = first(request, caddy == null ? CLIENTS : CADDY_CLIENTS);
    String requestName = first(request, REQUESTS);
    if (client == null || requestName == null) {
      return null;
    }
    return new AccessLine(
        address(request.text(client)),
        json.time(TIMES),
        status,
        request(request.text(requestName)));
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
    for (String name : names) {
      if (json.has(name)) {
        return name;
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

package org.handshakedoctor.core.log.formats;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// What programs written in Go say of a failed TLS operation, whatever their lines look like around
/// it. Go has its own TLS and so no OpenSSL codes (`crypto/tls`, `net/http/server.go`,
/// `net/http/httputil/reverseproxy.go`).
///
/// @param client the visitor; null where the message names none
record GoMessage(FailureKind kind, @Nullable IpAddress client) {
  /// All messages that are read here begin so.
  static final String ANY = "http: ";

  static final String HANDSHAKE = "http: TLS handshake error from ";
  private static final String PROXY = "http: proxy error: ";

  /// Go's names of the alerts (`crypto/tls/alert.go alertText`); they are not those of the RFC.
  private static final Map<String, Integer> ALERTS =
      Map.ofEntries(
          Map.entry("close notify", 0),
          Map.entry("unexpected message", 10),
          Map.entry("bad record MAC", 20),
          Map.entry("decryption failed", 21),
          Map.entry("record overflow", 22),
          Map.entry("decompression failure", 30),
          Map.entry("handshake failure", 40),
          Map.entry("bad certificate", 42),
          Map.entry("unsupported certificate", 43),
          Map.entry("revoked certificate", 44),
          Map.entry("expired certificate", 45),
          Map.entry("unknown certificate", 46),
          Map.entry("illegal parameter", 47),
          Map.entry("unknown certificate authority", 48),
          Map.entry("access denied", 49),
          Map.entry("error decoding message", 50),
          Map.entry("error decrypting message", 51),
          Map.entry("export restriction", 60),
          Map.entry("protocol version not supported", 70),
          Map.entry("insufficient security level", 71),
          Map.entry("internal error", 80),
          Map.entry("inappropriate fallback", 86),
          Map.entry("user canceled", 90),
          Map.entry("no renegotiation", 100),
          Map.entry("missing extension", 109),
          Map.entry("unsupported extension", 110),
          Map.entry("certificate unobtainable", 111),
          Map.entry("unrecognized name", 112),
          Map.entry("bad certificate status response", 113),
          Map.entry("bad certificate hash value", 114),
          Map.entry("unknown PSK identity", 115),
          Map.entry("certificate required", 116),
          Map.entry("no application protocol", 120),
          Map.entry("encrypted client hello required", 121));

  private static final String REMOTE = "remote error: tls: ";
  private static final String LOCAL = "local error: tls: ";
  private static final Pattern NUMBERED_ALERT = Pattern.compile("alert\\(([0-9]{1,3})\\)");

  /// Errors of a proxied request that are of TLS; most are not.
  private static final List<String> OF_TLS =
      List.of(
          "tls: ",
          "x509: ",
          REMOTE,
          LOCAL,
          "net/http: TLS handshake timeout",
          "http: server gave HTTP response to HTTPS client");

  /// `203.0.113.7:51515`, `[2001:db8::1]:51515`; `@` for a unix socket.
  private static final Pattern FROM =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)(?:%[^\\]]*)?]|([0-9.]+)):[0-9]+(?:: |$)|[^ ]*?: ");

  private static final Pattern ADDRESSES = Pattern.compile("\\b(read|write) (tcp|udp) [^ ]+: ");
  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"]*\"?|\u201C[^\u201D]*\u201D?|(?<= )'[^' ]*'");

  /// Names and times in the texts of `crypto/x509/verify.go`.
  private static final Pattern X509_DETAIL =
      Pattern.compile(
          ": current time .*| \\(possibly because of .*"
              + "|(?<=certificate is valid for |cannot validate certificate for ).*"
              + "|(?<=certificate is not valid for any names, but wanted to match ).*");

  private static final Pattern LIST = Pattern.compile("\\[[^\\]]*]?|\\([^)]*\\)?");
  private static final Pattern NUMBER = Pattern.compile("\\b[0-9]+\\b");
  private static final Pattern LAST_DETAIL = Pattern.compile(":? (?:\\[…]|\\(…\\))$");

  /// Reads a message of `net/http`.
  ///
  /// @return null if it reports no failure of TLS
  static @Nullable GoMessage parse(String format, @Nullable String level, String text) {
    if (text.startsWith(HANDSHAKE)) {
      return handshake(format, level, text.substring(HANDSHAKE.length()));
    }
    if (text.startsWith(PROXY)) {
      FailureKind kind = upstream(format, level, PROXY, text.substring(PROXY.length()));
      return kind == null ? null : new GoMessage(kind, null);
    }
    return null;
  }

  /// The error of a request to a backend.
  ///
  /// @param words that the server puts before it
  /// @return null if the error is not of TLS
  static @Nullable FailureKind upstream(
      String format, @Nullable String level, String words, String error) {
    if (OF_TLS.stream().noneMatch(error::startsWith)) {
      return null;
    }
    return kind(format, level, Leg.UPSTREAM, words, error);
  }

  private static GoMessage handshake(String format, @Nullable String level, String rest) {
    Matcher from = FROM.matcher(rest);
    if (!from.lookingAt()) {
      return new GoMessage(kind(format, level, Leg.CLIENT, "http: TLS handshake error", ""), null);
    }
    String address = from.group(1) != null ? from.group(1) : from.group(2);
    String error = rest.substring(from.end());
    return new GoMessage(
        kind(format, level, Leg.CLIENT, HANDSHAKE + "…: ", error),
        address == null ? null : IpAddress.parse(address));
  }

  private static FailureKind kind(
      String format, @Nullable String level, Leg leg, String words, String error) {
    String text = withoutDetails(error);
    String reason = reason(text);
    boolean handshake = leg == Leg.CLIENT || error.contains("TLS handshake");
    return new FailureKind(
        format,
        level,
        leg,
        null,
        handshake ? "TLS handshake" : null,
        words + text,
        List.of(),
        alert(error),
        reason.isBlank() ? words + text : reason);
  }

  private static @Nullable Integer alert(String error) {
    if (!error.startsWith(REMOTE)) {
      return null;
    }
    String name = error.substring(REMOTE.length());
    Matcher number = NUMBERED_ALERT.matcher(name);
    return number.matches() ? Integer.valueOf(number.group(1)) : ALERTS.get(name);
  }

  /// The error without what differs from one connection to the next.
  private static String withoutDetails(String error) {
    String text = ADDRESSES.matcher(error).replaceAll("$1 $2 …: ");
    text = QUOTED.matcher(text).replaceAll("\"…\"");
    text =
        X509_DETAIL
            .matcher(text)
            .replaceAll(found -> found.group().isEmpty() ? "" : detail(found.group()));
    text = LIST.matcher(text).replaceAll(found -> found.group().startsWith("[") ? "[…]" : "(…)");
    return NUMBER.matcher(text).replaceAll("…");
  }

  private static String detail(String found) {
    return found.startsWith(":") || found.startsWith(" (") ? "" : "…";
  }

  private static String reason(String text) {
    if (text.startsWith(REMOTE) || text.startsWith(LOCAL)) {
      return text;
    }
    if (text.startsWith("read ") || text.startsWith("write ")) {
      return text.substring(text.lastIndexOf(": ") + 1).strip();
    }
    String shorter = text.startsWith("tls: ") ? text.substring("tls: ".length()) : text;
    if (shorter.startsWith("failed to verify client")) {
      return "failed to verify client certificate";
    }
    int x509 = shorter.indexOf("x509: ");
    return x509 >= 0 ? shorter.substring(x509) : LAST_DETAIL.matcher(shorter).replaceFirst("");
  }
}

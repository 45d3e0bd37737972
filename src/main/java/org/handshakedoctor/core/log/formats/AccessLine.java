package org.handshakedoctor.core.log.formats;

import java.util.List;
import org.handshakedoctor.core.log.LoggedTime;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// What one line of an access log says, however it is written.
///
/// @param client null where the log names a host, a socket or nothing
/// @param status 0 where there is none, or the line was cut before it
record AccessLine(
    @Nullable IpAddress client, @Nullable LoggedTime time, int status, Request request) {

  /// What stands in the field of the request line.
  enum Request {
    /// It begins with a method.
    HTTP,
    /// The beginning of a TLS handshake, which came unencrypted.
    TLS,
    /// Nothing, or something that is no request.
    NONE;

    /// The record of a handshake (RFC 8446 section 5.1) and the first byte of its version. nginx
    /// (`ngx_http_log_escape`, `ngx_http_log_json_escape`) and Apache (`ap_escape_logitem`) escape
    /// such bytes, and a visitor's own backslash too.
    private static final Word BYTES = new Word("\u0016\u0003");

    private static final List<Word> WRITTEN =
        List.of(new Word("\\x16\\x03"), new Word("\\u0016\\u0003"));

    /// As the log shows it, with escapes.
    static Request written(byte[] bytes, int from, int to) {
      Request sent = sent(bytes, from, to);
      return sent == NONE && WRITTEN.stream().anyMatch(word -> word.isAt(bytes, from, to))
          ? TLS
          : sent;
    }

    /// As it was sent.
    static Request sent(byte[] bytes, int from, int to) {
      int letter = from < to ? bytes[from] | 0x20 : 0;
      if (letter >= 'a' && letter <= 'z') {
        return HTTP;
      }
      return BYTES.isAt(bytes, from, to) ? TLS : NONE;
    }
  }

  /// Whether this visitor got in: his request was read and answered. nginx writes 400 also for 495,
  /// 496 and 497, its numbers for a wrong or missing client certificate and for plain HTTP on the
  /// HTTPS port (`ngx_http_special_response.c`), so 400 says nothing.
  boolean isVisit() {
    return switch (status) {
      case 0, 400, 408, 444, 495, 496, 497 -> false;
      default -> request == Request.HTTP;
    };
  }
}

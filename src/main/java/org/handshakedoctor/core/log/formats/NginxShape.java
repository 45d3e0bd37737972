package org.handshakedoctor.core.log.formats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The beginnings of the messages with which nginx reports that a TLS operation failed.
///
/// Compared with the first bytes of the message only. Every string here is a constant of nginx's
/// source (`ngx_event_openssl.c`, `ngx_event_openssl_stapling.c`, `ngx_event_quic*.c`,
/// `ngx_http_request.c`, `ngx_http_upstream.c`).
final class NginxShape {

  private static final NginxShape[] NONE = {};

  /// By the first byte, so that an ordinary line is done with after one look-up.
  private static final NginxShape[][] BY_FIRST_BYTE = new NginxShape[128][];

  static {
    Arrays.fill(BY_FIRST_BYTE, NONE);
    always("SSL_", "SSL renegotiation disabled", "peer closed connection in SSL handshake");
    always("handshake rejected", "client SSL certificate verify error");
    always("client sent no required SSL certificate");
    always("client sent plain HTTP request to HTTPS port");
    always("upstream SSL certificate ", "ignoring stale global SSL error");
    always("could not allocate new session in SSL session");
    always("cannot load certificate", "BIO_new_file(", "PEM_read_bio", "X509_", "d2i_", "EVP_");
    always("no \"ssl_certificate", "no ssl_client_certificate", "\"ssl_stapling\" ignored");
    always(
        "OCSP ", "OCSP_", "certificate status ", "no OCSP responder URL", "no resolver defined to");
    always("quic missing ALPN extension", "quic unsupported version", "quic client timed out");
    always("quic flood detected", "missing transport parameters");
    withTlsAction("client closed connection", "client timed out", "recv() failed", "send() failed");
    withTlsAction("upstream timed out", "upstream prematurely closed", "connect() failed");
  }

  private final Word words;
  private final boolean needsTlsAction;

  private NginxShape(Word words, boolean needsTlsAction) {
    this.words = words;
    this.needsTlsAction = needsTlsAction;
  }

  /// True where the words are used for other things too, and the action decides.
  boolean needsTlsAction() {
    return needsTlsAction;
  }

  /// The shape that the message from `from` on has, or null.
  static @Nullable NginxShape of(byte[] buffer, int from, int end) {
    if (from >= end || buffer[from] < 0) {
      return null;
    }
    for (NginxShape shape : BY_FIRST_BYTE[buffer[from]]) {
      if (shape.words.isAt(buffer, from, end)) {
        return shape;
      }
    }
    return null;
  }

  private static void always(String... beginnings) {
    add(false, beginnings);
  }

  private static void withTlsAction(String... beginnings) {
    add(true, beginnings);
  }

  private static void add(boolean needsTlsAction, String... beginnings) {
    for (String words : beginnings) {
      NginxShape[] shapes = BY_FIRST_BYTE[words.charAt(0)];
      NginxShape[] more = Arrays.copyOf(shapes, shapes.length + 1);
      more[shapes.length] = new NginxShape(new Word(words), needsTlsAction);
      BY_FIRST_BYTE[words.charAt(0)] = more;
    }
  }
}

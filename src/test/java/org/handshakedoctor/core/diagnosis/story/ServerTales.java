package org.handshakedoctor.core.diagnosis.story;

import static org.handshakedoctor.core.diagnosis.story.StoryLog.at;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.spread;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.stranger;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.visitor;

import java.util.List;
import org.handshakedoctor.core.diagnosis.Verdict;

/// What the server says of itself.
final class ServerTales {
  private static final String UNREADABLE =
      "cannot load certificate \"/etc/nginx/ssl/site.crt\": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory:calling fopen(/etc/nginx/ssl/site.crt, r) error:10000080:BIO routines::no such file)";

  static final List<Tale> ALL =
      List.of(
          Tale.of(
              "key and certificate do not match at the start",
              log -> {
                log.says(
                    at(0, 10, 0),
                    "emerg",
                    "SSL_CTX_use_PrivateKey(\"/etc/nginx/a.key\") failed (SSL: error:05800074:x509 certificate routines::key values mismatch)");
              },
              Verdict.FIX_YOUR_SERVER,
              "local-failures",
              "key-values-mismatch"),
          Tale.of(
                  "a certificate was unreadable until a later start",
                  log -> {
                    log.says(at(0, 10, 0), "emerg", UNREADABLE)
                        .start(at(0, 10, 9), "1.24.0")
                        .noise(at(0, 11, 0), at(1, 0, 0));
                  },
                  Verdict.WATCH,
                  "healed",
                  "")
              .says("10:00", "10:00"),
          Tale.of(
              "a reload failed, and the next one did, too",
              log -> {
                log.reload(at(0, 10, 0))
                    .says(at(0, 10, 0), "emerg", UNREADABLE)
                    .reload(at(0, 11, 0))
                    .says(at(0, 11, 0), "emerg", UNREADABLE)
                    .noise(at(0, 11, 0), at(1, 0, 0));
              },
              Verdict.FIX_YOUR_SERVER,
              "local-failures",
              "cannot-load-file"),
          Tale.of(
              "a reload failed, and visitors still come as nothing was changed",
              log -> {
                log.reload(at(0, 10, 0))
                    .says(at(0, 10, 0) + 1, "emerg", UNREADABLE)
                    .noise(at(0, 11, 0), at(1, 0, 0));
              },
              Verdict.FIX_YOUR_SERVER,
              "local-failures",
              "cannot-load-file"),
          Tale.of(
              "status answers of the authority are late",
              log -> {
                spread(
                    at(0, 0, 0),
                    at(1, 0, 0),
                    40,
                    (time, i) ->
                        log.says(
                            time,
                            "error",
                            "OCSP responder timed out (110: Connection timed out) while requesting certificate status, responder: ocsp.example.net, peer: 192.0.2.80:80, certificate: \"/etc/nginx/ssl/site.crt\""));
              },
              Verdict.WATCH,
              "local-notes",
              "ocsp-errors"),
          Tale.of(
              "the session cache is full",
              log -> {
                spread(
                    at(0, 0, 0),
                    at(1, 0, 0),
                    40,
                    (time, i) ->
                        log.line(
                            time,
                            "alert",
                            "could not allocate new session in SSL session shared cache \"SSL\" while SSL handshaking, client: "
                                + visitor(i)
                                + ", server: 0.0.0.0:443"));
              },
              Verdict.WATCH,
              "server-notes",
              "session-cache-full"),
          Tale.of(
              "Ubuntu 22.04 writes hundreds of hangups as crit",
              log -> {
                spread(
                    at(0, 0, 0),
                    at(2, 0, 0),
                    800,
                    (time, i) ->
                        log.line(
                            time,
                            "crit",
                            "SSL_read() failed (SSL: error:0A000126:SSL routines::unexpected eof while reading) while keepalive, client: "
                                + visitor(i % 300)
                                + ", server: 0.0.0.0:443"));
              },
              Verdict.NOTHING_TO_DO,
              "visitor-noise",
              ""),
          Tale.of(
              "plain HTTP knocks at the HTTPS port now and then",
              log -> {
                log.noise(at(0, 0, 0), at(3, 0, 0));
                spread(
                    at(0, 0, 0),
                    at(3, 0, 0),
                    9,
                    (time, i) ->
                        log.line(
                            time,
                            "info",
                            "client sent plain HTTP request to HTTPS port while reading client request headers, client: "
                                + stranger(i)
                                + ", server: a.example, request: \"GET / HTTP/1.1\", host: \"a.example\""));
              },
              Verdict.NOTHING_TO_DO,
              "visitor-noise",
              ""),
          Tale.of(
                  "everything at once, and the certificate expired",
                  log -> {
                    log.noise(at(0, 0, 0), at(2, 12, 0))
                        .says(at(0, 1, 0), "emerg", UNREADABLE)
                        .start(at(0, 1, 9), "1.24.0");
                    spread(
                        at(1, 14, 2),
                        at(2, 12, 0),
                        312,
                        (time, i) -> log.expired(time, visitor(i)));
                    log.times(50, i -> log.fails(at(1, 3, 0), stranger(i % 3), "version too low"));
                    log.plainBackend(at(1, 9, 0), visitor(7))
                        .times(400, i -> log.closes(at(1, 0, 0) + 30 * i, "10.0.0.5"));
                  },
                  Verdict.FIX_YOUR_SERVER,
                  "certificate-refused-since",
                  "alert-certificate-expired")
              .says("14:02", "Tuesday")
              .sees("backend-failures", "healed"));

  private ServerTales() {}
}

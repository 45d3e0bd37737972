package org.handshakedoctor.core.diagnosis.story;

import static org.handshakedoctor.core.diagnosis.story.StoryLog.at;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.spread;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.stranger;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.visitor;

import java.time.format.DateTimeFormatter;
import java.util.List;
import org.handshakedoctor.core.diagnosis.Verdict;

/// Logs that look like something they are not.
final class NastyTales {
  private static final DateTimeFormatter MAIL = StoryLog.format("uuuu-MM-dd'T'HH:mm:ss'+00:00'");

  static final List<Tale> ALL =
      List.of(
          Tale.of(
                  "the owner asks for more detail, and all the usual begins at once",
                  log -> {
                    spread(
                        at(0, 0, 0),
                        at(2, 0, 0),
                        40,
                        (time, i) -> log.fails(time, "crit", stranger(i), "bad key share"));
                    log.reload(at(1, 10, 0));
                    spread(
                        at(1, 10, 0),
                        at(2, 0, 0),
                        200,
                        (time, i) -> log.fails(time, visitor(i), "unsupported protocol"));
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "update-nginx")
              .says("Nothing is wrong"),
          Tale.of(
              "the owner asks for less detail, and the expired certificate is no longer seen",
              log -> {
                log.noise(at(0, 0, 0), at(1, 16, 0));
                spread(at(1, 10, 0), at(1, 16, 0), 200, (time, i) -> log.expired(time, visitor(i)));
                log.reload(at(1, 16, 1));
                spread(
                    at(1, 16, 0),
                    at(4, 0, 0),
                    40,
                    (time, i) -> log.fails(time, "crit", stranger(i), "bad key share"));
              },
              Verdict.FIX_YOUR_SERVER,
              "certificate-refused-since",
              "alert-certificate-expired"),
          Tale.of(
              "at night nobody comes, and the certificate is expired all the same",
              log -> {
                log.noise(at(0, 0, 0), at(2, 6, 0));
                spread(at(1, 8, 0), at(1, 23, 0), 150, (time, i) -> log.expired(time, visitor(i)));
              },
              Verdict.FIX_YOUR_SERVER,
              "certificate-refused-since",
              "alert-certificate-expired"),
          Tale.of(
              "over a month five clocks are wrong",
              log -> {
                log.noise(at(0, 0, 0), at(30, 0, 0));
                spread(at(0, 9, 0), at(29, 9, 0), 5, (time, i) -> log.expired(time, visitor(i)));
              },
              Verdict.WATCH,
              "certificate-refused-by-some",
              "alert-certificate-expired"),
          Tale.of(
                  "a clock was wrong before the certificate expired for all",
                  log -> {
                    log.noise(at(0, 0, 0), at(2, 12, 0)).expired(at(0, 9, 0), visitor(999));
                    spread(
                        at(1, 14, 2),
                        at(2, 12, 0),
                        312,
                        (time, i) -> log.expired(time, visitor(i)));
                  },
                  Verdict.FIX_YOUR_SERVER,
                  "certificate-refused-since",
                  "alert-certificate-expired")
              .says("14:02 on Tuesday", "312 visitors"),
          Tale.of(
              "all visitors are programs in a cloud, and the certificate expired",
              log -> {
                log.noise(at(0, 0, 0), at(2, 12, 0));
                spread(
                    at(1, 14, 2), at(2, 12, 0), 60, (time, i) -> log.expired(time, "3.5.140." + i));
              },
              Verdict.FIX_YOUR_SERVER,
              "certificate-refused-since",
              "alert-certificate-expired"),
          Tale.of(
              "the log of the mail server is younger, so nothing began there",
              log -> {
                log.noise(at(0, 0, 0), at(6, 0, 0));
                spread(
                    at(4, 0, 0),
                    at(6, 0, 0),
                    60,
                    (time, i) ->
                        log.raw(
                            "mail.log",
                            time,
                            StoryLog.clock(time, MAIL)
                                + " mx dovecot[7]: imap-login: Disconnected: Connection closed:"
                                + " SSL_accept() failed: error:0A000412:SSL routines::sslv3 alert"
                                + " bad certificate: SSL alert number 42 (no auth attempts in 1"
                                + " secs): user=<>, rip="
                                + visitor(i)
                                + ", lip=192.0.2.5, TLS handshaking: SSL_accept() failed:"
                                + " error:0A000412:SSL routines::sslv3 alert bad certificate: SSL"
                                + " alert number 42, session=<abc>"));
              },
              Verdict.FIX_YOUR_SERVER,
              "certificate-refused",
              "alert-bad-certificate"),
          Tale.of(
              "one computer with a wrong clock has forty addresses of IPv6",
              log -> {
                log.noise(at(0, 0, 0), at(4, 0, 0));
                spread(
                    at(0, 9, 0),
                    at(3, 9, 0),
                    40,
                    (time, i) ->
                        log.expired(time + i * i, "2a02:8100:1:2::" + Integer.toHexString(16 + i)));
              },
              Verdict.NOTHING_TO_DO,
              "visitor-noise",
              ""),
          Tale.of(
              "a scanner of one network comes again every day",
              log ->
                  spread(
                      at(0, 0, 0),
                      at(9, 0, 0),
                      900,
                      (time, i) ->
                          log.fails(time + i * i % 977, "9.9.9." + i % 50, "unsupported protocol")),
              Verdict.NOTHING_TO_DO,
              "visitor-noise",
              ""),
          Tale.of(
                  "the network in front refuses the certificate, and few addresses are it",
                  log -> {
                    log.visits(at(0, 0, 0), at(2, 0, 0), 3000, StoryLog::visitor);
                    spread(
                        at(0, 1, 0),
                        at(1, 23, 0),
                        400,
                        (time, i) ->
                            log.alert(time + i * i % 99, "162.158.1." + i % 15, "unknown ca", 48));
                  },
                  Verdict.FIX_YOUR_SERVER,
                  "certificate-refused-in-front",
                  "alert-unknown-ca")
              .says("162.158.1."),
          Tale.of(
              "the load balancer refuses the certificate for everybody behind it",
              log ->
                  spread(
                      at(0, 1, 0),
                      at(1, 23, 0),
                      4000,
                      (time, i) -> log.expired(time + i * i % 99, "10.0.0.5")),
              Verdict.FIX_YOUR_SERVER,
              "certificate-refused-in-front",
              "alert-certificate-expired"),
          Tale.of(
              "an own check does not trust the certificate, and nobody else complains",
              log -> {
                log.noise(at(0, 0, 0), at(1, 0, 0));
                log.times(900, i -> log.alert(at(0, 1, 0) + 60 * i, "10.0.0.5", "unknown ca", 48));
              },
              Verdict.WATCH,
              "forgotten-program",
              ""),
          Tale.of(
              "a backend that fails each night is not over in the morning",
              log -> {
                log.noise(at(0, 0, 0), at(4, 12, 0));
                for (int day = 0; day < 4; day++) {
                  int night = day;
                  spread(
                      at(day, 2, 0),
                      at(day, 2, 30),
                      60,
                      (time, i) -> log.plainBackend(time, visitor(60 * night + i)));
                }
              },
              Verdict.FIX_YOUR_BACKEND,
              "backend-failures",
              "upstream-plain-http"));

  private NastyTales() {}
}

package org.handshakedoctor.core.diagnosis.story;

import static org.handshakedoctor.core.diagnosis.story.StoryLog.at;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.spread;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.stranger;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.visitor;

import java.time.format.DateTimeFormatter;
import java.util.List;
import org.handshakedoctor.core.diagnosis.Verdict;

/// Logs of other servers than nginx.
final class OtherServerTales {
  private static final DateTimeFormatter MAIL = StoryLog.format("uuuu-MM-dd'T'HH:mm:ss'+00:00'");
  private static final DateTimeFormatter HAPROXY = StoryLog.format("dd/MMM/uuuu:HH:mm:ss");
  private static final DateTimeFormatter APACHE =
      StoryLog.format("EEE MMM dd HH:mm:ss.'000000' uuuu");
  private static final DateTimeFormatter GO = StoryLog.format("uuuu/MM/dd HH:mm:ss");
  private static final DateTimeFormatter CADDY = StoryLog.format("uuuu/MM/dd HH:mm:ss.'123'");

  static final List<Tale> ALL =
      List.of(
          Tale.of(
              "old programs send mail to Postfix",
              log -> {
                spread(
                    at(0, 0, 0),
                    at(2, 0, 0),
                    60,
                    (time, i) -> {
                      String from =
                          StoryLog.clock(time, MAIL) + " mx postfix/smtpd[" + (100 + i) + "]: ";
                      log.raw(
                          "mail.log",
                          time,
                          from + "SSL_accept error from unknown[" + visitor(i) + "]: -1");
                      log.raw(
                          "mail.log",
                          time,
                          from
                              + "warning: TLS library problem: error:0A000102:SSL routines::unsupported protocol:../ssl/statem/statem_srvr.c:1657:");
                    });
              },
              Verdict.NOTHING_TO_DO,
              "visitor-noise",
              ""),
          Tale.of(
              "mail programs refuse the certificate of Dovecot",
              log -> {
                spread(
                    at(0, 0, 0),
                    at(2, 0, 0),
                    60,
                    (time, i) ->
                        log.raw(
                            "mail.log",
                            time,
                            StoryLog.clock(time, MAIL)
                                + " mx dovecot[7]: imap-login: Disconnected: Connection closed: SSL_accept() failed: error:0A000412:SSL routines::sslv3 alert bad certificate: SSL alert number 42 (no auth attempts in 1 secs): user=<>, rip="
                                + visitor(i)
                                + ", lip=192.0.2.5, TLS handshaking: SSL_accept() failed: error:0A000412:SSL routines::sslv3 alert bad certificate: SSL alert number 42, session=<abc>"));
              },
              Verdict.FIX_YOUR_SERVER,
              "certificate-refused",
              "alert-bad-certificate"),
          Tale.of(
              "HAProxy says that handshakes fail and not why",
              log -> {
                spread(
                    at(0, 0, 0),
                    at(2, 0, 0),
                    60,
                    (time, i) ->
                        log.raw(
                            "haproxy.log",
                            time,
                            StoryLog.clock(time, MAIL)
                                + " lb haproxy[7]: "
                                + visitor(i)
                                + ":56059 ["
                                + StoryLog.clock(time, HAPROXY)
                                + ".380] frt/1: SSL handshake failure"));
              },
              Verdict.WATCH,
              "unclear",
              ""),
          Tale.of(
              "Apache meets strangers",
              log -> {
                spread(
                    at(0, 0, 0),
                    at(2, 0, 0),
                    60,
                    (time, i) -> {
                      String from =
                          "["
                              + StoryLog.clock(time, APACHE)
                              + "] [ssl:info] [pid 1:tid "
                              + i
                              + "] ";
                      log.raw(
                          "error.log",
                          time,
                          from
                              + "[client "
                              + stranger(i)
                              + ":51515] AH02008: SSL library error 1 in handshake (server www.example.org:443)");
                      log.raw(
                          "error.log",
                          time,
                          from + "SSL Library Error: error:0A00006C:SSL routines::bad key share");
                    });
              },
              Verdict.NOTHING_TO_DO,
              "visitor-noise",
              ""),
          Tale.of(
              "health checks knock at a Go program",
              log -> {
                log.times(
                    900,
                    i ->
                        log.raw(
                            "app.log",
                            at(0, 0, 0) + 30 * i,
                            StoryLog.clock(at(0, 0, 0) + 30 * i, GO)
                                + " http: TLS handshake error from 10.0.0.5:51515: EOF"));
              },
              Verdict.NOTHING_TO_DO,
              "health-check",
              ""),
          Tale.of(
              "a monitor knocks at Caddy",
              log -> {
                log.times(
                    900,
                    i ->
                        log.raw(
                            "caddy.log",
                            at(0, 0, 0) + 30 * i,
                            StoryLog.clock(at(0, 0, 0) + 30 * i, CADDY)
                                + "\tDEBUG\thttp.stdlib\thttp: TLS handshake error from 172.17.0.1:51515: EOF"));
              },
              Verdict.NOTHING_TO_DO,
              "health-check",
              ""),
          Tale.of(
              "two servers in one log, of which the mail server has the expired certificate",
              log -> {
                log.noise(at(0, 0, 0), at(1, 0, 0));
                spread(
                    at(0, 0, 0),
                    at(1, 0, 0),
                    60,
                    (time, i) ->
                        log.raw(
                            "mail.log",
                            time,
                            StoryLog.clock(time, MAIL)
                                + " mx dovecot[7]: imap-login: Disconnected: Connection closed: SSL_accept() failed: error:0A000415:SSL routines::sslv3 alert certificate expired: SSL alert number 45 (no auth attempts in 1 secs): user=<>, rip="
                                + visitor(i)
                                + ", lip=192.0.2.5, TLS handshaking: SSL_accept() failed: error:0A000415:SSL routines::sslv3 alert certificate expired: SSL alert number 45, session=<abc>"));
              },
              Verdict.FIX_YOUR_SERVER,
              "certificate-refused",
              "alert-certificate-expired"));

  private OtherServerTales() {}
}

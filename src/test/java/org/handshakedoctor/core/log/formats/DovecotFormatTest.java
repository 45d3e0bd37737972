package org.handshakedoctor.core.log.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DovecotFormatTest {
  private static final LogFormat FORMAT = new DovecotFormat();
  private static final String ERROR =
      "SSL_accept() failed: error:0A000412:SSL routines::sslv3 alert bad certificate: SSL alert"
          + " number 42";
  private static final String TWICE =
      "imap-login: Disconnected: Connection closed: "
          + ERROR
          + " (no auth attempts in 1 secs): user=<>, rip=203.0.113.7, lip=192.0.2.5, TLS"
          + " handshaking: "
          + ERROR
          + ", session=<abc>";

  @Test
  void anErrorPrintedTwiceIsOne() {
    RecordingSink sink = FormatRun.of(FORMAT, "dovecot", List.of(TWICE));

    assertThat(sink.failures).hasSize(1);
    RecordingSink.Found found = sink.failures.getFirst();
    assertThat(found.client()).isEqualTo(IpAddress.parse("203.0.113.7"));
    assertThat(found.time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(found.kind())
        .isEqualTo(
            new FailureKind(
                "dovecot",
                null,
                Leg.CLIENT,
                "SSL_accept",
                "TLS handshaking",
                "SSL_accept() failed",
                List.of(
                    new OpenSslError(
                        "0A000412",
                        "SSL routines",
                        null,
                        "sslv3 alert bad certificate",
                        "SSL alert number 42")),
                42,
                "sslv3 alert bad certificate"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Disconnected (no auth attempts in 0 secs): user=<>, rip=203.0.113.7, lip=192.0.2.5, TLS"
            + " handshaking: SSL_accept() failed: error:14209102:SSL"
            + " routines:tls_early_post_process_client_hello:unsupported protocol, session=<x>"
            + " | SSL_accept | TLS handshaking | 1 | unsupported protocol",
        "Disconnected: SSL_accept() syscall failed: Connection reset by peer (no auth attempts in 0"
            + " secs): user=<>, rip=203.0.113.7, lip=192.0.2.5, TLS handshaking: SSL_accept()"
            + " syscall failed: Connection reset by peer, session=<x> | SSL_accept | TLS handshaking"
            + " | 0 | Connection reset by peer",
        "Disconnected (no auth attempts in 0 secs): user=<>, rip=203.0.113.7, lip=192.0.2.5, TLS:"
            + " SSL_read() failed: error:14094416:SSL routines:ssl3_read_bytes:sslv3 alert"
            + " certificate unknown: SSL alert number 46, session=<x> | SSL_read | TLS | 1 | sslv3"
            + " alert certificate unknown",
        "Disconnected (disconnected before auth was ready, waited 0 secs): user=<>,"
            + " rip=203.0.113.7, lip=192.0.2.5, TLS handshaking: Disconnected, session=<x> | |"
            + " TLS handshaking | 0 | Disconnected",
        "Disconnected (no auth attempts in 0 secs): user=<>, rip=203.0.113.7, lip=192.0.2.5, TLS"
            + " handshaking, session=<x> | | TLS handshaking | 0 | TLS handshaking",
        "Disconnected: rip=203.0.113.7, lip=192.0.2.5, TLS handshaking: Disconnected | | TLS"
            + " handshaking | 0 | Disconnected",
        "Disconnected: rip=203.0.113.7, lip=192.0.2.5, TLS handshaking: Connection closed, user=<>"
            + " | | TLS handshaking | 0 | Connection closed",
        "Disconnected (no auth attempts in 0 secs): user=<>, rip=203.0.113.7, lip=192.0.2.5, TLS"
            + " handshaking: SSL_accept() failed: error:0A00010B:SSL routines::wrong version number,"
            + " error:0A000139:SSL routines::record layer failure, session=<x> | SSL_accept | TLS"
            + " handshaking | 2 | wrong version number",
        "Disconnected (no auth attempts in 0 secs): user=<>, rip=203.0.113.7, lip=192.0.2.5, TLS"
            + " handshaking: SSL_accept() failed: error:0A00010B:SSL routines::wrong version"
            + " number+error:0A000139:SSL routines::record layer failure | SSL_accept | TLS"
            + " handshaking | 2 | wrong version number",
        "Login aborted: Connection closed: SSL_accept() failed: error:0A000102:SSL"
            + " routines::unsupported protocol (disconnected while TLS handshaking)"
            + " (tls_handshake_not_finished): user=<>, rip=203.0.113.7, lip=192.0.2.5, mpid=5, TLS"
            + " handshaking: SSL_accept() failed: error:0A000102:SSL routines::unsupported protocol,"
            + " session=<x> | SSL_accept | TLS handshaking | 1 | unsupported protocol",
        "Disconnected: Connection closed: SSL_read() failed: error:0A000126:SSL routines::unexpected"
            + " eof while reading (auth failed, 1 attempts in 2 secs): user=<a>, method=PLAIN,"
            + " rip=203.0.113.7, lip=192.0.2.5, TLS, session=<x> | SSL_read | TLS | 1 | unexpected eof"
            + " while reading",
      })
  void readsHowAConnectionEnded(
      String end, @Nullable String operation, @Nullable String phase, int errors, String reason) {
    RecordingSink sink = FormatRun.of(FORMAT, "dovecot", List.of("pop3-login: " + end));

    assertThat(sink.failures).hasSize(1);
    FailureKind kind = sink.failures.getFirst().kind();
    assertThat(kind.operation()).isEqualTo(operation);
    assertThat(kind.phase()).isEqualTo(phase);
    assertThat(kind.errors()).hasSize(errors);
    assertThat(kind.reason()).isEqualTo(reason);
    assertThat(kind.message()).doesNotContain("secs", "203.0.113.7");
    assertThat(sink.failures.getFirst().client()).isEqualTo(IpAddress.parse("203.0.113.7"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Dec 27 02:36:21 imap-login: Info: | Info",
        "Dec  7 02:36:21 imap-login: Info: | Info",
        "2023-12-27 02:36:21 imap-login: Info: | Info",
        "2023-12-27 02:36:21 managesieve-login: Error: | Error",
        "2023-12-27T02:36:21+01:00 imap-login: |",
      })
  void itsOwnFileHasADateAndALevel(String head, @Nullable String level) {
    RecordingSink sink = new RecordingSink();
    LogFormat.Reader reader = new DovecotFormat().newReader(sink, LocalDate.of(2024, 2, 1));
    String line = head + TWICE.substring("imap-login:".length());
    LogEntry entry = new LogEntry();
    entry.reset(Line.of(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)), 0);

    assertThat(reader.read(entry)).isTrue();
    RecordingSink.Found found = sink.failures.getFirst();
    assertThat(found.kind().level()).isEqualTo(level);
    int days = head.contains("  7") ? 20 : 0;
    assertThat(found.time()).isEqualTo(FormatRun.ENVELOPE_TIME - days * 86_400);
    assertThat(found.offset()).isEqualTo(head.contains("+01") ? 3600 : LogEntry.NO_OFFSET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "user=<x>, rip=6.6.6.6, lip=1.1.1.1, TLS handshaking: Disconnected>, method=PLAIN,"
            + " rip=203.0.113.7, lip=192.0.2.5, TLS, session=<x> |",
        "user=<x>, rip=6.6.6.6, TLS: SSL_read() failed: error:0A00010B:a::b, >, rip=203.0.113.7,"
            + " lip=192.0.2.5, session=<x> |",
        "rip=203.0.113.7, lip=192.0.2.5, user=<x>, rip=6.6.6.6, TLS handshaking: Disconnected> |",
        "user=<x>, rip=6.6.6.6, lip=1>, rip=203.0.113.7, lip=192.0.2.5, TLS handshaking |"
            + " 203.0.113.7",
        "rip=203.0.113.7, lip=192.0.2.5, TLS handshaking, user=<x>, rip=6.6.6.6, TLS> |"
            + " 203.0.113.7",
        "user=<>, rip=203.0.113.70, lip=192.0.2.5, TLS handshaking | 203.0.113.70",
        "user=<>, rip=, lip=192.0.2.5, TLS handshaking | none",
        "user=<>, lip=192.0.2.5, TLS handshaking |",
      })
  void nothingIsFoundInsideTheUser(String elements, @Nullable String client) {
    RecordingSink sink =
        FormatRun.of(
            FORMAT, "dovecot", List.of("imap-login: Disconnected (auth failed): " + elements));

    if (client == null) {
      assertThat(sink.failures).isEmpty();
    } else {
      assertThat(sink.failures).hasSize(1);
      assertThat(sink.failures.getFirst().client()).isEqualTo(IpAddress.parse(client));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imap-login: Login: user=<a>, method=PLAIN, rip=203.0.113.7, lip=192.0.2.5, mpid=1, TLS",
        "imap-login: Disconnected (no auth attempts in 2 secs): user=<>, rip=203.0.113.7,"
            + " lip=192.0.2.5, TLS: Disconnected, session=<x>",
        "imap-login: Disconnected (no auth attempts in 2 secs): user=<>, rip=203.0.113.7,"
            + " lip=192.0.2.5, session=<x>",
        "imap-login: Debug: SSL: where=0x2002, ret=-1: SSL_accept() failed: error:0A00010B:a::b",
        "imap(a)<1><x>: Disconnected: SSL_read() failed: x in=1",
        "auth: Error: SSL_accept() failed: error:0A00010B:a::b",
        "master: Warning: SSL is on",
      })
  void otherLinesAreReadButNoFailures(String message) {
    RecordingSink sink = FormatRun.of(FORMAT, "dovecot", List.of(message));

    assertThat(sink.understood).isEqualTo(1);
    assertThat(sink.failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dec 27 02:36:21 mail dovecot: imap-login: Disconnected: rip=203.0.113.7, lip=1, TLS handshaking",
        "Dec 27 02:36:21 mail postfix/smtpd[1]: connect from imap-login: Info: x",
        "2023-12-27 02:36:21 imaps are nice",
        "2023-12-27 02:36:21 1abcde-0001aB-XX <= imap-login: Info:",
        "imap-login: Info: Disconnected: rip=203.0.113.7, lip=1, TLS handshaking",
        "",
      })
  void linesOfOthersAreNotRead(String line) {
    assertThat(FormatRun.of(FORMAT, line).understood).isZero();
  }

  @Test
  void otherLinesOfItsOwnFileAreRead() {
    assertThat(
            FormatRun.of(
                    FORMAT,
                    "Dec 27 02:36:21 master: Warning: Killed with signal 15",
                    "Dec 27 02:36:21 imap(a@example.org)<12><x>: Info: Logged out in=1",
                    "2023-12-27 02:36:21 auth: Error: SSL_accept() failed: x")
                .understood)
        .isEqualTo(3);
  }
}

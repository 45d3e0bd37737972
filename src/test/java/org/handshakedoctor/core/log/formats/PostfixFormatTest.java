package org.handshakedoctor.core.log.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostfixFormatTest {
  private static final LogFormat FORMAT = new PostfixFormat();
  private static final String ACCEPT = "SSL_accept error from unknown[203.0.113.7]: -1";
  private static final String PROBLEM = "warning: TLS library problem: ";
  private static final String UNSUPPORTED =
      PROBLEM
          + "error:0A000102:SSL routines::unsupported protocol:../ssl/statem/statem_srvr.c:1657:";

  @Test
  void aFailureIsTwoLinesOfOneProcess() {
    RecordingSink sink =
        FormatRun.of(
            FORMAT,
            "postfix/smtpd",
            List.of(
                "connect from unknown[203.0.113.7]",
                ACCEPT,
                UNSUPPORTED,
                "lost connection after STARTTLS from unknown[203.0.113.7]"));

    assertThat(sink.understood).isEqualTo(4);
    assertThat(sink.failures).hasSize(1);
    RecordingSink.Found found = sink.failures.getFirst();
    assertThat(found.line()).isEqualTo(2);
    assertThat(found.time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(found.offset()).isEqualTo(3600);
    assertThat(found.client()).isEqualTo(IpAddress.parse("203.0.113.7"));
    assertThat(found.kind())
        .isEqualTo(
            new FailureKind(
                "postfix",
                null,
                Leg.CLIENT,
                "SSL_accept",
                null,
                "SSL_accept error",
                List.of(
                    new OpenSslError(
                        "0A000102", "SSL routines", null, "unsupported protocol", null)),
                null,
                "unsupported protocol"));
  }

  @Test
  void theFileAndLineAreNoDataAndTheQueueIsKeptInItsOrder() {
    FailureKind kind =
        only(
            ACCEPT,
            PROBLEM
                + "4787:error:0A000416:SSL routines:f:sslv3 alert certificate unknown:"
                + "../ssl/record/rec_layer_s3.c:1588:SSL alert number 46:",
            PROBLEM + "error:0A000139:SSL routines::record layer failure:ssl/record/x.c:1:");

    assertThat(kind.errors())
        .extracting(OpenSslError::data)
        .containsExactly("SSL alert number 46", null);
    assertThat(kind.reason()).isEqualTo("sslv3 alert certificate unknown");
    assertThat(kind.alert()).isEqualTo(46);
  }

  @ParameterizedTest
  @CsvSource({
    "Connection reset by peer",
    "lost connection",
    "Connection timed out",
  })
  void aTextIsCompleteByItself(String text) {
    RecordingSink sink =
        FormatRun.of(
            FORMAT,
            "postfix/smtps/smtpd",
            List.of("SSL_accept error from host.example[2001:db8::7]: " + text));

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().kind().reason()).isEqualTo(text);
    assertThat(sink.failures.getFirst().client()).isEqualTo(IpAddress.parse("2001:db8::7"));
  }

  @ParameterizedTest
  @CsvSource({
    "unknown[203.0.113.7]: -1, 203.0.113.7",
    "unknown[203.0.113.7]: 0, 203.0.113.7",
    "unknown[::ffff:203.0.113.7]: -1, 203.0.113.7",
    "[203.0.113.7]:51515: -1, 203.0.113.7",
    "[2001:db8::7]:51515: lost connection, 2001:db8::7",
    "unknown[203.0.113.7], 203.0.113.7",
    "unknown[203.0.113,",
    "unknown[unknown]: -1,",
    "'',",
  })
  void theClientStandsInBrackets(String rest, @Nullable String client) {
    RecordingSink sink =
        FormatRun.of(FORMAT, "postfix/tlsproxy", List.of("SSL_accept error from " + rest));

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().client())
        .isEqualTo(client == null ? null : IpAddress.parse(client));
  }

  @Test
  void theServerThatWeDeliverToIsNoClient() {
    RecordingSink sink =
        FormatRun.of(
            FORMAT,
            "postfix/smtp",
            List.of(
                "SSL_connect error to mx.example[198.51.100.1]:25: -1",
                PROBLEM + "error:0A000086:SSL routines::certificate verify failed:ssl/s.c:1889:",
                "4ABC: Cannot start TLS: handshake failure"));

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().client()).isNull();
    FailureKind kind = sink.failures.getFirst().kind();
    assertThat(kind.leg()).isEqualTo(Leg.UPSTREAM);
    assertThat(kind.operation()).isEqualTo("SSL_connect");
    assertThat(kind.reason()).isEqualTo("certificate verify failed");
  }

  @Test
  void aLibraryLineAloneIsOneFailureWithoutAClient() {
    RecordingSink sink =
        FormatRun.of(FORMAT, "postfix/smtpd", List.of(UNSUPPORTED, UNSUPPORTED, "disconnect"));

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().client()).isNull();
    assertThat(sink.failures.getFirst().kind().errors()).hasSize(2);
    assertThat(
            FormatRun.of(FORMAT, "postfix/smtp", List.of(UNSUPPORTED))
                .failures
                .getFirst()
                .kind()
                .leg())
        .isEqualTo(Leg.UPSTREAM);
  }

  @Test
  void aNumberWithoutALibraryLineIsAFailureToo() {
    assertThat(only(ACCEPT).reason()).isEqualTo("SSL_accept error");
    assertThat(only(ACCEPT, "disconnect from x").errors()).isEmpty();
  }

  @Test
  void processesMayInterleave() {
    FormatRun run = new FormatRun(FORMAT);
    for (int i = 1; i <= 9; i++) {
      run.read("postfix/smtpd", i, "SSL_accept error from unknown[203.0.113.%d]: -1".formatted(i));
    }
    for (int i = 9; i >= 1; i--) {
      run.read(
          i == 4 ? "postfix/smtp" : "postfix/smtpd",
          i,
          PROBLEM + "error:0A00010%d:a::r%d:x.c:1:".formatted(i, i));
    }
    RecordingSink sink = run.finish();

    assertThat(sink.failures).hasSize(10);
    for (RecordingSink.Found found : sink.failures) {
      String reason = found.kind().reason();
      if (found.client() != null && found.line() != 4) {
        assertThat(found.client().toString()).isEqualTo("203.0.113." + reason.substring(1));
      }
    }
    assertThat(sink.failures)
        .filteredOn(found -> found.line() == 4)
        .allMatch(found -> found.kind().errors().isEmpty());
  }

  @Test
  void whatIsRememberedGoesOnElsewhere() {
    FormatRun first = new FormatRun(FORMAT);
    first.read("postfix/smtpd", 1, "connect from x");
    first.read("postfix/smtpd", 1, ACCEPT);
    FormatRun second = first.goOn(FORMAT, 5_000, 40);

    assertThat(second.state()).isEqualTo(first.state());
    assertThat(second.state()).isNotEqualTo(new FormatRun(FORMAT).state());
    second.read("postfix/smtpd", 1, UNSUPPORTED);
    RecordingSink.Found found = second.finish().failures.getFirst();
    assertThat(found.line()).isEqualTo(39);
    assertThat(found.position()).isEqualTo(5_000 - ACCEPT.length() - 1);
    assertThat(found.client()).isEqualTo(IpAddress.parse("203.0.113.7"));
    assertThat(found.kind().reason()).isEqualTo("unsupported protocol");
  }

  @Test
  void aLineThatIsNeverCompletedIsNotKeptForLong() {
    FormatRun run = new FormatRun(FORMAT);
    run.read("postfix/smtpd", 1, ACCEPT);
    while (run.sink.failures.isEmpty()) {
      run.read("postfix/smtpd", 2, "x".repeat(1_000));
    }

    assertThat(run.sink.understood).isBetween(7, 9);
    assertThat(run.state()).isEqualTo(new FormatRun(FORMAT).state());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOQUEUE: reject: RCPT from x[6.6.6.6]: helo=<SSL_accept error from y[6.6.6.6]: -1>",
        "warning: hostname SSL does not resolve",
        "setting up TLS connection from unknown[203.0.113.7]",
        "SSL_accept:error in SSLv3/TLS write server hello",
        "SSL3 alert write:fatal:protocol version",
        "lost connection after STARTTLS from unknown[203.0.113.7]",
        "warning: non-SMTP command from x[6.6.6.6]: SSL_accept error from y[6.6.6.6]: -1",
        "",
      })
  void otherLinesAreReadButNoFailures(String message) {
    RecordingSink sink = FormatRun.of(FORMAT, "postfix/smtpd", List.of(message));

    assertThat(sink.understood).isEqualTo(1);
    assertThat(sink.failures).isEmpty();
  }

  @Test
  void otherProgramsAreNotRead() {
    assertThat(FormatRun.of(FORMAT, "sshd", List.of(ACCEPT)).understood).isZero();
    assertThat(FormatRun.of(FORMAT, ACCEPT).understood).isZero();
  }

  private static FailureKind only(String... messages) {
    RecordingSink sink = FormatRun.of(FORMAT, "postfix/smtpd", List.of(messages));
    assertThat(sink.failures).hasSize(1);
    return sink.failures.getFirst().kind();
  }
}

package org.handshakedoctor.core.log.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handshakedoctor.core.log.LogEntry;
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

class EximFormatTest {
  private static final LogFormat FORMAT = new EximFormat();
  private static final String HEAD = "2023-12-27 02:36:21 ";
  private static final String END =
      " I=[192.0.2.5]:465 (SSL_accept): error:0A00010B:SSL routines::wrong version number";

  @Test
  void takesALineApart() {
    RecordingSink sink =
        FormatRun.of(
            FORMAT,
            HEAD + "TLS error on connection from host.example (helo) [203.0.113.7]:51515" + END);

    assertThat(sink.failures).hasSize(1);
    RecordingSink.Found found = sink.failures.getFirst();
    assertThat(found.client()).isEqualTo(IpAddress.parse("203.0.113.7"));
    assertThat(found.time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(found.offset()).isEqualTo(LogEntry.NO_OFFSET);
    assertThat(found.kind())
        .isEqualTo(
            new FailureKind(
                "exim",
                null,
                Leg.CLIENT,
                "SSL_accept",
                null,
                "TLS error",
                List.of(
                    new OpenSslError(
                        "0A00010B", "SSL routines", null, "wrong version number", null)),
                null,
                "wrong version number"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "host.example [203.0.113.7]:5 | 203.0.113.7",
        "host.example [203.0.113.7] | 203.0.113.7",
        "[203.0.113.7]:5 | 203.0.113.7",
        "[2001:db8::7]:5 | 2001:db8::7",
        "(helo) [203.0.113.7] | 203.0.113.7",
        "([6.6.6.6]) [203.0.113.7]:5 | 203.0.113.7",
        "host.example ([6.6.6.6]) [203.0.113.7]:5 | 203.0.113.7",
        "H=host.example (helo) [203.0.113.7]:5 | 203.0.113.7",
        "([6.6.6.6]:1) [203.0.113.7]:5 U=root | 203.0.113.7",
        "(a [6.6.6.6]) [203.0.113.7]:5 |",
        "localhost |",
      })
  void theClientIsNotWhatTheVisitorCallsItself(String from, @Nullable String client) {
    RecordingSink sink = FormatRun.of(FORMAT, HEAD + "TLS error on connection from " + from + END);

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().client())
        .isEqualTo(client == null ? null : IpAddress.parse(client));
    assertThat(sink.failures.getFirst().kind().leg()).isEqualTo(Leg.CLIENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(SSL_accept): timed out | SSL_accept | timed out",
        "(SSL_accept): TCP connection closed by peer | SSL_accept | TCP connection closed by peer",
        "(SSL_accept: TCP connection closed by peer) | SSL_accept | TCP connection closed by peer",
        "SSL_accept: TCP connection closed by peer | SSL_accept | TCP connection closed by peer",
        "(gnutls_handshake): Unexpected TLS packet was received. | gnutls_handshake | Unexpected TLS"
            + " packet was received",
        "(gnutls_handshake): The TLS connection was non-properly terminated. | gnutls_handshake | The"
            + " TLS connection was non-properly terminated",
        "(gnutls_handshake): A TLS fatal alert has been received. | gnutls_handshake | A TLS fatal"
            + " alert has been received",
        "(SSL_accept): error:14094416:SSL routines:ssl3_read_bytes:sslv3 alert certificate unknown |"
            + " SSL_accept | sslv3 alert certificate unknown",
        "'' | | TLS error",
      })
  void readsWhatFailed(String said, @Nullable String operation, String reason) {
    RecordingSink sink =
        FormatRun.of(
            FORMAT, HEAD + "TLS error on connection from [203.0.113.7]:5 I=[192.0.2.5]:25 " + said);

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().kind().operation()).isEqualTo(operation);
    assertThat(sink.failures.getFirst().kind().reason()).isEqualTo(reason);
    assertThat(sink.failures.getFirst().client()).isEqualTo(IpAddress.parse("203.0.113.7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS error on H=mx.example [198.51.100.1] (SSL_connect): timed out",
        "TLS error on connection to mx.example [198.51.100.1] (SSL_connect): timed out",
        "1rIabc-000AbC-2d H=mx.example [198.51.100.1]: TLS error on connection (SSL_connect): timed out",
        "1rIabc-000AbC-2d TLS error on connection to mx.example [198.51.100.1] (SSL_connect): timed out",
        "1rIabc-0000000AbCD-2dEf H=mx.example [198.51.100.1] TLS session: (SSL_connect): timed out",
      })
  void theServerThatWeDeliverToIsNoClient(String message) {
    RecordingSink sink = FormatRun.of(FORMAT, HEAD + message);

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().client()).isNull();
    assertThat(sink.failures.getFirst().kind().leg()).isEqualTo(Leg.UPSTREAM);
    assertThat(sink.failures.getFirst().kind().reason()).isEqualTo("timed out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2023-12-27 02:36:21.123 | -2147483648",
        "2023-12-27 02:36:21 +0100 | 3600",
        "2023-12-27 02:36:21 [1234] | -2147483648",
        "2023-12-27 02:36:21 -0500 [1234] | -18000",
      })
  void theOwnerCanAddToTheHead(String head, int offset) {
    RecordingSink sink =
        FormatRun.of(FORMAT, head + " TLS error on connection from [203.0.113.7]:5" + END);

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(sink.failures.getFirst().offset()).isEqualTo(offset);
  }

  @Test
  void syslogHasNoDateInTheMessage() {
    RecordingSink sink =
        FormatRun.of(
            FORMAT, "exim4", List.of("TLS error on connection from [203.0.113.7]:5" + END));

    assertThat(sink.failures.getFirst().time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(sink.failures.getFirst().client()).isEqualTo(IpAddress.parse("203.0.113.7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1rIabc-000AbC-2d <= a@b H=(TLS) [203.0.113.7] X=TLS1.3 S=1 T=\"TLS error on connection from\"",
        "H=(x) [203.0.113.7] rejected EHLO or HELO TLS error on connection from [6.6.6.6]:1",
        "SMTP protocol synchronization error: H=x input=\"TLS error on connection from [6.6.6.6]\"",
        "exim 4.96 daemon started: pid=1, listening for SMTPS on port 465",
        "no host name found for IP address 203.0.113.7",
      })
  void otherLinesAreReadButNoFailures(String message) {
    RecordingSink sink = FormatRun.of(FORMAT, HEAD + message);

    assertThat(sink.understood).isEqualTo(1);
    assertThat(sink.failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-12-27 02:36:21 203.0.113.7:5 TLS Error: TLS handshake failed",
        "2023-12-27 02:36:21 TLS_ERROR: BIO read",
        "2023-12-27 02:36:21.123 UTC [171] LOG:  x",
        "2023-12-27 02:36:21: (mod_openssl.c.4870) SSL: 1",
        "TLS error on connection from [203.0.113.7]:5" + END,
        "2023-12-27 02:36:21",
        "2023-12-27 02:36:21 ",
        "",
      })
  void linesOfOthersAreNotRead(String line) {
    assertThat(FormatRun.of(FORMAT, line).understood).isZero();
  }
}

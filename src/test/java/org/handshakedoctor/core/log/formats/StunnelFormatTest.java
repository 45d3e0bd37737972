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

class StunnelFormatTest {
  private static final LogFormat FORMAT = new StunnelFormat();
  private static final String HEAD = "2023.12.27 02:36:21 ";
  private static final String ACCEPTED =
      "LOG5[12]: Service [https] accepted connection from 203.0.113.7:51515";
  private static final String WRONG_VERSION =
      "LOG3[12]: SSL_accept: ssl3_get_record@../ssl/record/ssl3_record.c:354: error:0A00010B:SSL"
          + " routines::wrong version number";

  @Test
  void theThreadJoinsTheAddressAndTheError() {
    RecordingSink sink = FormatRun.of(FORMAT, HEAD + ACCEPTED, HEAD + WRONG_VERSION);

    assertThat(sink.failures).hasSize(1);
    RecordingSink.Found found = sink.failures.getFirst();
    assertThat(found.line()).isEqualTo(2);
    assertThat(found.time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(found.client()).isEqualTo(IpAddress.parse("203.0.113.7"));
    assertThat(found.kind())
        .isEqualTo(
            new FailureKind(
                "stunnel",
                "LOG3",
                Leg.CLIENT,
                "SSL_accept",
                null,
                "SSL_accept",
                List.of(
                    new OpenSslError(
                        "0A00010B", "SSL routines", null, "wrong version number", null)),
                null,
                "wrong version number"));
  }

  @Test
  void theQueueIsPrintedNewestFirst() {
    RecordingSink sink =
        FormatRun.of(
            FORMAT,
            "stunnel",
            List.of(
                ACCEPTED,
                "LOG3[12]: error queue: c@ssl/c.c:3: error:0A000139:SSL routines::record layer failure",
                "LOG3[12]: error queue: b@ssl/b.c:2: error:0A000418:SSL routines::tlsv1 alert unknown"
                    + " ca:SSL alert number 48",
                WRONG_VERSION,
                "LOG5[12]: Connection reset: 0 byte(s) sent to TLS, 0 byte(s) sent to socket"));

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().kind().errors())
        .extracting(OpenSslError::code)
        .containsExactly("0A00010B", "0A000418", "0A000139");
    assertThat(sink.failures.getFirst().time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(sink.failures.getFirst().offset()).isEqualTo(3600);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SSL_accept: Peer suddenly disconnected | SSL_accept | Peer suddenly disconnected | CLIENT",
        "SSL_accept: Connection reset by peer (104) | SSL_accept | Connection reset by peer | CLIENT",
        "SSL_read: Connection reset by peer (104) | SSL_read | Connection reset by peer | CLIENT",
        "SSL_accept: s_poll_wait: TIMEOUTbusy exceeded: sending reset | SSL_accept | s_poll_wait:"
            + " TIMEOUTbusy exceeded: sending reset | CLIENT",
        "SSL_accept: 14094416: error:14094416:SSL routines:SSL3_READ_BYTES:sslv3 alert certificate"
            + " unknown | SSL_accept | sslv3 alert certificate unknown | CLIENT",
        "SSL_connect: Peer suddenly disconnected | SSL_connect | Peer suddenly disconnected | UPSTREAM",
        "SSL_connect: tls_post@ssl/s.c:1: error:0A000086:SSL routines::certificate verify failed |"
            + " SSL_connect | certificate verify failed | UPSTREAM",
      })
  void readsWhatFailed(String said, String operation, String reason, Leg leg) {
    RecordingSink sink = FormatRun.of(FORMAT, HEAD + ACCEPTED, HEAD + "LOG3[12]: " + said);

    assertThat(sink.failures).hasSize(1);
    FailureKind kind = sink.failures.getFirst().kind();
    assertThat(kind.operation()).isEqualTo(operation);
    assertThat(kind.reason()).isEqualTo(reason);
    assertThat(kind.leg()).isEqualTo(leg);
    assertThat(kind.alert()).isEqualTo(said.contains("certificate unknown") ? 46 : null);
  }

  @ParameterizedTest
  @CsvSource({
    "Service [a b] accepted connection from 203.0.113.7:5, 203.0.113.7",
    "Service [a] accepted (FD=3) from 203.0.113.7:5, 203.0.113.7",
    "Service [a] accepted connection from [2001:db8::7]:5, 2001:db8::7",
    "Service [a] accepted connection from 2001:db8::7:5, 2001:db8::7",
    "Service [a] accepted connection from ::ffff:203.0.113.7:5, 203.0.113.7",
    "Service [a] accepted connection from unnamed socket,",
    "Service [a] connected remote server from 10.0.0.5:443,",
  })
  void theClientIsWhoWasAccepted(String accepted, @Nullable String client) {
    RecordingSink sink = FormatRun.of(FORMAT, HEAD + "LOG5[12]: " + accepted, HEAD + WRONG_VERSION);

    assertThat(sink.failures.getFirst().client())
        .isEqualTo(client == null ? null : IpAddress.parse(client));
  }

  @Test
  void threadsMayInterleave() {
    FormatRun run = new FormatRun(FORMAT);
    for (int i = 1; i <= 9; i++) {
      run.read(
          null, -1, HEAD + ACCEPTED.replace("[12]", "[" + i + "]").replace("113.7", "113." + i));
    }
    for (int i = 9; i >= 1; i--) {
      run.read(null, -1, HEAD + "LOG3[" + i + "]: error queue: f@x.c:1: error:0A0001FF:a::r" + i);
    }
    FormatRun other = run.goOn(FORMAT, 9_000, 500);
    assertThat(other.state()).isEqualTo(run.state());
    for (int i = 1; i <= 9; i++) {
      other.read(null, -1, HEAD + "LOG3[" + i + "]: SSL_accept: f@x.c:1: error:0A0001F0:a::s" + i);
    }
    RecordingSink sink = other.finish();

    assertThat(sink.failures).hasSize(9);
    for (int i = 1; i <= 9; i++) {
      RecordingSink.Found found = sink.failures.get(i - 1);
      assertThat(found.client()).isEqualTo(IpAddress.parse("203.0.113." + i));
      assertThat(found.kind().errors())
          .extracting(OpenSslError::reason)
          .containsExactly("s" + i, "r" + i);
    }
  }

  @Test
  void anOperationAfterConnectingIsOnTheUpstreamLeg() {
    RecordingSink sink =
        FormatRun.of(
            FORMAT,
            HEAD + ACCEPTED,
            HEAD + "LOG6[12]: TLS connected: new session negotiated",
            HEAD + "LOG3[12]: SSL_read: Connection reset by peer (104)");

    assertThat(sink.failures.getFirst().kind().leg()).isEqualTo(Leg.UPSTREAM);
    assertThat(sink.failures.getFirst().client()).isEqualTo(IpAddress.parse("203.0.113.7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ACCEPTED,
        "LOG7[12]: SSL_accept: debug says nothing",
        "LOG7[12]: TLS alert (write): fatal: handshake failure",
        "LOG5[ui]: stunnel 5.75 on x86_64-pc-linux-gnu platform",
        "LOG6[12]: SNI: requested name: SSL_accept: Peer suddenly disconnected",
        "LOG3[12]: error queue: f@x.c:1: error:0A00010B:SSL routines::wrong version number",
      })
  void otherLinesAreReadButNoFailures(String message) {
    RecordingSink sink = FormatRun.of(FORMAT, HEAD + message);

    assertThat(sink.understood).isEqualTo(1);
    assertThat(sink.failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023.12.27 02:36:21 x " + WRONG_VERSION,
        "2023-12-27 02:36:21 " + WRONG_VERSION,
        "2023.12.27 02:36:21 LOG3[",
        "2023.12.27 02:36:21 LOG3[12]",
        "LOG",
        "LOGIN failed",
        "",
      })
  void linesOfOthersAreNotRead(String line) {
    assertThat(FormatRun.of(FORMAT, line).understood).isZero();
  }
}

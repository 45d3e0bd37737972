package org.handshakedoctor.core.log.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenVpnFormatTest {
  private static final LogFormat FORMAT = new OpenVpnFormat();
  private static final String HEAD = "2023-12-27 02:36:21 ";
  private static final List<String> LINES =
      List.of(
          "TLS: Initial packet from [AF_INET]203.0.113.7:51515, sid=1 2",
          "OpenSSL: error:0A000102:SSL routines::unsupported protocol:",
          "TLS_ERROR: BIO read tls_read_plaintext error",
          "TLS Error: TLS object -> incoming plaintext read error",
          "TLS Error: TLS handshake failed",
          "SIGUSR1[soft,tls-error] received, client-instance restarting");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2023-12-27 02:36:21 203.0.113.7:51515 | 203.0.113.7",
        "2023-12-27 02:36:21 us=123456 203.0.113.7:51515 | 203.0.113.7",
        "Wed Dec 27 02:36:21 2023 203.0.113.7:51515 | 203.0.113.7",
        "Wed Dec 27 02:36:21 2023 us=12 client1/203.0.113.7:51515 | 203.0.113.7",
        "2023-12-27 02:36:21 [2001:db8::7]:51515 | 2001:db8::7",
        "2023-12-27 02:36:21 2001:db8::7 | 2001:db8::7",
        "2023-12-27 02:36:21 udp4:203.0.113.7:51515 | 203.0.113.7",
        "2023-12-27 02:36:21 tcp6-server:[2001:db8::7]:51515 | 2001:db8::7",
        "2023-12-27 02:36:21 6.6.6.6:1/203.0.113.7:51515 | 203.0.113.7",
      })
  void severalLinesOfAPeerAreOneFailure(String head, String client) {
    RecordingSink sink =
        FormatRun.of(FORMAT, LINES.stream().map(line -> head + " " + line).toArray(String[]::new));

    assertThat(sink.understood).isEqualTo(6);
    assertThat(sink.failures).hasSize(1);
    RecordingSink.Found found = sink.failures.getFirst();
    assertThat(found.line()).isEqualTo(2);
    assertThat(found.client()).isEqualTo(IpAddress.parse(client));
    assertThat(found.time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(found.kind().leg()).isEqualTo(Leg.CLIENT);
    assertThat(found.kind().reason()).isEqualTo("unsupported protocol");
    assertThat(found.kind().errors()).hasSize(1);
  }

  @Test
  void syslogHasNoDateInTheMessage() {
    RecordingSink sink =
        FormatRun.of(
            FORMAT, "ovpn-server", LINES.stream().map(line -> "203.0.113.7:5 " + line).toList());

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(sink.failures.getFirst().client()).isEqualTo(IpAddress.parse("203.0.113.7"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7:5 TLS Error: TLS key negotiation failed to occur within 60 seconds (check your"
            + " network connectivity) | TLS key negotiation failed to occur within … seconds |"
            + " 203.0.113.7",
        "203.0.113.7:5 VERIFY ERROR: depth=0, error=certificate has expired: C=XX, CN=TLS Error: x |"
            + " certificate has expired | 203.0.113.7",
        "203.0.113.7:5 TLS error: The server has no TLS ciphersuites in common with the client. Your"
            + " --tls-cipher setting might be too restrictive. | The server has no TLS ciphersuites"
            + " in common with the client. Your --tls-cipher setting might be too restrictive. |"
            + " 203.0.113.7",
        "TLS Error: cannot locate HMAC in incoming packet from [AF_INET]203.0.113.7:5 | cannot locate"
            + " HMAC in incoming packet | 203.0.113.7",
        "TLS Error: incoming packet authentication failed from [AF_INET6]::ffff:203.0.113.7:5 |"
            + " incoming packet authentication failed | 203.0.113.7",
        "TLS Error: incoming packet authentication failed from [AF_INET6]2001:db8::7:5 | incoming"
            + " packet authentication failed | 2001:db8::7",
      })
  void aSentenceIsTheReasonToo(String line, String reason, String client) {
    RecordingSink sink = FormatRun.of(FORMAT, HEAD + line);

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().kind().reason()).isEqualTo(reason);
    assertThat(sink.failures.getFirst().kind().message()).doesNotContain("60", "CN=", "203.0");
    assertThat(sink.failures.getFirst().client()).isEqualTo(IpAddress.parse(client));
  }

  @Test
  void withoutAPeerItIsAClientOfAnotherServer() {
    RecordingSink sink =
        FormatRun.of(
            FORMAT,
            HEAD
                + "VERIFY ERROR: depth=1, error=self-signed certificate in certificate chain: CN=x",
            HEAD + "OpenSSL: error:0A000086:SSL routines::certificate verify failed:",
            HEAD + "TLS Error: TLS handshake failed");

    assertThat(sink.failures).hasSize(1);
    FailureKind kind = sink.failures.getFirst().kind();
    assertThat(kind.leg()).isEqualTo(Leg.UPSTREAM);
    assertThat(kind.errors()).hasSize(1);
    assertThat(sink.failures.getFirst().client()).isNull();
  }

  @Test
  void peersMayInterleaveAndTheStateGoesOnElsewhere() {
    FormatRun run = new FormatRun(FORMAT);
    for (int i = 1; i <= 9; i++) {
      run.read(
          null, -1, HEAD + "203.0.113.%d:5 OpenSSL: error:0A0001F%d:a::r%d:".formatted(i, i, i));
    }
    FormatRun other = run.goOn(FORMAT, 7, 3);
    assertThat(other.state()).isEqualTo(run.state());
    for (int i = 9; i >= 1; i--) {
      other.read(null, -1, HEAD + "203.0.113.%d:5 TLS Error: TLS handshake failed".formatted(i));
    }
    RecordingSink sink = other.finish();

    assertThat(sink.failures).hasSize(9);
    assertThat(sink.failures)
        .allMatch(
            found ->
                ("203.0.113." + found.kind().reason().substring(1)).equals("" + found.client()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.7:5 VERIFY OK: depth=0, CN=TLS Error: TLS handshake failed",
        "203.0.113.7:5 peer info: IV_PLAT=TLS Error: TLS handshake failed",
        "OpenVPN 2.6.3 x86_64-pc-linux-gnu [SSL (OpenSSL)] [LZO]",
        "library versions: OpenSSL 3.0.11 19 Sep 2023, LZO 2.10",
        "client1/203.0.113.7:5 SENT CONTROL [client1]: 'PUSH_REPLY' (status=1)",
      })
  void otherLinesAreReadButNoFailures(String line) {
    RecordingSink sink = FormatRun.of(FORMAT, HEAD + line);

    assertThat(sink.understood).isEqualTo(1);
    assertThat(sink.failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-12-27 02:36:21 TLS error on connection from [203.0.113.7] (SSL_accept): timed out",
        "2023-12-27 02:36:21 imap-login: Info: x",
        "2023-12-27 02:36:21.123 UTC [171] LOG:  x",
        "2023-12-27 02:36:21: (mod_openssl.c.4870) SSL: 1",
        "x 203.0.113.7:5 TLS Error: TLS handshake failed",
        "203.0.113.7:5 TLS Error: TLS handshake failed",
        "",
      })
  void linesOfOthersAreNotRead(String line) {
    assertThat(FormatRun.of(FORMAT, line).understood).isZero();
  }

  @ParameterizedTest
  @CsvSource({"openvpn, 1", "openvpn[x, 1", "ovpn-a, 1", "sshd, 0"})
  void theProgramCounts(String program, int understood) {
    assertThat(FormatRun.of(FORMAT, program, List.of("TLS Error: x")).understood)
        .isEqualTo(understood);
  }
}

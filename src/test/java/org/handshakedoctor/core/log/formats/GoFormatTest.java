package org.handshakedoctor.core.log.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoFormatTest {
  private static final String HEAD = "2023/12/27 02:36:21 ";
  private static final String FROM = "http: TLS handshake error from 203.0.113.7:51515: ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EOF | EOF |",
        "read tcp 10.0.0.2:443->203.0.113.7:51515: read: connection reset by peer | connection reset by peer |",
        "read tcp [2001:db8::2]:443->[2001:db8::1]:5: i/o timeout | i/o timeout |",
        "write tcp 10.0.0.2:443->203.0.113.7:5: write: broken pipe | broken pipe |",
        "tls: first record does not look like a TLS handshake | first record does not look like a TLS handshake |",
        "tls: unsupported SSLv2 handshake received | unsupported SSLv2 handshake received |",
        "tls: client offered only unsupported versions: [301 302] | client offered only unsupported versions |",
        "tls: no cipher suite supported by both client and server | no cipher suite supported by both client and server |",
        "tls: client using inappropriate protocol fallback | client using inappropriate protocol fallback |",
        "tls: client requested unsupported application protocols ([h3 spdy/1]) | client requested unsupported application protocols |",
        "tls: client requested unsupported application protocols ([\"a) x\" \"b\"]) | client requested unsupported application protocols |",
        "tls: no ECDHE curve supported by both client and server | no ECDHE curve supported by both client and server |",
        "tls: client sent invalid key share in second ClientHello | client sent invalid key share in second ClientHello |",
        "tls: invalid client key share | invalid client key share |",
        "tls: oversized record received with length 20527 | oversized record received with length … |",
        "tls: client didn't provide a certificate | client didn't provide a certificate |",
        "tls: failed to verify client certificate: x509: certificate signed by unknown authority | failed to verify client certificate |",
        "tls: failed to verify client's certificate: x509: certificate has expired or is not yet valid: current time 2023-12-27T02:36:21Z is after 2022-01-01T00:00:00Z | failed to verify client certificate |",
        "local error: tls: bad record MAC | local error: tls: bad record MAC |",
        "remote error: tls: bad certificate | remote error: tls: bad certificate | 42",
        "remote error: tls: unknown certificate | remote error: tls: unknown certificate | 46",
        "remote error: tls: unknown certificate authority | remote error: tls: unknown certificate authority | 48",
        "remote error: tls: protocol version not supported | remote error: tls: protocol version not supported | 70",
        "remote error: tls: alert(99) | remote error: tls: alert(…) | 99",
        "acme/autocert: host \"x.example\" not configured in HostWhitelist | acme/autocert: host \"…\" not configured in HostWhitelist |",
      })
  void readsWhatGoSays(String text, String reason, @Nullable Integer alert) {
    RecordingSink sink = FormatRun.of(new GoFormat(), HEAD + FROM + text);

    assertThat(sink.failures).hasSize(1);
    RecordingSink.Found found = sink.failures.getFirst();
    assertThat(found.kind().format()).isEqualTo("go");
    assertThat(found.kind().leg()).isEqualTo(Leg.CLIENT);
    assertThat(found.kind().phase()).isEqualTo("TLS handshake");
    assertThat(found.kind().message()).startsWith("http: TLS handshake error from …: ");
    assertThat(found.kind().message()).doesNotContain("203.0.113.7", "20527", "301");
    assertThat(found.kind().reason()).isEqualTo(reason);
    assertThat(found.kind().alert()).isEqualTo(alert);
    assertThat(found.kind().level()).isNull();
    assertThat(found.client()).isEqualTo(IpAddress.parse("203.0.113.7"));
    assertThat(found.time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(found.offset()).isEqualTo(LogEntry.NO_OFFSET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7:51515: EOF | 203.0.113.7",
        "[2001:db8::1]:51515: EOF | 2001:db8::1",
        "[::ffff:203.0.113.7]:5: EOF | 203.0.113.7",
        "[fe80::1%eth0]:5: EOF | fe80::1",
        "@: EOF |",
        "203.0.113.7:51515 | 203.0.113.7",
        "203.0.113.7 |",
        "203.0.11 |",
        "'' |",
        "6.6.6.6 evil:5: EOF |",
      })
  void theClientStandsBeforeItsPort(String rest, @Nullable String client) {
    RecordingSink sink =
        FormatRun.of(new GoFormat(), HEAD + "http: TLS handshake error from " + rest);

    assertThat(sink.failures.getFirst().client())
        .isEqualTo(client == null ? null : IpAddress.parse(client));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023/12/27 02:36:21 ",
        "2023/12/27 02:36:21.123456 ",
        "2023/12/27 02:36:21 server.go:3230: ",
        "2023/12/27 02:36:21.123456 /usr/lib/go/src/net/http/server.go:3230: ",
        "2023/12/27 02:36:21 myapp: ",
        "myapp 2023/12/27 02:36:21 ",
        "[myapp] 2023/12/27 02:36:21 ",
        "myapp: 2023/12/27 02:36:21 server.go:3230: ",
      })
  void aLoggerCanBeSetInManyWays(String head) {
    RecordingSink sink = FormatRun.of(new GoFormat(), head + FROM + "EOF");

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().time()).isEqualTo(FormatRun.ENVELOPE_TIME);
  }

  @Test
  void withoutADateTheEnvelopesTimeCounts() {
    FormatRun run = new FormatRun(new GoFormat());

    assertThat(run.read("app", 7, FROM + "EOF")).isTrue();
    assertThat(run.sink.failures.getFirst().time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(run.sink.failures.getFirst().offset()).isEqualTo(3600);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tls: failed to verify certificate: x509: certificate signed by unknown authority | x509: certificate signed by unknown authority",
        "x509: certificate is valid for a.example, not 10.0.0.5 | x509: certificate is valid for …",
        "tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2023-12-27T02:36:21Z is after 2022-01-01T00:00:00Z | x509: certificate has expired or is not yet valid",
        "x509: cannot validate certificate for 10.0.0.5 because it doesn't contain any IP SANs | x509: cannot validate certificate for …",
        "tls: first record does not look like a TLS handshake | first record does not look like a TLS handshake",
        "remote error: tls: handshake failure | remote error: tls: handshake failure",
        "net/http: TLS handshake timeout | net/http: TLS handshake timeout",
      })
  void aProxyReportsItsBackend(String text, String reason) {
    RecordingSink sink = FormatRun.of(new GoFormat(), HEAD + "http: proxy error: " + text);

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().kind().leg()).isEqualTo(Leg.UPSTREAM);
    assertThat(sink.failures.getFirst().kind().reason()).isEqualTo(reason);
    assertThat(sink.failures.getFirst().client()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEAD + "http: proxy error: dial tcp 10.0.0.1:80: connect: connection refused",
        HEAD + "GET /?x=http: TLS handshake error from 6.6.6.6:1: EOF",
        HEAD + "user agent: " + FROM + "EOF",
        HEAD + "2023/12/27 02:36:21 said x " + FROM + "EOF",
        HEAD + "listening on :443 with SSL",
        HEAD + "http: superfluous response.WriteHeader call",
      })
  void otherLinesAreReadButNoFailures(String line) {
    RecordingSink sink = FormatRun.of(new GoFormat(), line);

    assertThat(sink.understood).isEqualTo(1);
    assertThat(sink.failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023/12/27 02:36:21 [crit] 1#1: *1 SSL_do_handshake() failed",
        "GET " + HEAD + "x " + FROM + "EOF",
        "a b " + HEAD + FROM + "EOF",
        "x" + FROM + "EOF",
        "2023/13/27 02:36:21 " + FROM + "EOF",
        "2023/12/27 02:36 " + FROM + "EOF",
        "",
      })
  void linesOfOthersAreNotRead(String line) {
    RecordingSink sink = FormatRun.of(new GoFormat(), line);

    assertThat(sink.understood).isZero();
    assertThat(sink.failures).isEmpty();
  }
}

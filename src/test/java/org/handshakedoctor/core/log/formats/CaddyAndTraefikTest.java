package org.handshakedoctor.core.log.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaddyAndTraefikTest {
  private static final String EOF = "http: TLS handshake error from 203.0.113.7:51515: EOF";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"level\":\"debug\",\"ts\":1703644581.1,\"logger\":\"http.stdlib\",\"msg\":\""
            + EOF
            + "\"}"
            + "~ caddy ~ debug ~ 0",
        "{\"level\":\"debug\",\"ts\":\"2023/12/27 02:36:21.123\",\"logger\":\"http.stdlib\",\"msg\":\""
            + EOF
            + "\"} ~ caddy ~ debug ~",
        "{\"level\":\"debug\",\"ts\":\"2023-12-27T02:36:21.123Z\",\"logger\":\"http.stdlib\",\"msg\":\""
            + EOF
            + "\"} ~ caddy ~ debug ~ 0",
        "2023/12/27 02:36:21.123\tDEBUG\thttp.stdlib\t" + EOF + " ~ caddy ~ DEBUG ~",
        "2023/12/27 02:36:21.123\t\u001b[35mDEBUG\u001b[0m\thttp.stdlib\t"
            + EOF
            + " ~ caddy ~ DEBUG ~",
        "time=\"2023-12-27T02:36:21Z\" level=debug msg=\"" + EOF + "\" ~ traefik ~ debug ~ 0",
        "time=\"2023-12-27T02:36:21+01:00\" level=debug msg=\""
            + EOF
            + "\" ~ traefik ~ debug ~ 3600",
        "2023-12-27T02:36:21Z DBG log/log.go:245 > " + EOF + " ~ traefik ~ DBG ~ 0",
        "2023-12-27T02:36:21-05:00 DBG " + EOF + " ~ traefik ~ DBG ~ -18000",
        "`\u001b[90m2023-12-27T02:36:21Z\u001b[0m \u001b[33mDBG\u001b[0m \u001b[1mlog/log.go:245"
            + "\u001b[0m\u001b[36m >\u001b[0m "
            + EOF
            + "` ~ traefik ~ DBG ~ 0",
        "{\"level\":\"debug\",\"msg\":\""
            + EOF
            + "\",\"time\":\"2023-12-27T02:36:21Z\"} ~ traefik ~"
            + " debug ~ 0",
        "{\"level\":\"debug\",\"time\":\"2023-12-27T02:36:21Z\",\"caller\":\"/go/log.go:245\","
            + "\"message\":\""
            + EOF
            + "\"} ~ traefik ~ debug ~ 0",
      })
  void levelDebugIsTheFailureItself(
      String line, String format, String level, @Nullable Integer offset) {
    RecordingSink sink = RecordingSink.of(line.getBytes(UTF_8));

    assertThat(sink.failures).hasSize(1);
    RecordingSink.Found found = sink.failures.getFirst();
    assertThat(found.kind().format()).isEqualTo(format);
    assertThat(found.kind().level()).isEqualTo(level);
    assertThat(found.kind().leg()).isEqualTo(Leg.CLIENT);
    assertThat(found.kind().reason()).isEqualTo("EOF");
    assertThat(found.client()).isEqualTo(IpAddress.parse("203.0.113.7"));
    assertThat(found.time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(found.offset()).isEqualTo(offset == null ? Integer.MIN_VALUE : offset);
  }

  @Test
  void caddyNamesTheVisitorWhoMetABrokenBackend() {
    TlsFailure failure =
        parse(
            """
            {"level":"error","ts":1703644581.1,"logger":"http.log.error.log0",\
            "msg":"tls: failed to verify certificate: x509: certificate signed by unknown authority",\
            "request":{"remote_ip":"192.0.2.9","remote_port":"5","client_ip":"203.0.113.7",\
            "host":"example.org","uri":"/?a=\\"client_ip\\":\\"6.6.6.6\\"","headers":{"A":["}"]}},\
            "duration":0.1,"status":502}""");

    assertThat(failure.kind().leg()).isEqualTo(Leg.UPSTREAM);
    assertThat(failure.kind().reason()).isEqualTo("x509: certificate signed by unknown authority");
    assertThat(failure.client()).isEqualTo(IpAddress.parse("203.0.113.7"));
    assertThat(failure.host()).isEqualTo("example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time=\"2023-12-27T02:36:21Z\" level=debug msg=\"'502 Bad Gateway' caused by: x509: certificate"
            + " signed by unknown authority\"",
        "2023-12-27T02:36:21Z DBG pkg/proxy/httputil/observability.go:45 > 500 Internal Server Error"
            + " error=\"tls: failed to verify certificate: x509: certificate signed by unknown"
            + " authority\"",
        "{\"level\":\"debug\",\"error\":\"tls: failed to verify certificate: x509: certificate signed by"
            + " unknown authority\",\"time\":\"2023-12-27T02:36:21Z\",\"message\":\"500 Internal Server"
            + " Error\"}",
      })
  void traefikReportsItsBackends(String line) {
    TlsFailure failure = parse(line);

    assertThat(failure.kind().format()).isEqualTo("traefik");
    assertThat(failure.kind().leg()).isEqualTo(Leg.UPSTREAM);
    assertThat(failure.kind().reason()).isEqualTo("x509: certificate signed by unknown authority");
    assertThat(failure.client()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"level\":\"info\",\"ts\":1703644581.1,\"logger\":\"http.log.access\",\"msg\":\"handled"
            + " request\",\"request\":{\"uri\":\"/http: TLS handshake error from 6.6.6.6:1: EOF\"}}",
        "{\"level\":\"info\",\"ts\":1703644581.1,\"logger\":\"app\",\"msg\":\"" + EOF + "\"}",
        "{\"level\":\"debug\",\"ts\":1703644581.1,\"logger\":\"http.handlers.reverse_proxy\",\"msg\":"
            + "\"upstream roundtrip\",\"error\":\"tls: failed to verify certificate: x509: x\"}",
        "{\"level\":\"error\",\"ts\":1,\"logger\":\"http.log.error\",\"msg\":\"dial tcp: refused\"}",
        "2023/12/27 02:36:21.123\tINFO\tserving initial configuration",
        "2023/12/27 02:36:21.123\tINFO\thttp.log.access\thandled request\t{\"uri\": \""
            + EOF
            + "\"}",
        "time=\"2023-12-27T02:36:21Z\" level=info msg=\"Configuration loaded from flags.\"",
        "time=\"2023-12-27T02:36:21Z\" level=info msg=\"said " + EOF + "\"",
        "time=\"2023-12-27T02:36:21Z\" level=debug msg=\"'502 Bad Gateway' caused by: dial tcp\"",
        "2023-12-27T02:36:21Z INF Traefik version 3.0.0 built on 2024",
        "2023-12-27T02:36:21Z DBG a.go:1 > 502 Bad Gateway error=\"dial tcp: x509: no\"",
      })
  void otherLinesAreReadButNoFailures(String line) {
    RecordingSink sink = RecordingSink.of(line.getBytes(UTF_8));

    assertThat(sink.understood).isEqualTo(1);
    assertThat(sink.failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"level\":\"info\",\"time\":\"2023-12-27T02:36:21Z\",\"message\":\"2023/12/27 02:36:21 [crit]\"}",
        "{\"level\":\"info\",\"time\":\"2023-12-27T02:36:21Z\",\"msg\":\"x\",\"url\":\""
            + EOF
            + "\"}",
        "{\"level\":\"debug\",\"msg\":\"" + EOF,
        "{\"level\":",
        "{\"level\":\"debug\",\"ts\":",
        "time=\"x\" level=debug msg=\"" + EOF + "\"",
        "\u001b[90m2023",
        "{}",
      })
  void linesOfOthersAreNotRead(String line) {
    assertThat(FormatRun.of(new CaddyFormat(), line).understood).isZero();
    assertThat(FormatRun.of(new TraefikFormat(), line).understood).isZero();
  }

  /// Of a JSON line with a client, a request and a status only the error log of Caddy is not of an
  /// access log.
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"level\":\"info\",\"ts\":1703644581.1,\"logger\":\"http.log.access.log0\",\"msg\":\"handled"
            + " request\",\"request\":{\"remote_ip\":\"203.0.113.7\",\"method\":\"GET\"},\"status\":200}"
            + " ~ access",
        "{\"level\":\"error\",\"ts\":1703644581.1,\"logger\":\"http.log.error.log0\",\"msg\":\"tls:"
            + " x\",\"request\":{\"remote_ip\":\"203.0.113.7\",\"method\":\"GET\"},\"status\":502}"
            + " ~ caddy",
        "{\"ClientAddr\":\"203.0.113.7:5\",\"ClientHost\":\"203.0.113.7\",\"DownstreamStatus\":200,"
            + "\"RequestMethod\":\"GET\",\"RequestPath\":\"/\",\"level\":\"info\",\"msg\":\"\","
            + "\"time\":\"2023-12-27T02:36:21Z\"} ~ access",
        "{\"level\":\"info\",\"ts\":1703644581.1,\"msg\":\"request\",\"status\":200,\"method\":\"GET\","
            + "\"client\":\"203.0.113.7\"} ~ access",
      })
  void aLineOfAnAccessLogIsInNoOtherFormat(String line, String format) {
    assertThat(LogFormats.ALL)
        .filteredOn(one -> FormatRun.of(one, line).understood == 1)
        .extracting(LogFormat::id)
        .containsExactly(format);
  }

  private static TlsFailure parse(String line) {
    return Objects.requireNonNull(LogFormats.parse("x", Line.of(line.getBytes(UTF_8))), line);
  }
}

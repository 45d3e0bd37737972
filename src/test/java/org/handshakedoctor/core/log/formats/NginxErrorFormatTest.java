package org.handshakedoctor.core.log.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NginxErrorFormatTest {
  private static final String HEAD = "2023/12/27 02:36:21 [crit] 13721#0: *2341389 ";
  private static final String BAD_KEY_SHARE =
      "SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share)";

  @Test
  void takesTheLineOfTheArticleApart() {
    assertThat(parse(new String(Samples.lines("article.log").getFirst(), UTF_8)))
        .isEqualTo(
            new TlsFailure(
                "x",
                1,
                LocalDateTime.of(2023, 12, 27, 2, 36, 21),
                null,
                new FailureKind(
                    "nginx",
                    "crit",
                    Leg.CLIENT,
                    "SSL_do_handshake",
                    "SSL handshaking",
                    "SSL_do_handshake() failed",
                    List.of(
                        new OpenSslError(
                            "141CF06C",
                            "SSL routines",
                            "tls_parse_ctos_key_share",
                            "bad key share",
                            null)),
                    null,
                    "bad key share"),
                address("184.105.247.194"),
                "0.0.0.0:443",
                null,
                null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SSL handshaking | info | CLIENT",
        "reading PROXY protocol | crit | CLIENT",
        "waiting for request | info | CLIENT",
        "keepalive | crit | CLIENT",
        "reading client request line | info | CLIENT",
        "processing HTTP/2 connection | info | CLIENT",
        "sending to client | info | CLIENT",
        "sending response to client | info | CLIENT",
        "closing request | info | CLIENT",
        "handling frames | error | CLIENT",
        "handling quic input | info | CLIENT",
        "SSL handshaking to upstream | error | UPSTREAM",
        "connecting to upstream | error | UPSTREAM",
        "sending request to upstream | crit | UPSTREAM",
        "reading response header from upstream | error | UPSTREAM",
        "reading upstream | error | UPSTREAM",
        "proxying upgraded connection | error | UPSTREAM",
        "proxying upgraded connection | info | CLIENT",
        "proxying connection | error | UPSTREAM",
        "proxying connection | info | CLIENT",
        "requesting certificate status | error | LOCAL",
      })
  void theActionSaysWhichSideFailedAndTheLevelWhereItIsShared(
      String action, String level, Leg leg) {
    TlsFailure failure =
        parse(
            "2023/12/27 02:36:21 [%s] 1#1: *5 %s while %s, client: 192.0.2.1, server: a, upstream: \"https://10.0.0.5:8443/\""
                .formatted(level, BAD_KEY_SHARE, action));

    assertThat(failure.kind().leg()).isEqualTo(leg);
    assertThat(failure.kind().phase()).isEqualTo(action);
    assertThat(failure.kind().level()).isEqualTo(level);
  }

  /// While it writes a response nginx names no action, and OpenSSL has words that look like one.
  @Test
  void withoutAnActionThereIsNone() {
    TlsFailure failure =
        parse(
            HEAD
                + "SSL_shutdown() failed (SSL: error:0A000126:SSL routines::unexpected eof while"
                + " reading), client: 192.0.2.1, server: a");

    assertThat(failure.kind().phase()).isNull();
    assertThat(failure.kind().reason()).isEqualTo("unexpected eof while reading");
    assertThat(failure.kind().leg()).isEqualTo(Leg.CLIENT);
  }

  @Test
  void onTheUpstreamLegTheClientIsTheVisitorAndTheBackendIsTheUpstream() {
    TlsFailure failure =
        parse(
            HEAD
                + "SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version"
                + " number) while SSL handshaking to upstream, client: 198.51.100.140, server:"
                + " example.org, request: \"GET /up HTTP/1.0\", upstream:"
                + " \"https://127.0.0.1:24480/up\", host: \"www.example.org\"");

    assertThat(failure.kind().leg()).isEqualTo(Leg.UPSTREAM);
    assertThat(failure.client()).isEqualTo(address("198.51.100.140"));
    assertThat(failure.server()).isEqualTo("example.org");
    assertThat(failure.upstream()).isEqualTo("https://127.0.0.1:24480/up");
    assertThat(failure.host()).isEqualTo("www.example.org");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client: 203.0.113.7, server: 0.0.0.0:443 | 203.0.113.7 | 0.0.0.0:443",
        "client: 2001:db8::7, server: [::]:443 | 2001:db8::7 | [::]:443",
        "client: ::ffff:203.0.113.7, server: [::]:443 | 203.0.113.7 | [::]:443",
        "client: unix:, server: unix:/run/nginx.sock | | unix:/run/nginx.sock",
        "client: 203.0.113.7 using starttls, server: 0.0.0.0:25 | 203.0.113.7 | 0.0.0.0:25",
        "udp client: 203.0.113.7, server: 0.0.0.0:853, upstream: \"10.0.0.1:853\" | 203.0.113.7 |"
            + " 0.0.0.0:853",
        "client: 203.0.113.7, server: , request: \"GET / HTTP/1.1\" | 203.0.113.7 |",
        "client: 203.0.113.7 | 203.0.113.7 |",
        "client: 203.0.113.07, server: a | | a",
        "client: localhost, server: a | | a",
      })
  void theClientIsAnAddressOrUnknown(
      String context, @Nullable String client, @Nullable String server) {
    TlsFailure failure = parse(HEAD + BAD_KEY_SHARE + " while SSL handshaking, " + context);

    assertThat(failure.client()).isEqualTo(client == null ? null : address(client));
    assertThat(failure.server()).isEqualTo(server);
    assertThat(failure.kind().leg()).isEqualTo(Leg.CLIENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        BAD_KEY_SHARE + " | SSL_do_handshake | bad key share",
        "SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number"
            + " error:0A000139:SSL routines::record layer failure) | SSL_do_handshake | wrong"
            + " version number",
        "SSL_do_handshake() failed (SSL: error:0A000139:SSL routines::record layer failure"
            + " error:0A00006C:SSL routines::bad key share) | SSL_do_handshake | bad key share",
        "SSL_do_handshake() failed (SSL: error:0A000139:SSL routines::record layer failure) |"
            + " SSL_do_handshake | record layer failure",
        "SSL_do_handshake() failed (SSL: error:0800006B:elliptic curve routines::point is not on"
            + " curve error:0A000132:SSL routines::bad ecpoint) | SSL_do_handshake | point is not"
            + " on curve",
        "SSL_do_handshake() failed (SSL: error:0A000126:SSL routines::unexpected eof while reading)"
            + " | SSL_do_handshake | unexpected eof while reading",
        "SSL_do_handshake() failed (SSL: error:0A0000F4:SSL routines::reason(1255)) |"
            + " SSL_do_handshake | reason(1255)",
        "SSL_do_handshake() failed (SSL: error:0A00006C) | SSL_do_handshake | SSL_do_handshake()"
            + " failed",
        "SSL_do_handshake() failed (SSL: err:a00006c:14:0:6c) | SSL_do_handshake | a00006c",
        "SSL_do_handshake() failed (SSL:) (104: Connection reset by peer) | SSL_do_handshake |"
            + " Connection reset by peer",
        "SSL_do_handshake() failed (SSL: ) | SSL_do_handshake | SSL_do_handshake() failed",
        "SSL_do_handshake() failed | SSL_do_handshake | SSL_do_handshake() failed",
        "SSL_write() failed (SSL: error:80000020:system library::Broken"
            + " pipe:tls_retry_write_records failure) (32: Broken pipe) | SSL_write | Broken pipe",
        "SSL_write() failed (32: Broken pipe) | SSL_write | Broken pipe",
        "peer closed connection in SSL handshake | | peer closed connection in SSL handshake",
        "peer closed connection in SSL handshake (104: Connection reset by peer) | | peer closed"
            + " connection in SSL handshake",
        "recv() failed (104: Connection reset by peer) | recv | Connection reset by peer",
        "recv() failed (104: Unknown error) | recv | Unknown error",
        "client timed out (110: Connection timed out) | | client timed out",
        "client closed connection | | client closed connection",
        "handshake rejected | | handshake rejected",
        "ignoring stale global SSL error (SSL: error:0A0000C1:SSL routines::no shared cipher) | |"
            + " no shared cipher",
        "SSL_get_error() failed: 5 | | SSL_get_error() failed: 5",
      })
  void theReasonIsTheFirstErrorThatIsNoWrapper(
      String message, @Nullable String operation, String reason) {
    FailureKind kind =
        parse(HEAD + message + " while SSL handshaking, client: 192.0.2.1, server: a").kind();

    assertThat(kind.operation()).isEqualTo(operation);
    assertThat(kind.reason()).isEqualTo(reason);
    assertThat(kind.phase()).isEqualTo("SSL handshaking");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client SSL certificate verify error: (21:unable to verify the first certificate) | reading"
            + " client request headers | CLIENT | unable to verify the first certificate",
        "client SSL certificate verify error: certificate status request failed | reading client"
            + " request headers | CLIENT | client SSL certificate verify error: certificate status"
            + " request failed",
        "client sent no required SSL certificate | reading client request headers | CLIENT | client"
            + " sent no required SSL certificate",
        "upstream SSL certificate verify error: (18:self-signed certificate) | SSL handshaking to"
            + " upstream | UPSTREAM | self-signed certificate",
        "upstream SSL certificate does not match \"api.example.org\" | SSL handshaking to upstream"
            + " | UPSTREAM | upstream SSL certificate does not match \"…\"",
        "upstream timed out (110: Connection timed out) | SSL handshaking to upstream | UPSTREAM |"
            + " upstream timed out",
        "peer closed connection in SSL handshake | SSL handshaking to upstream | UPSTREAM | peer"
            + " closed connection in SSL handshake",
      })
  void certificateChecksAndTimeoutsAreFailuresToo(
      String message, String action, Leg leg, String reason) {
    TlsFailure failure =
        parse(
            "2023/12/27 02:36:21 [info] 1#1: *5 %s while %s, client: 192.0.2.1, server: a, request: \"GET / HTTP/1.1\", host: \"a\""
                .formatted(message, action));

    assertThat(failure.kind().leg()).isEqualTo(leg);
    assertThat(failure.kind().reason()).isEqualTo(reason);
    assertThat(failure.client()).isEqualTo(address("192.0.2.1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cannot load certificate \"/etc/a.pem\": BIO_new_file() failed (SSL: error:80000002:system"
            + " library::No such file or directory:calling fopen(/etc/a.pem, r) error:10000080:BIO"
            + " routines::no such file) | BIO_new_file | No such file or directory",
        "cannot load certificate key \"/etc/a.pem\": PEM_read_bio_PrivateKey() failed (SSL:"
            + " error:1E08010C:DECODER routines::unsupported:No supported data to decode. Input"
            + " type: PEM) | PEM_read_bio_PrivateKey | unsupported",
        "SSL_CTX_use_PrivateKey(\"/etc/a.pem\") failed (SSL: error:05800074:x509 certificate"
            + " routines::key values mismatch) | SSL_CTX_use_PrivateKey | key values mismatch",
        "BIO_new_file(\"/etc/a.pem\") failed (SSL: error:02001002:system library:fopen:No such file"
            + " or directory:fopen('/etc/a.pem','r')) | BIO_new_file | No such file or directory",
        "no \"ssl_certificate\" is defined for the \"listen ... ssl\" directive in"
            + " /etc/nginx/nginx.conf:12 | | no \"ssl_certificate\" is defined for the \"listen ..."
            + " ssl\" directive in /etc/nginx/nginx.conf:12",
        "\"ssl_stapling\" ignored, issuer certificate not found for certificate \"/etc/a.pem\" | |"
            + " \"ssl_stapling\" ignored, issuer certificate not found for certificate"
            + " \"/etc/a.pem\"",
      })
  void whatGoesWrongAtTheStartIsLocalWithAndWithoutADate(
      String message, @Nullable String operation, String reason) {
    for (String head : List.of("2023/12/27 02:36:21 [emerg] 77#77: ", "nginx: [emerg] ")) {
      TlsFailure failure = parse(head + message);

      assertThat(failure.kind().leg()).isEqualTo(Leg.LOCAL);
      assertThat(failure.kind().level()).isEqualTo("emerg");
      assertThat(failure.kind().operation()).isEqualTo(operation);
      assertThat(failure.kind().reason()).isEqualTo(reason);
      assertThat(failure.kind().phase()).isNull();
      assertThat(failure.client()).isNull();
      assertThat(failure.time() == null).isEqualTo(head.startsWith("nginx"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OCSP responder timed out (110: Connection timed out)",
        "OCSP responder prematurely closed connection",
        "OCSP response not successful (6: unauthorized)",
        "OCSP_basic_verify() failed (SSL: error:13800065:OCSP routines::certificate verify error)",
        "certificate status \"revoked\" in the OCSP response",
      })
  void ocspHasNoClientAndItsPeerIsNone(String message) {
    TlsFailure failure =
        parse(
            "2023/12/27 02:36:21 [error] 1#1: %s while requesting certificate status, responder: r.example.org, peer: 203.0.113.80:80, certificate: \"/etc/a.pem\""
                .formatted(message));

    assertThat(failure.kind().leg()).isEqualTo(Leg.LOCAL);
    assertThat(failure.kind().phase()).isEqualTo("requesting certificate status");
    assertThat(failure.client()).isNull();
    assertThat(failure.upstream()).isNull();
  }

  @Test
  void aLineThatNginxCutIsNotTrustedInItsLastAddress() {
    String start = "2023/12/27 02:36:21 [error] 1#1: *5 ";
    String end = " while SSL handshaking, client: 10.1.2.3";
    String message = "SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::%s)";
    int room = 2047 - (start + message.formatted("") + end).length();

    TlsFailure whole = parse(start + message.formatted("x".repeat(room - 1)) + end);
    TlsFailure cut = parse(start + message.formatted("x".repeat(room)) + end);
    TlsFailure followed =
        parse(start + message.formatted("x".repeat(room)) + end + ", server: 0.0.0.0:443");

    assertThat(whole.client()).isEqualTo(address("10.1.2.3"));
    assertThat(cut.client()).isNull();
    assertThat(cut.kind().phase()).isEqualTo("SSL handshaking");
    assertThat(followed.client()).isEqualTo(address("10.1.2.3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEAD + "SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad ke",
        HEAD + "SSL_do_handshake() failed (SSL: error:0A0",
        HEAD + "SSL_do_handshake() fai",
        HEAD + "SSL_",
        HEAD + BAD_KEY_SHARE + " while SSL hand",
        HEAD + BAD_KEY_SHARE + " while SSL handshaking, client: ",
        HEAD + BAD_KEY_SHARE + " while SSL handshaking, client: 203.0.11",
        HEAD + "SSL_do_handshake() failed (SSL: error:FFFFFFFFFFFFFFFF:a:b:c)",
        HEAD + "SSL_do_handshake() failed (SSL: err:FFFFFFFFFFFFFFFFFFFF:1:1:1)",
        "nginx: [a] SSL_",
      })
  void aTornLineIsStillAFailureWithoutAClient(String line) {
    assertThat(parse(line).client()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2023/12/27",
        "2023/12/27 02:36:21 [",
        "2023/12/27 02:36:21 [crit]",
        "2023/12/27 02:36:21 [crit] ",
        "2023/12/27 02:36:21 [] " + BAD_KEY_SHARE,
        "2023-12-27 02:36:21 [crit] 1#1: *1 " + BAD_KEY_SHARE,
        " 2023/12/27 02:36:21 [crit] 1#1: *1 " + BAD_KEY_SHARE,
        BAD_KEY_SHARE + " while SSL handshaking, client: 192.0.2.1, server: a",
        "nginx: configuration file /etc/nginx/nginx.conf test failed",
        HEAD + "client closed connection while waiting for request, client: 192.0.2.1, server: a",
        HEAD + "client 192.0.2.1 closed keepalive connection (104: Connection reset by peer)",
        HEAD
            + "client timed out (110: Connection timed out) while waiting for request, client:"
            + " 192.0.2.1, server: a",
        HEAD
            + "recv() failed (104: Connection reset by peer) while sending to client, client:"
            + " 192.0.2.1, server: a",
        HEAD
            + "client sent invalid method while reading client request line, client: 192.0.2.1,"
            + " server: a, request: \"\u0016\u0003\u0001\"",
        HEAD
            + "upstream timed out (110: Connection timed out) while reading response header from"
            + " upstream, client: 192.0.2.1, server: a, request: \"GET / HTTP/1.1\", upstream:"
            + " \"https://10.0.0.5/\"",
        HEAD
            + "upstream prematurely closed connection while reading response header from upstream,"
            + " client: 192.0.2.1, server: a",
        HEAD
            + "connect() failed (111: Connection refused) while connecting to upstream, client:"
            + " 192.0.2.1, server: a",
        HEAD
            + "open() \"/var/www/SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad"
            + " key share) while SSL handshaking\" failed (2: No such file or directory), client:"
            + " 192.0.2.1, server: a, request: \"GET /SSL_do_handshake() HTTP/1.1\"",
        HEAD
            + "open() \"/x\" failed (2: No such file or directory) while SSL handshaking, client:"
            + " 192.0.2.1, server: a",
        HEAD
            + "access forbidden by rule, client: 192.0.2.1, server: a, request: \"GET /?q="
            + HEAD
            + BAD_KEY_SHARE
            + " HTTP/1.1\"",
        HEAD
            + "\"/var/www/peer closed connection in SSL handshake/index.html\" is not found (2: No"
            + " such file or directory), client: 192.0.2.1, server: a",
        "2023/12/27 02:36:21 [debug] 1#1: *5 SSL: TLSv1.3, cipher: \"TLS_AES_256_GCM_SHA384\"",
        "2023/12/27 02:36:21 [debug] 1#1: *5 http header: \"X: " + BAD_KEY_SHARE + "\"",
        "2023/12/27 02:36:21 [warn] 1#1: conflicting server name \"a\" on 0.0.0.0:443, ignored",
        "2023/12/27 02:36:21 [notice] 1#1: signal process started",
      })
  void aLineThatIsNoFailureIsNeverCounted(String line) {
    assertThat(LogFormats.parse("x", Line.of(line.getBytes(UTF_8)))).isNull();
    assertThat(RecordingSink.of(line.getBytes(UTF_8)).failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023/12/27 02:36:21 [debug] 1#1: *5 SSL_do_handshake: -1",
        "2023/12/27 02:36:21 [debug] 1#1: *5 SSL_get_error: 2",
        "2023/12/27 02:36:21 [debug] 1#1: *5 SSL_read: -1",
        "2023/12/27 02:36:21 [debug] 1#1: *5 SSL_shutdown: 1",
        "2023/12/27 02:36:21 [debug] 1#1: *5 SSL_in_init() is false",
      })
  void debugLinesReportCallsAndNoFailures(String line) {
    assertThat(LogFormats.parse("x", Line.of(line.getBytes(UTF_8)))).isNull();
    assertThat(RecordingSink.of(line.getBytes(UTF_8)).failures).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2023/12/27 02:36:21, 2023-12-27T02:36:21",
    "2024/02/29 23:59:59, 2024-02-29T23:59:59",
    "1970/01/01 00:00:00, 1970-01-01T00:00",
    "2016/12/31 23:59:60, 2017-01-01T00:00",
  })
  void theTimeIsAsLogged(String logged, LocalDateTime time) {
    String line = logged + " [crit] 1#1: *1 " + BAD_KEY_SHARE;

    assertThat(parse(line).time()).isEqualTo(time);
    assertThat(RecordingSink.of(line.getBytes(UTF_8)).failures.getFirst().time())
        .isEqualTo((int) time.toEpochSecond(ZoneOffset.UTC));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000/00/00 00:00:00", "9999/99/99 99:99:99", "2023/02/31 02:36:21"})
  void anImpossibleTimeStopsNothing(String logged) {
    assertThat(parse(logged + " [crit] 1#1: *1 " + BAD_KEY_SHARE).time()).isNotNull();
  }

  @Test
  void aLineOfTheConsoleHasNoTime() {
    byte[] line = "nginx: [emerg] cannot load certificate \"/a.pem\": x".getBytes(UTF_8);

    assertThat(RecordingSink.of(line).failures.getFirst().time()).isEqualTo(FailureSink.NO_TIME);
  }

  private static TlsFailure parse(String line) {
    return Objects.requireNonNull(LogFormats.parse("x", Line.of(line.getBytes(UTF_8))), line);
  }

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }
}

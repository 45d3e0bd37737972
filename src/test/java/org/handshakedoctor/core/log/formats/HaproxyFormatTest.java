package org.handshakedoctor.core.log.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.core.log.formats.LogText.address;
import static org.handshakedoctor.core.log.formats.LogText.entry;
import static org.handshakedoctor.core.log.formats.LogText.parse;
import static org.handshakedoctor.core.log.formats.LogText.read;
import static org.handshakedoctor.core.log.formats.LogText.wrapped;

import java.time.LocalDateTime;
import java.util.List;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HaproxyFormatTest {
  private static final String HEAD = "203.0.113.7:56059 [27/Dec/2023:02:36:21.380] ";
  private static final String DOWN =
      "Server bk/s1 is DOWN, reason: Layer6 invalid response, info: \"SSL handshake failure\","
          + " check duration: 2ms. 0 active and 0 backup servers left.";

  @Test
  void takesAShortErrorApart() {
    assertThat(
            parse(
                HEAD + "frt/1: SSL handshake failure (error:0A00006C:SSL routines::bad key share)"))
        .isEqualTo(
            new TlsFailure(
                "x",
                1,
                LocalDateTime.of(2023, 12, 27, 2, 36, 21),
                null,
                new FailureKind(
                    "haproxy",
                    null,
                    Leg.CLIENT,
                    null,
                    null,
                    "SSL handshake failure",
                    List.of(
                        new OpenSslError("0A00006C", "SSL routines", null, "bad key share", null)),
                    null,
                    "bad key share"),
                address("203.0.113.7"),
                "frt/1",
                null,
                null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSL handshake failure",
        "SSL handshake failure after heartbeat",
        "Connection closed during SSL handshake",
        "Connection error during SSL handshake",
        "Timeout during SSL handshake",
        "SSL client CA chain cannot be verified",
        "SSL client certificate not trusted",
        "Rejected a client-initiated SSL renegotiation attempt",
        "Rejected a client-initiated SSL renegociation attempt",
        "Stopped a TLSv1 heartbeat attack (CVE-2014-0160)",
        "Too many SSL connections",
      })
  void itsTextsAreTheReasonWhereOpenSslHasNone(String text) {
    for (String bind : List.of("https/1", "https/sock-1", "https/192.0.2.5:443", "https/::1:443")) {
      TlsFailure failure = parse(HEAD + bind + ": " + text);

      assertThat(failure.kind().message()).isEqualTo(text);
      assertThat(failure.kind().reason()).isEqualTo(text);
      assertThat(failure.kind().errors()).isEmpty();
      assertThat(failure.server()).isEqualTo(bind);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7:56059, 203.0.113.7",
    "2001:db8::1:56059, 2001:db8::1",
    "::1:56059, ::1",
    "::ffff:203.0.113.7:56059, 203.0.113.7",
    "2001:db8:1:2:3:4:5:6:56059, 2001:db8:1:2:3:4:5:6",
    "unix:1, ",
    "unknown, ",
  })
  void thePortStandsBehindTheLastColon(String peer, @Nullable String client) {
    TlsFailure failure = parse(peer + " [27/Dec/2023:02:36:21.380] a/1: SSL handshake failure");

    assertThat(failure.client()).isEqualTo(address(client));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https~ 000000000A00006C/error:0A00006C:SSL routines::bad key share TLSv1.3/(NONE) |"
            + " ssl_fc_err | bad key share | |",
        "https~ 0A000416/error:0A000416:SSL routines::sslv3 alert certificate unknown TLSv1.2/x |"
            + " ssl_fc_err | sslv3 alert certificate unknown | 46 |",
        "https~ 000000000A000416/- TLSv1.2/(NONE) | ssl_fc_err | ssl/tls alert certificate unknown"
            + " | 46 |",
        "https~ 1/1 34/000000000A00006C/0/0/0 www.example.org/TLSv1.3/(NONE) | SSL handshake failure"
            + " | bad key share | | www.example.org",
        "https~ 34/A00006C/0/0/0 -/TLSv1.3/(NONE) | SSL handshake failure | bad key share | |",
        "https~ 1/1 24/-/-/-/- -/-/- | Connection closed during SSL handshake | Connection closed"
            + " during SSL handshake | |",
        "https~ 1/1 26/0000000000000000/0/0/0 -/TLSv1.3/(NONE) | Timeout during SSL handshake |"
            + " Timeout during SSL handshake | |",
        "https~ bk/s1 0/0/0/0/0 200 5 - - ---- 1/1/1/1/0 0/0 {a} {} \"GET / HTTP/1.1\""
            + " 0/0A000119/0/0/0 a b/TLSv1.3/x | ssl_fc_err | decryption failed or bad record mac |"
            + " | a b",
      })
  void numbersOfErrorsAreExplained(
      String rest, String message, String reason, @Nullable Integer alert, @Nullable String host) {
    TlsFailure failure = parse(HEAD + rest);

    assertThat(failure.kind().message()).isEqualTo(message);
    assertThat(failure.kind().reason()).isEqualTo(reason);
    assertThat(failure.kind().alert()).isEqualTo(alert);
    assertThat(failure.kind().leg()).isEqualTo(Leg.CLIENT);
    assertThat(failure.client()).isEqualTo(address("203.0.113.7"));
    assertThat(failure.server()).isEqualTo("https");
    assertThat(failure.host()).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https~ bk/s1 0/0/1/2/3 200 49 - - ---- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\" | true",
        "https~ bk/s1 0/0/1/2/+3 200 +49 - - ---- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\" | true",
        "https~ bk/s1 10/0/30/69/109 404 2750 - - ---- 1/1/1/1/0 0/0 {1wt.eu} {} \"GET /index.html"
            + " HTTP/1.1\" 0/0/0/0/0 1wt.eu/TLSv1.3/TLS_AES_256_GCM_SHA384 | true",
        "https~ bk/s1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 \"GET / HTTP/1.1\""
            + " 0/0000000000000000/0/0/0 1wt.eu/TLSv1.3/TLS_AES_256_GCM_SHA384 | true",
        "https~ bk/<NOSRV> 0/-1/-1/-1/0 503 212 - - SC-- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\" | true",
        "https~ https/<NOSRV> 0/-1/-1/-1/0 200 49 - - LR-- 1/1/0/0/0 0/0 \"GET /x HTTP/1.0\" | true",
        "https~ https/<NOSRV> 0/-1/-1/-1/0 403 49 - - PR-- 1/1/0/0/0 0/0 \"GET /x HTTP/1.0\" | true",
        "https~ https/<NOSRV> -1/-1/-1/-1/1 400 0 - - CR-- 1/1/0/0/0 0/0 \"<BADREQ>\" | false",
        "https~ https/<NOSRV> -1/-1/-1/-1/1 400 0 - - PR-- 1/1/0/0/0 0/0 \"<BADREQ>\" | false",
        "https~ https/<NOSRV> -1/-1/-1/-1/1 408 212 - - cR-- 1/1/0/0/0 0/0 \"<BADREQ>\" | false",
        "https~ https/<NOSRV> -1/-1/-1/-1/1 -1 0 - - CR-- 1/1/0/0/0 0/0 \"<BADREQ>\" | false",
        "https~ bk/s1 0/0/5007 212 -- 0/0/0/0/3 0/0 | true",
        "plain bk/s1 0/0/5007 212 -- 0/0/0/0/3 0/0 | false",
        "https~ bk/s1 0/0/0/0/0 200 5 - - ---- 1/1/1/1/0 0/0 \"GET /?q=SSL handshake failure"
            + " (error:0A00006C:SSL routines::bad key share) HTTP/1.1\" | true",
        "https~ bk/s1 0/0/0/0/0 200 5 - - ---- 1/1/1/1/0 0/0 \"GET /#22 34/0A00006C/0/0/0 a/b/c\" |"
            + " true",
        "https~ bk/s1 0/0/0/0/0 200 5 - - ---- 1/1/1/1/0 0/0 {34/0A00006C/0/0/0 a} \"GET / HTTP/1.1\""
            + " 0/0/0/0/0 34/0A00006C/0/0/0/TLSv1.3/x | true",
        "https~ bk/s1 0/0/0/0/0 200 5 - - ---- 1/1/1/1/0 0/0 \"GET /cut | true",
        "https~ 0000000000000000/- TLSv1.3/TLS_AES_256_GCM_SHA384 | false",
        "https~ 0000000000000000/- TLSv1.3/(NONE) | false",
        "https~ 1/1 0/0000000000000000/0/0/0 a/TLSv1.3/x | false",
        "https/1: Received something which does not look like a PROXY protocol header | false",
        "https/1: unknown connection error (code=3 flags=00000) | false",
      })
  void ordinaryTrafficIsNoFailureAndPerhapsAVisit(String rest, boolean visit) {
    RecordingSink sink = read(HEAD + rest);

    assertThat(sink.understood).isEqualTo(1);
    assertThat(sink.failures).isEmpty();
    assertThat(sink.visits).hasSize(visit ? 1 : 0);
    assertThat(sink.visits).allMatch(one -> one.client().equals(address("203.0.113.7")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        DOWN + " | SSL handshake failure",
        "Backup " + DOWN + " | SSL handshake failure",
        "Server bk/s1 is DOWN, reason: Layer6 timeout, check duration: 2001ms. | Layer6 timeout",
        "Server bk/s1 is DOWN, reason: Layer6 invalid response, info: \"SSL handshake failure"
            + " (Connection reset by peer)\", check duration: 2ms. | Connection reset by peer",
        "Server bk/s1 is DOWN, reason: Layer6 invalid response, info: \"SSL handshake failure"
            + " (error:0A000086:SSL routines::certificate verify failed)\" | certificate verify"
            + " failed",
      })
  void aServerThatIsDownInTlsIsTheBackends(String line, String reason) {
    for (String head : List.of("", "[WARNING] 360/023621 (8) : ", "[WARNING]  (8) : ")) {
      TlsFailure failure = parse(head + line);

      assertThat(failure.kind().leg()).isEqualTo(Leg.UPSTREAM);
      assertThat(failure.kind().reason()).isEqualTo(reason);
      assertThat(failure.kind().level()).isEqualTo(head.isEmpty() ? null : "WARNING");
      assertThat(failure.upstream()).isEqualTo("bk/s1");
      assertThat(failure.client()).isNull();
      assertThat(failure.time()).isNull();
    }
  }

  @Test
  void behindAnEnvelopeItsTimeAndProgramCount() {
    RecordingSink sink = new RecordingSink();
    LogFormat.Reader reader = new HaproxyFormat().newReader(sink, FormatRun.NEWEST);

    assertThat(reader.read(wrapped("haproxy", DOWN))).isTrue();
    assertThat(reader.read(wrapped("kernel", DOWN))).isFalse();
    assertThat(reader.read(wrapped("haproxy", "Proxy https started."))).isTrue();
    assertThat(reader.read(wrapped("haproxy", HEAD + "a/1: SSL handshake failure"))).isTrue();
    assertThat(reader.read(entry("Proxy https started.", 0, 1))).isFalse();
    assertThat(sink.failures)
        .extracting(found -> found.time() + " " + found.offset())
        .containsExactly("1000 3600", "1703644581 " + LogEntry.NO_OFFSET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "203.0.113.7:56059",
        "203.0.113.7:56059 [27/Dec/2023:02:36:21.380]",
        "203.0.113.7:56059 [27/Dec/2023:02:36:21.380] ",
        "203.0.113.7:56059 [27/Dec/2023:02:36:21.380] https~",
        "203.0.113.7:56059 [27/Foo/2023:02:36:21.380] a/1: SSL handshake failure",
        "203.0.113.7 [27/Dec/2023:02:36:21.380] a/1: SSL handshake failure",
        "example.org:443 [27/Dec/2023:02:36:21.380] a/1: SSL handshake failure",
        "SSL handshake failure",
        "Server bk is DOWN, reason: Layer6 invalid response",
        "x Server bk/s1 is DOWN, reason: Layer6 invalid response",
        "[WARNING] Server bk/s1 is DOWN, reason: Layer6 invalid response",
        HEAD + "https~ bk/s1 0/0/0/0/0 99999999999999999999 5 - - ---- 1/1/1/1/0 0/0 \"x\"",
      })
  void linesOfOthersAreNotHaproxys(String line) {
    assertThat(read(line).understood).isZero();
  }

  @Test
  void otherStatesOfAServerAreNoFailures() {
    RecordingSink sink =
        read(
            "Server bk/s1 is UP, reason: Layer6 check passed, check duration: 1ms.",
            "Server bk/s1 is DOWN, reason: Layer4 connection problem, info: \"Layer6 invalid\"",
            "Server bk/s1 is DOWN, reason: Layer7 wrong status, info: \"reason: Layer6 timeout\"");

    assertThat(sink.understood).isEqualTo(3);
    assertThat(sink.failures).isEmpty();
  }
}

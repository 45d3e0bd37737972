package org.handshakedoctor.core.log.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.core.log.formats.LogText.address;
import static org.handshakedoctor.core.log.formats.LogText.entry;
import static org.handshakedoctor.core.log.formats.LogText.onlyKind;
import static org.handshakedoctor.core.log.formats.LogText.parse;
import static org.handshakedoctor.core.log.formats.LogText.read;
import static org.handshakedoctor.core.log.formats.LogText.wrapped;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

/// One failure at a time, in the words of 2.4 and of 2.2.
class ApacheErrorFormatTest {
  private static final String DATE = "[Wed Dec 27 02:36:21.123456 2023] ";
  private static final String SSL = DATE + "[ssl:%s] [pid 1234:tid 140] ";
  private static final String HEAD = SSL.formatted("info");
  private static final String CLIENT = "[client 203.0.113.7:51515] ";
  private static final String REMOTE = "[remote 10.0.0.5:8443] ";
  private static final String IN_HANDSHAKE =
      "AH02008: SSL library error 1 in handshake (server www.example.org:443)";

  @Test
  void theFirstLineHasTheClientAndTheNextTheReason() {
    RecordingSink sink =
        read(
            HEAD + CLIENT + IN_HANDSHAKE,
            HEAD
                + "SSL Library Error: error:0A000416:SSL routines::sslv3 alert certificate unknown"
                + " (SSL alert number 46)");

    assertThat(sink.failures)
        .containsExactly(
            new RecordingSink.Found(
                1,
                0,
                (int) LocalDateTime.of(2023, 12, 27, 2, 36, 21).toEpochSecond(ZoneOffset.UTC),
                Integer.MIN_VALUE,
                new FailureKind(
                    "apache",
                    "info",
                    Leg.CLIENT,
                    null,
                    "handshake",
                    "SSL library error … in handshake",
                    List.of(
                        new OpenSslError(
                            "0A000416",
                            "SSL routines",
                            null,
                            "sslv3 alert certificate unknown",
                            "SSL alert number 46")),
                    46,
                    "sslv3 alert certificate unknown"),
                address("203.0.113.7")));
  }

  @Test
  void theDetailsAreTheServerAndTheBackend() {
    TlsFailure client = parse(HEAD + CLIENT + IN_HANDSHAKE);
    TlsFailure remote = parse(HEAD + REMOTE + "AH02003: SSL Proxy connect failed");

    assertThat(client.server()).isEqualTo("www.example.org:443");
    assertThat(client.upstream()).isNull();
    assertThat(client.time()).isEqualTo(LocalDateTime.of(2023, 12, 27, 2, 36, 21));
    assertThat(client.offset()).isNull();
    assertThat(remote.upstream()).isEqualTo("10.0.0.5:8443");
    assertThat(remote.client()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[Wed Dec 27 02:36:21.123456 2023] [ssl:info] [pid 1:tid 2] | 203.0.113.7:51515 |"
            + " 203.0.113.7",
        "[Wed Dec 27 02:36:21 2023] [ssl:info] [pid 1:tid 2] | 203.0.113.7:51515 | 203.0.113.7",
        "[Wed Dec 27 02:36:21.123456 2023] [ssl:info] [pid 1] | 203.0.113.7:51515 | 203.0.113.7",
        "[Wed Dec 27 02:36:21.123 2023] [ssl:info] | 203.0.113.7:51515 | 203.0.113.7",
        "[Wed Dec 27 02:36:21.123456 2023] [info] [pid 1:tid 2] | 203.0.113.7:51515 | 203.0.113.7",
        "[Wed Dec 27 02:36:21 2023] [pid 1:tid 2] [ssl:info] | 203.0.113.7:51515 | 203.0.113.7",
        "[Wed Dec  6 02:36:21 2023] [ssl:info] [pid 1:tid 2] | 203.0.113.7:51515 | 203.0.113.7",
        "[Wed Dec 27 02:36:21.1 2023] [ssl:info] [pid 1:tid 2] (104)Connection reset by peer: |"
            + " 203.0.113.7:51515 | 203.0.113.7",
        "[Wed Dec 27 02:36:21.1 2023] [ssl:info] [pid 1:tid 2] ssl_engine_io.c(1234): (104)Reset: |"
            + " 203.0.113.7:51515 | 203.0.113.7",
        "[Wed Dec 27 02:36:21.1 2023] [ssl:info] [pid 1:tid 2] | 2001:db8::7:51515 | 2001:db8::7",
        "[Wed Dec 27 02:36:21.1 2023] [ssl:info] [pid 1:tid 2] | ::ffff:203.0.113.7:51515 |"
            + " 203.0.113.7",
        "[Wed Dec 27 02:36:21.1 2023] [ssl:info] [pid 1:tid 2] | 203.0.113.7 | 203.0.113.7",
        "[Wed Dec 27 02:36:21.1 2023] [ssl:info] [pid 1:tid 2] | host.example.org:5 |",
      })
  void headsOf24(String head, String peer, @Nullable String client) {
    TlsFailure failure = parse(head + " [client " + peer + "] " + IN_HANDSHAKE);

    assertThat(failure.client()).isEqualTo(address(client));
    assertThat(failure.kind().level()).isEqualTo("info");
    assertThat(failure.time()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[client 203.0.113.7] SSL library error 1 in handshake (server a:443) | 203.0.113.7",
        "[client 2001:db8::7] SSL library error 1 in handshake (server a:443) | 2001:db8::7",
        "[client 2001:db8::51] SSL library error 1 in handshake (server a:443) | 2001:db8::51",
        "SSL library error 1 in handshake (server a:443, client 203.0.113.7) | 203.0.113.7",
        "SSL library error 1 in handshake (server a:443) |",
        "[client 203.0.113.7] SSL handshake failed: HTTP spoken on HTTPS port; trying to send HTML"
            + " error page | 203.0.113.7",
        "[client 203.0.113.7] (70007)The timeout specified has expired: SSL handshake interrupted"
            + " by system [Hint: Stop button pressed in browser?!] | 203.0.113.7",
      })
  void linesOf22HaveNoPort(String message, @Nullable String client) {
    TlsFailure failure = parse("[Wed Dec 27 02:36:21 2023] [info] " + message);

    assertThat(failure.client()).isEqualTo(address(client));
    assertThat(failure.kind().leg()).isEqualTo(Leg.CLIENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error:0A0000C1:SSL routines::no shared cipher -- Too restrictive SSLCipherSuite or using"
            + " DSA server certificate? | no shared cipher | |",
        "error:0A00006C:SSL routines::bad key share | bad key share | |",
        "error:0A000412:SSL routines::sslv3 alert bad certificate (SSL alert number 42) -- Subject"
            + " CN in certificate not server name or identical to CA!? | sslv3 alert bad"
            + " certificate | 42 | SSL alert number 42",
        "336027900 error:140760FC:SSL routines:SSL23_GET_CLIENT_HELLO:unknown protocol speaking not"
            + " SSL to HTTPS port!? | unknown protocol | |",
        "336027804 error:1407609C:SSL routines:SSL23_GET_CLIENT_HELLO:http request speaking HTTP to"
            + " HTTPS port!? | http request | |",
        "33558541 error:0200100D:system library:fopen:Permission denied"
            + " (fopen('/etc/a (1).pem','r')) | Permission denied | | fopen('/etc/a (1).pem','r')",
        "error:0A0003E8:SSL routines::reason(1000) (SSL alert number 0) | reason(1000) | 0 | SSL"
            + " alert number 0",
        "error:0A0000F4:SSL routines::reason(1255) | reason(1255) | |",
        "error:0A000416:SSL routines::ssl/tls alert certificate unknown (SSL alert number 46) |"
            + " ssl/tls alert certificate unknown | 46 | SSL alert number 46",
      })
  void hintsAreDroppedAndDataIsKept(
      String error, String reason, @Nullable Integer alert, @Nullable String data) {
    FailureKind kind = onlyKind(HEAD + CLIENT + IN_HANDSHAKE, HEAD + "SSL Library Error: " + error);

    assertThat(kind.reason()).isEqualTo(reason);
    assertThat(kind.alert()).isEqualTo(alert);
    assertThat(kind.errors()).singleElement().extracting(OpenSslError::data).isEqualTo(data);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "info | [client 203.0.113.7:5] AH02006: SSL handshake stopped: connection was closed | SSL"
            + " handshake stopped: connection was closed",
        "info | [client 203.0.113.7:5] AH02010: SSL client authentication failed: certificate has"
            + " expired | certificate has expired",
        "info | [client 203.0.113.7:5] AH02011: No acceptable peer certificate available | No"
            + " acceptable peer certificate available",
        "error | [client 203.0.113.7:5] AH02039: Certificate Verification: Error (66): EE"
            + " certificate key too weak | EE certificate key too weak",
        "info | [client 203.0.113.7:5] AH02276: Certificate Verification: Error (20): unable to get"
            + " local issuer certificate [subject: CN=x] AH02008: y / issuer: CN=z] | unable to get"
            + " local issuer certificate",
        "error | [client 203.0.113.7:5] AH02040: Certificate Verification: Certificate Chain too"
            + " long (chain has 5 certificates, but maximum allowed are only 1) | Certificate"
            + " Verification: Certificate Chain too long",
        "info | [client 203.0.113.7:5] AH01996: SSL handshake failed: HTTP spoken on HTTPS port;"
            + " trying to send HTML error page | SSL handshake failed: HTTP spoken on HTTPS port",
        "error | [client 203.0.113.7:5] AH02042: rejecting client initiated renegotiation |"
            + " rejecting client initiated renegotiation",
        "error | [client 203.0.113.7:5] AH02261: Re-negotiation handshake failed, referer:"
            + " https://a/ | Re-negotiation handshake failed",
        "error | [client 203.0.113.7:5] AH10158: cannot perform post-handshake authentication |"
            + " cannot perform post-handshake authentication",
      })
  void onTheVisitorsLegThereIsAClient(String level, String message, String reason) {
    TlsFailure failure = parse(SSL.formatted(level) + message);

    assertThat(failure.kind().leg()).isEqualTo(Leg.CLIENT);
    assertThat(failure.kind().level()).isEqualTo(level);
    assertThat(failure.kind().reason()).isEqualTo(reason);
    assertThat(failure.kind().message()).doesNotContain("CN=", "(66)", "5 certificates");
    assertThat(failure.client()).isEqualTo(address("203.0.113.7"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AH02003: SSL Proxy connect failed | SSL Proxy connect failed",
        "AH02004: SSL Proxy: Peer certificate is expired | SSL Proxy: Peer certificate is expired",
        "AH02005: SSL Proxy: Peer certificate CN mismatch: Certificate CN: a Requested hostname: b |"
            + " SSL Proxy: Peer certificate CN mismatch",
        "AH02411: SSL Proxy: Peer certificate does not match for hostname b | SSL Proxy: Peer"
            + " certificate does not match",
        "AH02039: Certificate Verification: Error (18): self signed certificate | self signed"
            + " certificate",
      })
  void onTheBackendsLegThePeerIsNoClient(String message, String reason) {
    TlsFailure failure = parse(HEAD + REMOTE + message);

    assertThat(failure.kind().leg()).isEqualTo(Leg.UPSTREAM);
    assertThat(failure.kind().reason()).isEqualTo(reason);
    assertThat(failure.client()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emerg|AH02561: Failed to configure certificate a:443:0, check /etc/a.pem",
        "emerg|AH02562: Failed to configure certificate a:443:0 (with chain), check /etc/a.pem",
        "emerg|AH02565: Certificate and private key a:443:0 from /a.pem and /a.key do not match",
        "emerg|AH02572: Failed to configure at least one certificate and key for a:443",
        "error|AH02217: ssl_stapling_init_cert: can't retrieve issuer certificate! [subject: CN=a]",
        "error|AH02218: ssl_stapling_init_cert: no OCSP URI in certificate and no"
            + " SSLStaplingForceURL set [subject: CN=a]",
        "error|AH02604: Unable to configure certificate a:443:0 for stapling",
        "error|[client 203.0.113.7:5] AH01985: error reading response from OCSP server",
      })
  void aStartAndStaplingAreLocal(String levelAndMessage) {
    String[] parts = levelAndMessage.split("\\|", 2);
    TlsFailure failure = parse(SSL.formatted(parts[0]) + parts[1]);

    assertThat(failure.kind().leg()).isEqualTo(Leg.LOCAL);
    assertThat(failure.kind().level()).isEqualTo(parts[0]);
    assertThat(failure.client()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ssl:debug] [pid 1:tid 2] [client 203.0.113.7:5] AH02007: SSL handshake interrupted by"
            + " system [Hint: Stop button pressed in browser?!]",
        "[ssl:trace4] [pid 1:tid 2] SSL Library Error: error:0A00006C:SSL routines::bad key share",
        "[ssl:warn] [pid 1:tid 2] AH01909: a:443:0 server certificate does NOT include an ID which"
            + " matches the server name",
        "[ssl:info] [pid 1:tid 2] AH01876: mod_ssl/2.4.57 compiled against Server: Apache/2.4.57",
        "[ssl:info] [pid 1:tid 2] AH02568: Certificate and private key a:443:0 configured from /a"
            + " and /b",
        "[ssl:info] [pid 1:tid 2] [client 203.0.113.7:5] AH01964: Connection to child 1 established"
            + " (server a:443)",
        "[ssl:info] [pid 1:tid 2] [client 203.0.113.7:5] AH01998: Connection closed to child 1 with"
            + " abortive shutdown (server a:443)",
        "[ssl:info] [pid 1:tid 2] (70014)End of file found: [client 203.0.113.7:5] AH01991: SSL"
            + " input filter read failed.",
        "[ssl:info] [pid 1:tid 2] (70014)End of file found: [client 203.0.113.7:5] AH01992: SSL"
            + " library error 6 reading data",
        "[ssl:error] [pid 1:tid 2] [client 203.0.113.7:5] AH02032: Hostname a provided via SNI and"
            + " hostname b provided via HTTP have no compatible SSL setup",
        "[ssl:error] [pid 1:tid 2] [client 203.0.113.7:5] AH02031: Hostname a provided via SNI, but"
            + " no hostname provided in HTTP request",
        "[core:info] [pid 1:tid 2] [client 203.0.113.7:5] AH00128: File does not exist: /srv/SSL"
            + " Library Error: error:0A00006C:SSL routines::bad key share",
        "[core:error] [pid 1:tid 2] [client 203.0.113.7:5] AH00126: Invalid URI in request 'AH02008:"
            + " SSL library error 1 in handshake (server a)'",
        "[php:notice] [pid 1:tid 2] [client 203.0.113.7:5] AH02008: SSL library error 1 in handshake"
            + " (server a:443)",
        "[:error] [pid 1:tid 2] [client 203.0.113.7:5] SSL library error 1 in handshake (server a)",
        "[cgi:error] [pid 1:tid 2] [client 203.0.113.7:5] AH01215: AH02008: SSL library error 1 in"
            + " handshake (server a:443)",
        "[cgid:error] [pid 1:tid 2] SSL Library Error: error:0A00006C:SSL routines::bad key share",
        "[ssl:info] [pid 1:tid 2] [client 203.0.113.7:5] AH02276x: Certificate Verification: no",
        "[proxy:error] [pid 1:tid 2] [client 203.0.113.7:5] AH00898: DNS lookup failure for: Error"
            + " during SSL Handshake with remote server returned by /",
        "[error] [client 203.0.113.7] File does not exist: /var/www/SSL library error 1 in"
            + " handshake",
        "[error] [client 203.0.113.7] SSL library error 1 in handshake (server a:443)",
        "[notice] Apache/2.2.22 (Debian) configured -- resuming normal operations",
        "[warn] RSA server certificate CommonName (CN) `a' does NOT match server name!?",
      })
  void otherLinesAreReadAndAreNoFailures(String rest) {
    RecordingSink sink = read(DATE + rest);

    assertThat(sink.understood).isEqualTo(1);
    assertThat(sink.failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[Wed Dec 27 02:36:21.123456 2023]",
        "[Wed Dec 27 02:36:21.123456 2023] ",
        "[Wed Dec 27 02:36:21.123456 2023] [",
        "[Wed Dec 27 02:36:21.123456 2023] [ssl:loud] [pid 1:tid 2] x",
        "[Wed Foo 27 02:36:21.123456 2023] [ssl:info] [pid 1:tid 2] x",
        "[Wed Dec 27 02-36-21.123456 2023] [ssl:info] [pid 1:tid 2] x",
        "[Wed Dec 27 02:36:21 2023] 203.0.113.7:51515 [200]: /",
        "[Wed Dec 27 02:36:21 2023] PHP 8.2 Development Server started",
        "[2023-12-27 02:36:21] production.ERROR: SSL Library Error: error:0A00006C",
        "AH02008: SSL library error 1 in handshake (server www.example.org:443)",
        "SSL Library Error: error:0A00006C:SSL routines::bad key share",
      })
  void linesOfOthersAreNotApaches(String line) {
    assertThat(read(line).understood).isZero();
  }

  /// Into syslog it writes no date; the syslog has one.
  @Test
  void behindAnEnvelopeItsTimeCounts() {
    RecordingSink sink = new RecordingSink();
    LogFormat.Reader reader = new ApacheErrorFormat().newReader(sink, FormatRun.NEWEST);
    String message = "[ssl:info] [pid 1:tid 2] " + CLIENT + IN_HANDSHAKE;

    assertThat(reader.read(wrapped("httpd", message))).isTrue();
    assertThat(reader.read(wrapped("httpd", "[info] " + CLIENT + IN_HANDSHAKE))).isFalse();
    assertThat(reader.read(entry(message, 0, 1))).isFalse();
    reader.finish();
    assertThat(sink.failures)
        .extracting(found -> found.time() + " " + found.offset() + " " + found.client())
        .containsExactly("1000 3600 203.0.113.7");
  }
}

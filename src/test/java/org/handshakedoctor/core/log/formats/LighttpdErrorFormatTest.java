package org.handshakedoctor.core.log.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.core.log.formats.LogText.address;
import static org.handshakedoctor.core.log.formats.LogText.entry;
import static org.handshakedoctor.core.log.formats.LogText.parse;
import static org.handshakedoctor.core.log.formats.LogText.read;
import static org.handshakedoctor.core.log.formats.LogText.wrapped;

import java.time.LocalDateTime;
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

class LighttpdErrorFormatTest {
  private static final String DATE = "2023-12-27 02:36:21: ";
  private static final String HEAD = DATE + "(mod_openssl.c.4870) ";
  private static final String WRAPPER = "error:0A000139:SSL routines::record layer failure";
  private static final String WRONG_VERSION = "error:0A00010B:SSL routines::wrong version number";

  @Test
  void takesALineApart() {
    assertThat(
            parse(
                HEAD
                    + "SSL: addr:203.0.113.7 ssl_err:1 error:0A000102:SSL routines::unsupported"
                    + " protocol"))
        .isEqualTo(
            new TlsFailure(
                "x",
                1,
                LocalDateTime.of(2023, 12, 27, 2, 36, 21),
                null,
                new FailureKind(
                    "lighttpd",
                    null,
                    Leg.CLIENT,
                    null,
                    null,
                    "SSL:",
                    List.of(
                        new OpenSslError(
                            "0A000102", "SSL routines", null, "unsupported protocol", null)),
                    null,
                    "unsupported protocol"),
                address("203.0.113.7"),
                null,
                null,
                null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(mod_openssl.c.4870) SSL: addr:2001:db8::7 ssl_err:1 error:0A000416:SSL routines::sslv3"
            + " alert certificate unknown | 2001:db8::7 | sslv3 alert certificate unknown | 46",
        "(mod_openssl.c.3296) SSL: addr:203.0.113.7 ssl_err:5 rd:-1 errno:104 | 203.0.113.7 |"
            + " Connection reset by peer |",
        "(mod_openssl.c.3296) SSL: addr:203.0.113.7 ssl_err:5 rd:-1 errno:999 | 203.0.113.7 |"
            + " errno:999 |",
        "(mod_openssl.c.3296) SSL: addr:203.0.113.7 ssl_err:5 rd:-1: Connection timed out |"
            + " 203.0.113.7 | Connection timed out |",
        "(/usr/obj/lighttpd-1.4.76/src/mod_openssl.c.3470) SSL: addr:203.0.113.7 ssl_err:1 rd:-1"
            + " error:0A00010B:SSL routines::wrong version number | 203.0.113.7 | wrong version"
            + " number |",
        "(mod_openssl.c.1796) SSL: 1 error:14094438:SSL routines:ssl3_read_bytes:tlsv1 alert internal"
            + " error | | tlsv1 alert internal error | 80",
        "(connections.c.305) SSL: 1 error:1407609C:SSL routines:SSL23_GET_CLIENT_HELLO:http request"
            + " | | http request |",
        "(connections.c.299) SSL: -1 5 104 Connection reset by peer | | Connection reset by peer |",
        "(network_openssl.c.222) SSL: 5 -1 110 Connection timed out | | Connection timed out |",
        "(mod_openssl.c.1686) SSL (error): 5 0 0 Success | | Success |",
        "(mod_openssl.c.1700) SSL: 1 -1 error:140D0114:SSL routines:SSL_write:uninitialized | |"
            + " uninitialized |",
        "(mod_openssl.c.1500) SSL: renegotiation initiated by client, killing connection | | SSL:"
            + " renegotiation initiated by client, killing connection |",
        "(mod_openssl.c.301) SSL: verify error:num=18:self signed certificate:depth=0:subject=CN = a"
            + " error:0A00006C:x:y:z | | self signed certificate |",
      })
  void newAndOldWords(
      String message, @Nullable String client, String reason, @Nullable Integer alert) {
    TlsFailure failure = parse(DATE + message);

    assertThat(failure.client()).isEqualTo(address(client));
    assertThat(failure.kind().reason()).isEqualTo(reason);
    assertThat(failure.kind().alert()).isEqualTo(alert);
    assertThat(failure.kind().leg()).isEqualTo(Leg.CLIENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(mod_openssl.c.500) SSL: couldn't read X509 certificate from '/etc/a.pem'",
        "(mod_openssl.c.500) SSL: BIO_read_filename('/etc/a.pem') failed",
        "(network.c.500) SSL: Private key does not match the certificate public key, reason:"
            + " error:0B080074:x509 certificate routines:X509_check_private_key:key values mismatch"
            + " /etc/a.pem",
      })
  void whatAStartSaysOfFilesIsLocal(String message) {
    TlsFailure failure = parse(DATE + message);

    assertThat(failure.kind().leg()).isEqualTo(Leg.LOCAL);
    assertThat(failure.kind().message()).doesNotContain("a.pem");
    assertThat(failure.client()).isNull();
  }

  @Test
  void anErrorThatIsNeverAloneBelongsToTheLineBefore() {
    RecordingSink sink =
        read(
            failed(7, WRONG_VERSION),
            failed(7, WRAPPER),
            failed(8, "error:0280007A:Diffie-Hellman routines::check pubkey invalid"),
            failed(8, "error:0A0C0103:SSL routines::internal error"),
            failed(9, WRONG_VERSION),
            failed(10, WRAPPER));

    assertThat(sink.failures)
        .extracting(found -> found.line() + " " + found.kind().errors().size())
        .containsExactly("1 2", "3 2", "5 1", "6 1");
  }

  @Test
  void aScannersLinesAreManyFailures() {
    RecordingSink sink =
        read(
            failed(7, WRONG_VERSION),
            failed(7, WRONG_VERSION),
            failed(7, "error:0A000102:SSL routines::unsupported protocol"));

    assertThat(sink.failures).hasSize(3);
  }

  @Test
  void aRefusedCertificateIsOneFailureOfTheOneWhoShowedIt() {
    RecordingSink sink =
        read(
            HEAD
                + "SSL: verify error:num=20:unable to get local issuer certificate:depth=0:"
                + "subject=CN = a",
            HEAD + "SSL: issuer=CN = b",
            failed(7, "error:0A000086:SSL routines::certificate verify failed"));

    assertThat(sink.failures)
        .extracting(found -> found.line() + " " + found.client() + " " + found.kind().reason())
        .containsExactly("3 203.0.113.7 unable to get local issuer certificate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(server.c.1704) server started (lighttpd/1.4.65)",
        "(server.c.2059) server stopped by UID = 0 PID = 1",
        "(mod_openssl.c.531) ech_status:  not attempted cover: NULL hidden: NULL",
        "(mod_openssl.c.800) SSL: no certificate/private key for TLS server name SSL: 1 error:1:2",
        "(mod_fastcgi.c.421) FastCGI-stderr: SSL: 1 error:0A00006C:SSL routines::bad key share",
        "(mod_cgi.c.421) SSL: 1 error:0A00006C:SSL routines::bad key share",
        "(request.c.200) invalid request-line: SSL: addr:203.0.113.7 ssl_err:1 " + WRONG_VERSION,
        "(connections.c.999) SSL: addr:203.0.113.7",
      })
  void otherLinesAreReadAndAreNoFailures(String message) {
    RecordingSink sink = read(DATE + message);

    assertThat(sink.understood).isEqualTo(1);
    assertThat(sink.failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2023-12-27 02:36:21: (",
        "2023-12-27 02:36:21: (mod_openssl.c.) SSL: 1 error:0A00006C:SSL routines::bad key share",
        "2023-12-27 02:36:21: mod_openssl.c.1 SSL: 1 error:0A00006C:SSL routines::bad key share",
        "2023-12-27 02:36:21 (mod_openssl.c.1) SSL: 1 error:0A00006C:SSL routines::bad key share",
        "2023/12/27 02:36:21: (mod_openssl.c.1) SSL: 1 error:0A00006C:SSL routines::bad key share",
        "2023-12-27 02-36-21: (mod_openssl.c.1) SSL: 1 error:0A00006C:SSL routines::bad key share",
        "(mod_openssl.c.4870) SSL: addr:203.0.113.7 ssl_err:1 " + WRONG_VERSION,
      })
  void linesOfOthersAreNotLighttpds(String line) {
    assertThat(read(line).understood).isZero();
  }

  @Test
  void aStateGoesOnWhereItWasTold() {
    List<String> lines =
        List.of(
            failed(7, WRONG_VERSION),
            failed(7, WRAPPER),
            failed(8, WRONG_VERSION),
            DATE + "(server.c.1704) server started (lighttpd/1.4.65)",
            failed(9, WRONG_VERSION),
            failed(9, WRAPPER));
    LighttpdErrorFormat format = new LighttpdErrorFormat();

    assertThat(LogText.read(format, lines, true).failures)
        .isEqualTo(LogText.read(format, lines, false).failures)
        .hasSize(3);
  }

  @Test
  void nothingIsRememberedLongerThanTheMemory() {
    LogFormat.Reader reader =
        new LighttpdErrorFormat().newReader(new RecordingSink(), FormatRun.NEWEST);
    Object nothing = reader.state(0, 1);
    reader.read(entry(failed(7, WRONG_VERSION), 0, 1));

    assertThat(reader.state(1000, 2)).isNotEqualTo(nothing);
    assertThat(reader.state(LogFormat.Reader.MEMORY, 2)).isEqualTo(nothing);
  }

  /// Into syslog it writes no date; the syslog has one.
  @Test
  void behindAnEnvelopeItsTimeCounts() {
    RecordingSink sink = new RecordingSink();
    LogFormat.Reader reader = new LighttpdErrorFormat().newReader(sink, FormatRun.NEWEST);
    String message =
        HEAD.substring(DATE.length()) + "SSL: addr:203.0.113.7 ssl_err:1 " + WRONG_VERSION;

    assertThat(reader.read(wrapped("lighttpd", message))).isTrue();
    assertThat(reader.read(wrapped("lighttpd", "SSL: addr:203.0.113.7 ssl_err:1 " + WRONG_VERSION)))
        .isFalse();
    assertThat(reader.read(entry(message, 0, 1))).isFalse();
    reader.finish();
    assertThat(sink.failures)
        .extracting(found -> found.time() + " " + found.offset() + " " + found.client())
        .containsExactly("1000 3600 203.0.113.7");
  }

  private static String failed(int last, String error) {
    return HEAD + "SSL: addr:203.0.113." + last + " ssl_err:1 " + error;
  }
}

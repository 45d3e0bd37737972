package org.handshakedoctor.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.handshakedoctor.core.tls.OpenSslCode.Family;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsAlert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSslErrorsTest {

  @Test
  void readsOneError() {
    assertThat(
            OpenSslErrors.parse(
                " error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad key share"))
        .containsExactly(
            new OpenSslError(
                "141CF06C", "SSL routines", "tls_parse_ctos_key_share", "bad key share", null));
  }

  @Test
  void anEmptyFunctionIsNone() {
    assertThat(OpenSslErrors.parse("error:0A00006C:SSL routines::bad key share"))
        .containsExactly(new OpenSslError("0A00006C", "SSL routines", null, "bad key share", null));
  }

  @Test
  void readsAQueueInItsOrderAndKeepsColonsAndParenthesesInTheData() {
    assertThat(
            OpenSslErrors.parse(
                " error:02001002:system library:fopen:No such file or directory:"
                    + "fopen('/etc/a:b (1).pem','r') error:2006D080:BIO routines:BIO_new_file:no"
                    + " such file"))
        .containsExactly(
            new OpenSslError(
                "02001002",
                "system library",
                "fopen",
                "No such file or directory",
                "fopen('/etc/a:b (1).pem','r')"),
            new OpenSslError("2006D080", "BIO routines", "BIO_new_file", "no such file", null));
  }

  @Test
  void readsTheShortFormOfANearlyFullBuffer() {
    assertThat(OpenSslErrors.parse("error:0A000139:SSL routines::record err:80000020:2:0:20"))
        .containsExactly(
            new OpenSslError("0A000139", "SSL routines", null, "record", null),
            new OpenSslError("80000020", null, null, null, null));
  }

  @Test
  void readsALibraryThatWritesInLowerCase() {
    List<OpenSslError> errors =
        OpenSslErrors.parse("error:1000009c:SSL routines:OPENSSL_internal:HTTP_REQUEST");

    assertThat(errors)
        .containsExactly(
            new OpenSslError("1000009c", "SSL routines", "OPENSSL_internal", "HTTP_REQUEST", null));
    assertThat(OpenSslError.normalize("HTTP_REQUEST")).isEqualTo("http request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "error:",
        "error:XYZ",
        "error:1234567:a",
        "terror:0A00006C:a:b:c",
        "err::"
      })
  void textWithoutAnErrorHasNone(String text) {
    assertThat(OpenSslErrors.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "error:14094418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca:SSL alert number 48, 48",
    "error:0A000418:SSL routines::tlsv1 alert unknown ca:SSL alert number 48, 48",
    "error:0A000418:SSL routines::tlsv1 alert unknown ca, 48",
    "error:0A0003E8:SSL routines::reason(1000):SSL alert number 0, 0",
    "error:0A0004E7:SSL routines::reason(1255), 255",
    "error:1000042e:SSL routines:OPENSSL_internal:TLSV1_ALERT_PROTOCOL_VERSION, 70",
    "error:0A000139:SSL routines::record layer failure error:0A000418:SSL routines::x, 48",
    "error:0A00006C:SSL routines::bad key share,",
    "error:80000418:system library::x,",
    "error:FFFFFFFFFFFFFFFF:a:b:c,",
    "err:FFFFFFFFFFFFFFFF:0:0:0,",
  })
  void findsTheAlertOfThePeer(String text, @Nullable Integer alert) {
    assertThat(OpenSslErrors.alert(OpenSslErrors.parse(text))).isEqualTo(alert);
  }

  @Test
  void aWrapperSaysOnlyThatTheErrorBeforeItHappened() {
    assertThat(OpenSslErrors.parse("error:0A000139:SSL routines::record layer failure"))
        .allMatch(OpenSslError::isWrapper);
    assertThat(OpenSslErrors.parse("error:0A00006C:SSL routines::bad key share err:1:2:3:4"))
        .noneMatch(OpenSslError::isWrapper);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error:1E08010C:DECODER routines:OSSL_DECODER_from_bio:unsupported:crypto/x.c:101:No supported"
            + " data to decode. Input type: PEM | 1E08010C | OPENSSL_3 | 60 | unsupported | No"
            + " supported data to decode. Input type: PEM",
        "4077AB:error:0A000126:SSL routines:ssl3_read_n:unexpected eof while reading:"
            + "../ssl/record/rec_layer_s3.c:322: | 0A000126 | OPENSSL_3 | 20 | unexpected eof while"
            + " reading |",
        "140166815971200:error:14094416:SSL routines:ssl3_read_bytes:sslv3 alert certificate"
            + " unknown:s3_pkt.c:1493:SSL alert number 46 | 14094416 | OPENSSL_1 | 20 | sslv3 alert"
            + " certificate unknown | SSL alert number 46",
        "error:0A00010B:SSL routines:f:wrong version number:E:\\build\\ssl\\x.c:12: | 0A00010B |"
            + " OPENSSL_3 | 20 | wrong version number |",
        "error:0A00010B:SSL routines:f:wrong version number::0: | 0A00010B | OPENSSL_3 | 20 | wrong"
            + " version number |",
        "error:05800074:x509 certificate routines:X509_check_private_key:key values"
            + " mismatch:crypto/x509/x509_cmp.c:405: | 05800074 | OPENSSL_3 | 11 | key values mismatch |",
        "error:0B080074:x509 certificate routines:X509_check_private_key:key values mismatch |"
            + " 0B080074 | OPENSSL_1 | 11 | key values mismatch |",
        "336109761 error:1408A0C1:SSL routines:SSL3_GET_CLIENT_HELLO:no shared cipher | 1408A0C1 |"
            + " OPENSSL_1 | 20 | no shared cipher |",
        "error:141CF06C:lib(20):func(463):reason(108) | 141CF06C | OPENSSL_1 | 20 | bad key share |",
        "error:0A00006C:lib(20):func(0):reason(108) | 0A00006C | OPENSSL_3 | 20 | bad key share |",
        "error:0A00006C:lib(20)::reason(108) | 0A00006C | OPENSSL_3 | 20 | bad key share |",
        "error:80000068:system library::reason(104) | 80000068 | OPENSSL_3 | 2 | Connection reset by"
            + " peer |",
        "error:02001002:system library:func(1):reason(2) | 02001002 | OPENSSL_1 | 2 | No such file or"
            + " directory |",
        "error:0A0C0103:SSL routines::reason(786691) | 0A0C0103 | OPENSSL_3 | 20 | internal error |",
        "error:14160044:SSL routines:ssl_derive:reason(68) | 14160044 | OPENSSL_1 | 20 | internal"
            + " error |",
        "error:0A0004E7:SSL routines::reason(1255) | 0A0004E7 | OPENSSL_3 | 20 | reason(1255) |",
        "TLS_error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:TLS_error_end |"
            + " 100000f7 | BORINGSSL | 16 | WRONG_VERSION_NUMBER |",
        "TLS_error:_268435703:SSL_routines:OPENSSL_internal:WRONG_VERSION_NUMBER:TLS_error_end |"
            + " 100000f7 | BORINGSSL | 16 | WRONG_VERSION_NUMBER |",
        "TLS error: 268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED | 1000007d |"
            + " BORINGSSL | 16 | CERTIFICATE_VERIFY_FAILED |",
      })
  void readsEveryPrint(
      String text, String code, Family family, int library, String reason, @Nullable String data) {
    // A bar separates the cells here, and Envoy's errors.
    List<OpenSslError> errors = OpenSslErrors.parse(text.replace("TLS_error: ", "TLS_error:|"));

    assertThat(errors).hasSize(1);
    OpenSslError error = errors.getFirst();
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.decoded().family()).isEqualTo(family);
    assertThat(error.decoded().library()).isEqualTo(library);
    assertThat(error.reason()).isEqualTo(reason);
    assertThat(error.data()).isEqualTo(data);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error:0A00010B:a::first, error:0A00006C:a::second",
        "error:0A00010B:a::first+error:0A00006C:a::second",
        "error:0A00010B:a::first error:0A00006C:a::second",
        "40A:error:0A00010B:a::first:x.c:1: 40A:error:0A00006C:a::second:x.c:2:",
        "1 error:0A00010B:a::first 167772268 error:0A00006C:a::second",
        "|268435723:a b:OPENSSL_internal:first|268435564:a_b:OPENSSL_internal:second:TLS_error_end",
        "_268435723:a_b:OPENSSL_internal:first_268435564:a_b:OPENSSL_internal:second:TLS_error_end",
      })
  void whatStandsBetweenTwoErrorsIsOfNeither(String text) {
    assertThat(OpenSslErrors.parse(text))
        .extracting(OpenSslError::reason)
        .containsExactly("first", "second");
    assertThat(OpenSslErrors.parse(text)).allMatch(error -> error.data() == null);
    assertThat(OpenSslErrors.cause(OpenSslErrors.parse(text))).isEqualTo("first");
  }

  @ParameterizedTest
  @CsvSource({
    "sslv3 alert certificate unknown, 46",
    "ssl/tls alert certificate unknown, 46",
    "tls alert bad certificate, 42",
    "SSLV3_ALERT_HANDSHAKE_FAILURE, 40",
    "TLSV1_ALERT_UNKNOWN_CA, 48",
    "tlsv13 alert certificate required, 116",
    "tlsv1 alert user cancelled, 90",
    "tlsv1 unrecognized name, 112",
    "tlsv1 alert no such thing,",
    "bad certificate,",
  })
  void theTextOfAReceivedAlertTellsItsNumber(String reason, @Nullable Integer alert) {
    assertThat(TlsAlert.inReason(reason)).isEqualTo(alert);
  }

  @Test
  void noTextIsTooOdd() {
    Random random = new Random(21);
    String[] pieces = {
      "error:",
      "0A00010B",
      ":",
      "::",
      "err:",
      " ",
      "268435703",
      "OPENSSL_internal",
      "reason(",
      "999999999",
      "8",
      ")",
      "x.c:1:",
      "lib(20)",
      "FFFFFFFFFFFFFFFF",
      "|",
      "_",
      "TLS_error_end",
      "é"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      List<OpenSslError> errors = OpenSslErrors.parse(text.toString());
      assertThat(errors).allMatch(error -> error.decoded().reason() >= 0);
      assertThat(OpenSslErrors.cause(errors) == null).isEqualTo(errors.isEmpty());
    }
  }
}

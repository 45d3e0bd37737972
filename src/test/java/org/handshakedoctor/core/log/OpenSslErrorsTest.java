package org.handshakedoctor.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handshakedoctor.core.tls.OpenSslError;
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
}

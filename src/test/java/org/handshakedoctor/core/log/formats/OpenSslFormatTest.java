package org.handshakedoctor.core.log.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSslFormatTest {
  private static final LogFormat FORMAT = new OpenSslFormat();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Error: 140166815971200:error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad key"
            + " share:../deps/openssl/openssl/ssl/statem/extensions_srvr.c:698: | CLIENT | bad key"
            + " share |",
        "Error: 40776B34D7F0000:error:0A000416:SSL routines:ssl3_read_bytes:sslv3 alert certificate"
            + " unknown:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:1605:SSL alert number 46: |"
            + " CLIENT | sslv3 alert certificate unknown | 46",
        "40776B34D7F00000:error:0A000086:SSL routines:tls_post_process_server_certificate:certificate"
            + " verify failed:../ssl/statem/statem_clnt.c:1889: | UPSTREAM | certificate verify"
            + " failed |",
        "error:0A00010B:SSL routines::wrong version number | UPSTREAM | wrong version number |",
        "error:0A0000C1:SSL routines::no shared cipher | CLIENT | no shared cipher |",
        "error:14007102:SSL routines:CONNECT_CR_SRVR_HELLO:unsupported protocol | UPSTREAM |"
            + " unsupported protocol |",
        "error:140760FC:SSL routines:SSL23_GET_CLIENT_HELLO:unknown protocol | CLIENT | unknown"
            + " protocol |",
        "error:0480006C:PEM routines::no start line:Expecting: TRUSTED CERTIFICATE | LOCAL | no start"
            + " line |",
        "error:140AB18F:SSL routines:SSL_CTX_use_certificate:ee key too small:ssl/ssl_rsa.c:310: |"
            + " LOCAL | ee key too small |",
        "error:80000002:system library:file_ctrl:No such file or directory:crypto/bio/bss_file.c:"
            + "297:calling fopen(x, r) | LOCAL | No such file or directory |",
      })
  void aLineThatBeginsWithAnErrorIsOneFailure(
      String line, Leg leg, String reason, @Nullable Integer alert) {
    RecordingSink sink = FormatRun.of(FORMAT, line);

    assertThat(sink.failures).hasSize(1);
    FailureKind kind = sink.failures.getFirst().kind();
    assertThat(kind.format()).isEqualTo("openssl");
    assertThat(kind.leg()).isEqualTo(leg);
    assertThat(kind.reason()).isEqualTo(reason);
    assertThat(kind.alert()).isEqualTo(alert);
    assertThat(kind.errors()).hasSize(1);
    assertThat(sink.failures.getFirst().client()).isNull();
    assertThat(sink.failures.getFirst().time()).isEqualTo(LogEntry.NO_TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " error:0A00010B:SSL routines::wrong version number",
        "GET /?error:0A00010B:SSL routines::wrong version number",
        "error:0A00010:SSL routines::x",
        "error:0A00010B",
        "error: 0A00010B:x",
        "Error: connect ECONNREFUSED",
        "Error: x error:0A00010B:SSL routines::wrong version number",
        "xyz:error:0A00010B:SSL routines::wrong version number",
        "12345678901234567:error:0A00010B:a::b",
        "errors",
        "e",
        "",
      })
  void otherLinesAreNotRead(String line) {
    assertThat(FormatRun.of(FORMAT, line).understood).isZero();
  }

  @Test
  void theErrorsOfOneQueueAreOneFailure() {
    String oldest =
        "40776B34D7F00000:error:03000098:digital envelope routines::invalid digest:m.c:1:";
    String newest = "40776B34D7F00000:error:0A080006:SSL routines::EVP lib:ssl/x.c:2:";

    RecordingSink sink =
        FormatRun.of(FORMAT, oldest, newest, oldest, newest, newest.replace("407", "408"));

    assertThat(sink.failures)
        .extracting(found -> found.line() + " " + found.kind().errors().size())
        .containsExactly("1 2", "3 2", "5 1");
    assertThat(sink.failures.getFirst().kind().reason()).isEqualTo("invalid digest");
  }

  @Test
  void errorsWithALineBetweenAreTwoFailures() {
    String line = "40776B34D7F00000:error:0A00010B:SSL routines::wrong version number:x.c:1:";
    String other = "40776B34D7F00000:error:0A000139:SSL routines::record layer failure:y.c:1:";

    assertThat(FormatRun.of(FORMAT, line, "something else", other).failures).hasSize(2);
    assertThat(FormatRun.of(FORMAT, line, other).failures).hasSize(1);
    assertThat(FormatRun.of(FORMAT, line, line).failures).hasSize(2);
    assertThat(FormatRun.of(FORMAT, line.substring(17), other.substring(17)).failures).hasSize(2);
  }
}

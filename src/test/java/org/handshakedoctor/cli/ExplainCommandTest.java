package org.handshakedoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
  private static final String BAD_KEY_SHARE = "The visitor's key contradicts its own offer";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "141CF06C",
        "0A00006C",
        "error:0A00006C:SSL routines::bad key share",
        "bad key share",
        "BAD KEY SHARE",
        "336392300",
        "error:0A00006C:",
        "error:0A00006C:lib(20)::reason(108)",
        "336392300 error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad key share",
        "40776B:error:0A00006C:SSL routines:f:bad key share:ssl/x.c:698:",
        "ERR_SSL_BAD_KEY_SHARE",
        "SSL_R_BAD_KEY_SHARE"
      })
  void findsTheEntry(String asked) {
    CommandLineRun run = CommandLineRun.of("explain", asked, "--lang", "en");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains(BAD_KEY_SHARE, "What to do");
  }

  @Test
  void takesAWholeLineApart() throws Exception {
    String line = Files.readAllLines(Path.of("src/test/resources/samples/article.log")).getFirst();

    assertThat(CommandLineRun.of("explain", line, "--lang", "en").out())
        .contains(
            "The line, taken apart",
            "  Error code: 141CF06C\n      Library 20: SSL routines. Function 463: tls_parse_ctos",
            "TLS library: OpenSSL 1.1.1.",
            BAD_KEY_SHARE);
    assertThat(CommandLineRun.of("explain", line, "--lang", "zh").out())
        .contains("访客发来的密钥与它自己的声明矛盾");
  }

  @Test
  void takesALineWhoseQuotesTheShellHasEaten() throws Exception {
    String line = Files.readAllLines(Path.of("src/test/resources/samples/article.log")).getFirst();

    assertThat(CommandLineRun.of(("explain " + line).split(" ", -1)).out()).contains("141CF06C");
  }

  @Test
  void anAlertIsTheOtherSidesComplaint() {
    assertThat(CommandLineRun.of("explain", "0A000416", "--lang", "en").out())
        .contains("Alert 46 (certificate_unknown): the other side complained.");
  }

  /// Rare reasons have no entry of their own, but a row in a table; it can be asked for in any way.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "02000064",
        "error:02000064:rsa routines::algorithm mismatch",
        "error:02000064:lib(4)::reason(100)",
        "RSA_R_ALGORITHM_MISMATCH",
        "rsa-algorithm-mismatch",
      })
  void findsARareReason(String asked) {
    CommandLineRun run = CommandLineRun.of("explain", asked, "--lang", "en");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("RSA_R_ALGORITHM_MISMATCH; ", "What to do");
  }

  /// Also where the line reports no failure of TLS.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AH02003",
        "[Wed Dec 27 02:36:21.1 2023] [core:info] [pid 1:tid 2] AH02003: words of another version",
      })
  void findsWhatApacheSaysByItsNumber(String asked) {
    assertThat(CommandLineRun.of("explain", asked, "--lang", "zh").out())
        .contains("AH02003; ", "该做什么");
  }

  @Test
  void saysWhatTheCheckOfACertificateSaid() {
    String line =
        "2023/12/27 02:36:21 [error] 1#1: *1 upstream SSL certificate verify error: (10:certificate"
            + " has expired) while SSL handshaking to upstream, client: 192.0.2.1, server: a";
    String said =
        Objects.requireNonNull(ErrorCatalog.bundled().get("x509-v-err-cert-has-expired"))
            .en()
            .happened();

    assertThat(CommandLineRun.of("explain", line, "--lang", "en").out())
        .contains(said.substring(0, said.indexOf(". ") + 1));
  }

  @Test
  void doesNotGuess() {
    assertThat(CommandLineRun.of("explain", "no such thing", "--lang", "en").out())
        .contains("There is no explanation for \"no such thing\"");
  }

  @Test
  void offersWhatTheWordsMayMean() {
    CommandLineRun run = CommandLineRun.of("explain", "unsupported protcol", "--lang", "en");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains(
            "There is no explanation for \"unsupported protcol\"",
            "Did you mean",
            ": explain \"unsupported protocol\"")
        .doesNotContain("What to do");
    assertThat(run.out().lines().filter(line -> line.contains(": explain "))).hasSizeBetween(1, 5);
    assertThat(CommandLineRun.of("explain", "证书过期", "--lang", "zh").out())
        .contains("是不是想查", "访客", "：explain \"alert 45\"");
  }

  @Test
  void quotesForTheShell() {
    assertThat(CommandLineRun.of("explain", "ssl_certificate defined", "--lang", "en").out())
        .contains("explain 'no \"ssl_certificate\" is defined'");
  }

  @Test
  void saysWhatTheDigitsOfAnUnknownCodeSay() {
    assertThat(CommandLineRun.of("explain", "0A7FFFFF", "--lang", "en").out())
        .contains(
            "0A7FFFFF: Library 20: SSL routines. Reason 8388607: not in any table that we know.",
            "There is no explanation for \"0A7FFFFF\"");
  }

  @Test
  void whatIsAskedIsShownAsWhatItIs() {
    assertThat(CommandLineRun.of("explain", "\u001b[31mno\u202e", "--lang", "en").out())
        .contains("\\x1B[31mno<U+202E>")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void anEmptyQuestionIsAWrongArgument() {
    CommandLineRun run = CommandLineRun.of("explain", " ");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("A code or a line is missing.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "268435703",
        "100000f7",
        "TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:TLS_error_end",
        "TLS_error:_268435703:SSL_routines:OPENSSL_internal:WRONG_VERSION_NUMBER:TLS_error_end",
      })
  void explainsWhatEnvoyPrints(String asked) {
    assertThat(CommandLineRun.of("explain", asked, "--lang", "en").out())
        .contains(
            "100000f7: Library 16: SSL routines. Reason 247: WRONG_VERSION_NUMBER.",
            "BoringSSL or AWS-LC prints it so.",
            "These bytes were not TLS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN",
        "ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_UNKNOWN"
      })
  void explainsAnAlertByNodesName(String asked) {
    assertThat(CommandLineRun.of("explain", asked, "--lang", "en").out())
        .contains("The visitor rejected our certificate without a reason");
  }

  @ParameterizedTest
  @ValueSource(strings = {"80000068", "error:80000068:system library::Connection reset by peer"})
  void explainsWhatTheSystemSays(String asked) {
    assertThat(CommandLineRun.of("explain", asked, "--lang", "en").out())
        .contains("104", "The connection to the visitor broke");
  }
}

package org.handshakedoctor.core.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.lookup.Answer.Suggestion;
import org.handshakedoctor.core.tls.OpenSslCode.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorLookupTest {
  private static final ErrorCatalog CATALOG = ErrorCatalog.bundled();
  private static final ErrorLookup LOOKUP = new ErrorLookup(CATALOG);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          141CF06C                                        | CODE    | bad-key-share
          0x141CF06C                                      | CODE    | bad-key-share
          error:141CF06C:                                 | CODE    | bad-key-share
          0A00006C                                        | CODE    | bad-key-share
          000000000A00006C                                | CODE    | bad-key-share
          FFFFFFFF80000068                                | CODE    | connection-reset
          A00006C                                         | CODE    | bad-key-share
          336392300                                       | CODE    | bad-key-share
          268435703                                       | CODE    | wrong-version-number
          1000009c                                        | CODE    | http-request
          1000009b                                        | CODE    | https-proxy-request
          0A000416                                        | CODE    | alert-certificate-unknown
          0909006C                                        | CODE    | no-start-line
          1E08010C                                        | CODE    | bad-pem
          80000002                                        | CODE    | cannot-load-file
          02001002                                        | CODE    | cannot-load-file
          02001068                                        | CODE    | connection-reset
          lib(20):func(463):reason(108)                   | CODE    | bad-key-share
          lib(20)::reason(108)                            | CODE    | bad-key-share
          lib(16):OPENSSL_internal:reason(247)            | CODE    | wrong-version-number
          error:0A00006C:SSL routines::bad key share      | ERRORS  | bad-key-share
          error:0A00006C:lib(20)::reason(108)             | ERRORS  | bad-key-share
          error:141CF06C:lib(20):func(463):reason(108)    | ERRORS  | bad-key-share
          error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad key share | ERRORS | bad-key-share
          40776B:error:0A00006C:SSL routines:f:bad key share:ssl/x.c:698:    | ERRORS | bad-key-share
          error:1000009c:SSL routines:OPENSSL_internal:HTTP_REQUEST          | ERRORS | http-request
          error:14026073:SSL routines:ACCEPT_SR_CLNT_HELLO:no shared cipher  | ERRORS | no-shared-cipher
          error:80000002:system library::No such file or directory           | ERRORS | cannot-load-file
          error:1E08010C:DECODER routines::unsupported    | ERRORS  | bad-pem
          error:0A000139:SSL routines::record layer failure | ERRORS | record-layer-failure
          SSL: error:0A000412:SSL routines::ssl/tls alert bad certificate:SSL alert number 42 | ERRORS | alert-bad-certificate
          TLS_error:_268435703:SSL_routines:OPENSSL_internal:WRONG_VERSION_NUMBER:TLS_error_end | ERRORS | wrong-version-number
          bad key share                                   | REASON  | bad-key-share
          Bad Key Share                                   | REASON  | bad-key-share
          sslv3 alert certificate unknown                 | REASON  | alert-certificate-unknown
          ssl/tls alert certificate unknown               | REASON  | alert-certificate-unknown
          tls alert certificate unknown                   | ALERT   | alert-certificate-unknown
          tlsv1 unrecognized name                         | REASON  | alert-unrecognized-name
          104: Connection reset by peer                   | REASON  | connection-reset
          no shared cipher                                | REASON  | no-shared-cipher
          BAD_KEY_SHARE                                   | NAME    | bad-key-share
          SSL_R_BAD_KEY_SHARE                             | NAME    | bad-key-share
          ERR_SSL_BAD_KEY_SHARE                           | NAME    | bad-key-share
          ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_UNKNOWN       | NAME    | alert-certificate-unknown
          SSL_R_TLSV1_ALERT_UNKNOWN_CA                    | NAME    | alert-unknown-ca
          ERR_OSSL_PEM_NO_START_LINE                      | NAME    | no-start-line
          ERR_OSSL_UNSUPPORTED                            | NAME    | bad-pem
          X509_R_KEY_VALUES_MISMATCH                      | NAME    | key-values-mismatch
          ERR_R_INTERNAL_ERROR                            | NAME    | crypto-internal
          ECONNRESET                                      | NAME    | connection-reset
          bad-key-share                                   | NAME    | bad-key-share
          EVP_R_CIPHER_NOT_GCM_MODE                               | NAME    | evp-cipher-not-gcm-mode
          X509_V_ERR_CERT_HAS_EXPIRED                     | NAME    | x509-v-err-cert-has-expired
          X509_V_ERR_CRL_SIGNATURE_FAILURE                | NAME    | x509-v-err-crl-signature-failure
          AH02008                                         | NAME    | ah02008
          [AH02008]                                       | NAME    | ah02008
          AH02008: SSL library error 1 in handshake (server www:443) | MESSAGE | ah02008
          certificate has expired                         | REASON  | x509-v-err-cert-has-expired
          (10:certificate has expired)                    | REASON  | x509-v-err-cert-has-expired
          verify error:num=10:certificate has expired     | REASON  | x509-v-err-cert-has-expired
          Verify return code: 10 (certificate has expired) | REASON | x509-v-err-cert-has-expired
          crl signature failure                           | REASON  | x509-v-err-crl-signature-failure
          0A000065                                        | CODE    | no-suitable-key-share
          error:06000070:digital envelope routines::cipher not gcm mode | ERRORS | evp-cipher-not-gcm-mode
          46                                              | WORDS   |
          alert 46                                        | ALERT   | alert-certificate-unknown
          alert number 46                                 | ALERT   | alert-certificate-unknown
          SSL alert number 46                             | ALERT   | alert-certificate-unknown
          警报 48                                         | ALERT   | alert-unknown-ca
          certificate_unknown                             | ALERT   | alert-certificate-unknown
          unexpected_message                              | ALERT   | alert-unexpected-message
          unexpected message                              | REASON  | unexpected-message
          Received fatal alert: certificate_unknown       | ALERT   | alert-certificate-unknown
          alert unknown ca                                | ALERT   | alert-unknown-ca
          SSL_AD_UNKNOWN_CA                               | ALERT   | alert-unknown-ca
          unrecognized name                               | ALERT   | alert-unrecognized-name
          remote error: tls: unknown certificate authority | ALERT  | alert-unknown-ca
          peer closed connection in SSL handshake         | MESSAGE | peer-closed
          client sent plain HTTP request to HTTPS port    | MESSAGE | plain-http-to-https
          no "ssl_certificate" is defined for the "listen ... ssl" directive | MESSAGE | no-ssl-certificate
          """)
  void takesATextForWhatItIs(String text, Asked asked, String entry) {
    Answer answer = LOOKUP.of(text);

    assertThat(answer.asked()).isEqualTo(asked);
    assertThat(answer.exact().stream().map(ErrorEntry::id).limit(1).toList())
        .isEqualTo(entry == null ? List.of() : List.of(entry));
    assertThat(answer.exact().isEmpty() || answer.similar().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "unsupported protcol, unsupported-protocol",
    "unsuported protocol, unsupported-protocol",
    "key share, bad-key-share",
    "keyshare, bad-key-share",
    "key shar, bad-key-share",
    "share bad, bad-key-share",
    "why do I see bad key share in my nginx, bad-key-share",
    "证书过期, alert-certificate-expired",
    "密码套件, no-shared-cipher",
    "JARM, bad-key-share",
    "tls_parse_ctos_key_share, bad-key-share",
    "cipher in common, no-shared-cipher",
    "certifcate expierd, alert-certificate-expired",
    "certificate_expird, alert-certificate-expired",
    "46, alert-certificate-unknown",
    "bad-key-shre, bad-key-share",
    "SSL_R_NO_SHARED_CIPHR, no-shared-cipher"
  })
  void offersWhatTheWordsMayMean(String text, String entry) {
    List<String> offered = LOOKUP.of(text).similar().stream().map(one -> one.entry().id()).toList();

    assertThat(offered).hasSizeLessThanOrEqualTo(5).contains(entry);
    assertThat(offered.subList(0, Math.min(2, offered.size()))).contains(entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xqzzv", "9999999999", "囧", "\u202e\u0007", "()", "alert 256 of 256 zzz"})
  void claimsNothingThatItDoesNotKnow(String text) {
    assertThat(LOOKUP.of(text).exact()).isEmpty();
  }

  /// Six letters can be a word.
  @Test
  void aWordIsNoCode() {
    assertThat(LOOKUP.of("decade").codes()).isEmpty();
    assertThat(LOOKUP.of("feedface").codes()).isEmpty();
  }

  @Test
  void decodesWhatItCannotExplain() {
    Answer answer = LOOKUP.of("0A7FFFFF");

    assertThat(answer.asked()).isEqualTo(Asked.CODE);
    assertThat(answer.exact()).isEmpty();
    assertThat(answer.reason()).isNull();
    assertThat(answer.codes())
        .singleElement()
        .satisfies(
            code -> {
              assertThat(code.decoded().code().family()).isEqualTo(Family.OPENSSL_3);
              assertThat(code.decoded().code().library()).isEqualTo(20);
            });
  }

  @Test
  void nothingIsNothing() {
    assertThat(LOOKUP.of(" \t ").asked()).isEqualTo(Asked.NOTHING);
    assertThat(LOOKUP.of(" \t ").similar()).isEmpty();
  }

  @Test
  void theClientsLegComesFirst() {
    assertThat(LOOKUP.of("alert 46").exact())
        .extracting(ErrorEntry::id)
        .containsExactly("alert-certificate-unknown", "upstream-certificate-required");
  }

  @Test
  void takesALineApart() throws Exception {
    String line = Files.readAllLines(Path.of("src/test/resources/samples/article.log")).getFirst();
    Answer answer = LOOKUP.of("  " + line + "\n");

    assertThat(answer.asked()).isEqualTo(Asked.LINE);
    assertThat(answer.failure()).isNotNull();
    assertThat(answer.reason()).isEqualTo("bad key share");
    assertThat(answer.codes()).hasSize(1);
    assertThat(answer.exact()).extracting(ErrorEntry::id).containsExactly("bad-key-share");
  }

  @Test
  void aLineWithoutAnExplanationIsNotGivenOne() {
    ErrorEntry unexplained = Objects.requireNonNull(CATALOG.get(ErrorCatalog.UNEXPLAINED));
    Answer answer = LOOKUP.of(Objects.requireNonNull(unexplained.sample()));

    assertThat(answer.asked()).isEqualTo(Asked.LINE);
    assertThat(answer.exact()).isEmpty();
    assertThat(answer.codes()).isNotEmpty();
    assertThat(answer.similar()).as("a number is no word").isEmpty();
  }

  @Test
  void ofManyLinesTheFirstFailureIsMeant() throws Exception {
    String line = Files.readAllLines(Path.of("src/test/resources/samples/article.log")).getFirst();

    assertThat(ErrorLookup.oneLine("hello\n" + line + "\nworld\n")).isEqualTo(line);
    assertThat(ErrorLookup.oneLine("bad\nkey\r\nshare")).isEqualTo("bad key share");
  }

  /// Whoever takes a suggestion must get what it promised.
  @Test
  void theWordsOfEverySuggestionLeadToIt() {
    List<String> ids = CATALOG.heads().map(head -> head.id()).toList();
    assertThat(ids)
        .hasSizeGreaterThan(1_500)
        .doesNotHaveDuplicates()
        .doesNotContain(ErrorCatalog.UNEXPLAINED);
    for (String id : ids) {
      ErrorEntry entry = Objects.requireNonNull(CATALOG.get(id), id);
      assertThat(LOOKUP.of(LOOKUP.wordsFor(entry)).exact())
          .as(id)
          .extracting(ErrorEntry::id)
          .contains(id);
      assertThat(LOOKUP.similar(id, 20)).as(id).anyMatch(one -> one.entry().id().equals(id));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "alert-no-application-protocol, no-application-protocol",
    "wrong-version-number, record-layer-failure",
    "cert-cb-error, cannot-load-file"
  })
  void knowsWhatAnExplanationNames(String entry, String named) {
    assertThat(LOOKUP.namedBy(Objects.requireNonNull(CATALOG.get(entry))))
        .extracting(ErrorEntry::id)
        .contains(named)
        .doesNotContain(entry);
  }

  @Test
  void ordinaryWordsNameNothing() {
    assertThat(LOOKUP.namedBy(Objects.requireNonNull(CATALOG.get("callback-failed")))).isEmpty();
  }

  @Test
  void theSameWordsFindTheSame() {
    List<Suggestion> found = LOOKUP.similar("certificate", 50);

    assertThat(new ErrorLookup(ErrorCatalog.bundled()).similar("certificate", 50))
        .extracting(Suggestion::words)
        .isEqualTo(found.stream().map(Suggestion::words).toList());
  }

  @Test
  void aNovelIsSearchedForByItsBeginning() {
    String novel = "key share ".repeat(20) + "lorem ipsum ".repeat(50_000);

    assertThat(LOOKUP.of(novel).similar())
        .extracting(one -> one.entry().id())
        .contains("bad-key-share");
  }
}

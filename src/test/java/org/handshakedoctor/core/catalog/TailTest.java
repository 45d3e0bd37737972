package org.handshakedoctor.core.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a failure without an entry of its own comes to a row and a family.
class TailTest {
  private final List<String> read = new ArrayList<>();
  private final ErrorCatalog catalog =
      new ErrorCatalog(
          CatalogIndex.bundled(),
          new Tail(
              name -> {
                read.add(name);
                return TailTable.bundled(name);
              }));

  /// Most logs need nothing of it, and should not pay for it.
  @Test
  void nothingIsReadForALogWhoseErrorsAllHaveEntries() {
    for (byte[] line : Samples.lines("nginx-error.log")) {
      TlsFailure failure = LogFormats.parse("x", Line.of(line));
      if (failure != null) {
        assertThat(catalog.explain(failure.kind()).sample()).isNotNull();
      }
    }
    catalog.find("bad key share", null, List.of());
    catalog.named("certificate", Locale.ENGLISH);

    assertThat(read).isEmpty();
  }

  @Test
  void onlyTheTablesThatAreNeededAreRead() {
    assertThat(
            explain(Leg.LOCAL, "error:068000A8:asn1 encoding routines::wrong public key type").id())
        .isEqualTo("asn1-wrong-public-key-type");
    assertThat(read).containsExactly("messages", "asn1");
  }

  @Test
  void aRowAndAFamilyMakeAWholeEntry() {
    ErrorEntry entry = explain(Leg.CLIENT, "error:0A000074:SSL routines::bad hello request");
    TailRow row = row("ssl", "SSL_R_BAD_HELLO_REQUEST");
    TailFamily family = new TailFamilies().get(row.family(), Leg.CLIENT).family();

    assertThat(entry.id()).isEqualTo("ssl-bad-hello-request");
    assertThat(entry.fault()).isEqualTo(family.fault());
    assertThat(entry.sources()).startsWith("SSL_R_BAD_HELLO_REQUEST").containsAll(family.sources());
    assertThat(entry.match().reasons()).contains("bad hello request");
    assertThat(entry.en().name()).isEqualTo(row.en().name());
    assertThat(entry.en().happened()).isEqualTo(row.en().said() + " " + family.en().happened());
    assertThat(entry.zh().happened()).isEqualTo(row.zh().said() + family.zh().happened());
    assertThat(entry.zh().todo()).isEqualTo(family.zh().todo());
    assertThat(entry.en().causes()).isEqualTo(family.en().causes());
    assertThat(entry.sample()).isNull();
  }

  /// A visitor's broken message is the visitor's, a backend's is the backend's.
  @Test
  void theLegDecidesWhoseSideItIs() {
    String error = "error:0A00006C:SSL routines::bad hello request";
    ErrorEntry client = explain(Leg.CLIENT, error);
    ErrorEntry upstream = explain(Leg.UPSTREAM, error);

    assertThat(client.match().legs()).containsExactly(Leg.CLIENT);
    assertThat(upstream.match().legs()).containsExactly(Leg.UPSTREAM);
    assertThat(client.id()).isEqualTo(upstream.id());
    assertThat(client.en().name()).isEqualTo(upstream.en().name());
    assertThat(client.en().side()).isNotEqualTo(upstream.en().side());
    assertThat(catalog.match(kind("nginx", Leg.UPSTREAM, "x", error)).fault())
        .isEqualTo(upstream.fault());
    assertThat(catalog.get(client.id())).isSameAs(catalog.get(client.id(), null));
    assertThat(present(catalog.get(client.id())).en()).isEqualTo(client.en());
    assertThat(present(catalog.get(client.id(), Leg.UPSTREAM))).isSameAs(upstream);
    assertThat(catalog.get(client.id() + "x")).isNull();
  }

  @Test
  void anEntryOfItsOwnWinsOnItsLegs() {
    String error = "error:0A00006C:SSL routines::bad key share";

    assertThat(explain(Leg.CLIENT, error).id()).isEqualTo("bad-key-share");
    assertThat(explain(Leg.UPSTREAM, error).id()).isEqualTo("ssl-bad-key-share");
  }

  /// `unknown digest` and such stand in many libraries.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error:02000000:rsa routines::algorithm mismatch | rsa-algorithm-mismatch",
        "error:1C800000:Provider routines::algorithm mismatch | prov-algorithm-mismatch",
        "error:04000000:RSA routines:OPENSSL_internal:BAD_ENCODING | rsa-bad-encoding",
        "error:0f000000:elliptic curve routines:OPENSSL_internal:BAD_ENCODING | unexplained",
        "error:04064064:lib(4):func(100):algorithm mismatch | rsa-algorithm-mismatch",
        "error:1D000064:CMP routines::algorithm mismatch | unexplained",
        "error:100C0102:BIO routines::passed a null parameter | err-passed-null-parameter",
        "error:80000071:system library::No route to host | ehostunreach",
      })
  void theLibraryDecidesBetweenEqualTexts(String error, String id) {
    assertThat(explain(Leg.LOCAL, error).id()).isEqualTo(id);
  }

  @Test
  void theFirstErrorThatHasARowDecides() {
    String unknown = "error:0A000FFF:SSL routines::never heard of ";
    String first = "error:02000000:rsa routines::algorithm mismatch ";
    String second = "error:0A000074:SSL routines::bad hello request";

    assertThat(explain(Leg.CLIENT, unknown + first + second).id())
        .isEqualTo("rsa-algorithm-mismatch");
    assertThat(explain(Leg.CLIENT, second + " " + first).id()).isEqualTo("ssl-bad-hello-request");
  }

  @Test
  void anAlertDecidesByItsNumber() {
    FailureKind kind =
        new FailureKind(
            "nginx", null, Leg.CLIENT, null, null, "x", List.of(), 111, "algorithm mismatch");

    ErrorEntry entry = catalog.explain(kind);

    assertThat(entry.id()).isEqualTo("alert-111");
    assertThat(entry.match().alerts()).containsExactly(111);
  }

  /// The check of a certificate has its own words, which are no error of OpenSSL's.
  @Test
  void whatTheCheckOfACertificateSaidIsFoundByItsWords() {
    String said = "CRL signature failure";
    FailureKind kind =
        new FailureKind("postfix", null, Leg.CLIENT, null, null, "x", List.of(), null, said);

    assertThat(catalog.explain(kind).id()).isEqualTo("x509-v-err-crl-signature-failure");
  }

  /// PostgreSQL prints the text alone. A server's own message is no reason of a library, even where
  /// one has the same words.
  @ParameterizedTest
  @CsvSource({
    "could not accept SSL connection, bad hello request, ssl-bad-hello-request",
    "could not accept SSL connection, no route to host, ehostunreach",
    "ssl handshake failure, ssl handshake failure, call-ssl-handshake",
  })
  void aTextWithoutItsLibraryIsFoundIfItIsACause(String message, String reason, String id) {
    FailureKind kind =
        new FailureKind(
            "postgresql", null, Leg.CLIENT, null, null, message, List.of(), null, reason);

    assertThat(catalog.explain(kind).id()).isEqualTo(id);
  }

  /// What a check said is a sentence more to the entry that explains all such checks.
  @Test
  void theEntryOfAllChecksIsToldWhatThisOneSaid() {
    ErrorEntry entry = present(catalog.get("upstream-verify"));
    TailRow row = row("verify", "X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY");
    String reason = "unable to get local issuer certificate";

    assertThat(catalog.detail(entry, reason, Locale.ENGLISH)).isEqualTo(row.en().said());
    assertThat(catalog.detail(entry, reason, Locale.CHINA)).isEqualTo(row.zh().said());
    assertThat(catalog.detail(entry, "bad length", Locale.ENGLISH)).isNull();
    ErrorEntry own = present(catalog.get(row.id()));
    assertThat(catalog.detail(own, reason, Locale.ENGLISH)).isNull();
  }

  /// That a call failed is no explanation where a reason stands behind it, not even one that nobody
  /// knows.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SSL_read() failed | error:0A000074:SSL routines::bad hello request |"
            + " ssl-bad-hello-request",
        "SSL_read() failed | error:0A000FFF:SSL routines::never heard of | unexplained",
        "SSL_read() failed | | call-ssl-read",
        "no OCSP responder URL | error:0A000074:SSL routines::bad hello request |"
            + " nginx-ocsp-no-responder",
      })
  void aCallThatFailedIsExplainedOnlyWhereNoReasonIsGiven(
      String message, @Nullable String error, String id) {
    List<OpenSslError> errors = error == null ? List.of() : OpenSslErrors.parse(error);
    String reason = Objects.requireNonNullElse(OpenSslErrors.cause(errors), message);
    FailureKind kind =
        new FailureKind("nginx", null, Leg.CLIENT, null, null, message, errors, null, reason);

    assertThat(catalog.explain(kind).id()).isEqualTo(id);
  }

  /// nginx writes only what visitors do at level info.
  @Test
  void theLevelIsSaidOfVisitorsOnly() {
    String error = "error:0A0000BA:SSL routines::bad cipher";
    String since = "1.23.1";

    assertThat(explain(Leg.CLIENT, error).nginxInfoSince()).isEqualTo(since);
    assertThat(catalog.match(kind("nginx", Leg.CLIENT, "x", error)).nginxInfoSince())
        .isEqualTo(since);
    assertThat(explain(Leg.UPSTREAM, error).nginxInfoSince()).isNull();
    assertThat(catalog.match(kind("nginx", Leg.UPSTREAM, "x", error)).nginxInfoSince()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bad hello request | | ssl-bad-hello-request",
        "BAD_HELLO_REQUEST | | ssl-bad-hello-request",
        "SSL_R_BAD_HELLO_REQUEST | | ssl-bad-hello-request",
        "X509_V_ERR_CRL_SIGNATURE_FAILURE | | x509-v-err-crl-signature-failure",
        "No route to host | | ehostunreach",
        "wrong public key type | | asn1-wrong-public-key-type",
        "anything | 111 | alert-111",
        "remote error: tls: bad certificate hash value | | alert-114",
        "no such reason | |",
        " | 200 |",
      })
  void findsTheRowOfAReasonAlone(
      @Nullable String reason, @Nullable Integer alert, @Nullable String id) {
    assertThat(catalog.find(reason, alert, List.of()).stream().map(ErrorEntry::id).distinct())
        .isEqualTo(id == null ? List.of() : List.of(id));
  }

  @Test
  void aReasonAloneIsExplainedForEachLegThatHasItsOwnWords() {
    List<ErrorEntry> entries = catalog.find("bad hello request", null, List.of());

    assertThat(entries.getFirst().match().legs()).containsExactly(Leg.CLIENT);
    assertThat(entries.stream().map(entry -> entry.en().side())).doesNotHaveDuplicates();
    assertThat(entries).hasSizeBetween(2, Leg.values().length);
  }

  /// What the search field finds must be in the log.
  @Test
  void rowsThatALogHasShownAreFoundByTheirNames() {
    TailRow row = row("rsa", "RSA_R_ALGORITHM_MISMATCH");

    assertThat(catalog.named(row.en().name(), Locale.ENGLISH)).doesNotContain(row.id());
    explain(Leg.LOCAL, "error:02000000:rsa routines::algorithm mismatch");
    assertThat(catalog.named(row.en().name(), Locale.ENGLISH)).contains(row.id());
    assertThat(catalog.named(row.zh().name(), Locale.CHINA)).contains(row.id());
  }

  /// The words of 2.4 have a number, which `explain` is asked for.
  @Test
  void whatApacheSaysIsFoundByItsWordsAndItsNumber() {
    String line =
        "[Wed Dec 27 02:36:21.123456 2023] [ssl:info] [pid 1:tid 2] [remote 10.0.0.5:443] AH02003:"
            + " SSL Proxy connect failed";
    TlsFailure failure = LogFormats.parse("x", Line.of(line.getBytes(UTF_8)));

    assertThat(catalog.explain(present(failure).kind()).id()).isEqualTo("ah02003");
    assertThat(catalog.find("AH02003", null, List.of())).isNotEmpty();
  }

  /// Where OpenSSL gives a reason, httpd's words only say what it was doing.
  @Test
  void aReasonOfOpenSslDecidesBeforeTheWordsOfApache() {
    FailureKind kind =
        kind(
            "apache",
            Leg.UPSTREAM,
            "SSL Proxy connect failed",
            "error:0A000074:SSL routines::bad hello request");

    assertThat(catalog.explain(kind).id()).isEqualTo("ssl-bad-hello-request");
  }

  private ErrorEntry explain(Leg leg, String errors) {
    return catalog.explain(kind("nginx", leg, "SSL_do_handshake() failed", errors));
  }

  private static FailureKind kind(String format, Leg leg, String message, String errors) {
    List<OpenSslError> parsed = OpenSslErrors.parse(errors);
    return new FailureKind(
        format,
        null,
        leg,
        null,
        null,
        message,
        parsed,
        OpenSslErrors.alert(parsed),
        present(OpenSslErrors.cause(parsed)));
  }

  private static TailRow row(String table, String macro) {
    return present(TailTable.bundled(table).get(TailRow.id(macro)));
  }

  private static <T> T present(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}

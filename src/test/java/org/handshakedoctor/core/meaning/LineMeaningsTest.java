package org.handshakedoctor.core.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.handshakedoctor.core.meaning.LineMeaning.Part;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineMeaningsTest {
  private static final NetworkDirectory NETWORKS = NetworkDirectory.bundled();
  private static final LineMeanings ENGLISH =
      new LineMeanings(ErrorCatalog.bundled(), () -> NETWORKS, Locale.ENGLISH);
  private static final LineMeanings CHINESE =
      new LineMeanings(ErrorCatalog.bundled(), () -> NETWORKS, Locale.SIMPLIFIED_CHINESE);

  private static final String ARTICLE =
      "2023/12/27 02:36:21 [crit] 13721#0: *2341389 SSL_do_handshake() failed (SSL:"
          + " error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad key share) while SSL"
          + " handshaking, client: 184.105.247.194, server: 0.0.0.0:443";

  @Test
  void theCodeIsToldWithItsNumbersItsPackingAndItsReleases() {
    assertThat(words(ARTICLE, Kind.CODE))
        .isEqualTo(
            "Library 20: SSL routines. Function 463: tls_parse_ctos_key_share. Reason 108: bad key"
                + " share. The number is packed in hexadecimal: two digits for the library, three"
                + " for the function, three for the reason. OpenSSL 1.1.1 prints it so.");
  }

  @Test
  void everyWayOfWritingAnErrorIsToldWithTheLibrariesThatWriteIt() {
    assertThat(spellings(ENGLISH, "alert-certificate-unknown"))
        .containsExactly(
            "ssl/tls alert certificate unknown (OpenSSL 3.2 – 3.6)",
            "sslv3 alert certificate unknown (OpenSSL 1.0.0 – 3.1, LibreSSL)",
            "tls alert certificate unknown (OpenSSL 4.0 or later)",
            "SSLV3_ALERT_CERTIFICATE_UNKNOWN (BoringSSL, AWS-LC)");
    assertThat(spellings(CHINESE, "bad-key-share"))
        .containsExactly("bad key share（OpenSSL 1.1.1 或更新版本）");
    assertThat(spellings(ENGLISH, "client-closed")).isEmpty();
  }

  private static List<String> spellings(LineMeanings meanings, String entry) {
    return meanings.spellings(Objects.requireNonNull(ErrorCatalog.bundled().get(entry)));
  }

  @Test
  void aNumberThatNoTableHasIsNotGuessed() {
    String line = ARTICLE.replace("141CF06C", "140004E7").replace("bad key share", "reason(1255)");

    assertThat(words(line, Kind.CODE)).contains("Reason 1255: not in any table that we know");
  }

  @Test
  void theLevelSaysFromWhichNginxItIsAnother() {
    assertThat(words(ARTICLE, Kind.LEVEL))
        .contains("does not measure any harm")
        .contains("From nginx 1.23.1 on");
    assertThat(words(ARTICLE.replace("[crit]", "[info]"), Kind.LEVEL)).contains("switched on");
    assertThat(
            words(
                "[Wed Dec 27 02:36:21.1 2023] [ssl:info] [pid 1:tid 2] AH01876: mod_ssl/2.4.71",
                Kind.LEVEL))
        .contains("single connection");
  }

  @Test
  void whatTheLineRevealsIsSaidOnce() {
    assertThat(meaning(ARTICLE).reveals())
        .containsExactly(
            "TLS library: OpenSSL 1.1.1. It came with Debian 10 and 11, Ubuntu 18.04 and 20.04,"
                + " RHEL 8; a container brings its own.",
            "nginx: older than 1.23.1, by the level of this line.",
            "This nginx was built without thread pools.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2023/12/27 02:36:21 [info] 7#7: *3 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: 192.0.2.7, server: x | nginx: 1.23.1 or newer, by the level
          2023/12/27 02:36:21 [info] 7#7: *3 handshake rejected while SSL handshaking, client: 192.0.2.7, server: x | nginx: 1.19.4 or newer, by the words
          2023/12/27 02:36:21 [emerg] 7#7: BIO_new_file("/x") failed (SSL: error:02001002:system library:fopen:No such file or directory) | nginx: older than 1.15.9, by the words
          2023/12/27 02:36:21 [info] 7#7: *3 SSL_read() failed (SSL: error:0A000416:SSL routines::ssl/tls alert certificate unknown:SSL alert number 46) while keepalive, client: 192.0.2.7, server: x | TLS library: OpenSSL 3.2 – 3.6. It came with Fedora
          2023/12/27 02:36:21 [crit] 7#7: *3 SSL_do_handshake() failed (SSL: error:14026073:SSL routines:ACCEPT_SR_CLNT_HELLO:bad packet length) while SSL handshaking, client: 192.0.2.7, server: x | TLS library: LibreSSL.
          2023/12/27 02:36:21 [info] 7#9: *3 peer closed connection in SSL handshake while SSL handshaking, client: 192.0.2.7, server: x | This nginx was built with thread pools.
          """)
  void theVersionsAreReadFromTheLine(String line, String reveals) {
    assertThat(meaning(line).reveals()).anyMatch(sentence -> sentence.startsWith(reveals));
  }

  /// Of two errors an older nginx looks at the first and a newer one at the last.
  @Test
  void twoErrorsSayNothingOfTheVersionOfNginx() {
    String two = ARTICLE.replace("(SSL:", "(SSL: error:0A000132:SSL routines::bad ecpoint");

    assertThat(meaning(two).reveals()).noneMatch(sentence -> sentence.startsWith("nginx: "));
  }

  /// nginx lowers those to info in every version.
  @Test
  void anErrorOfTheSocketDecidesTheLevelAndSaysNothingOfTheVersion() {
    String reset =
        ARTICLE
            .replace("[crit]", "[info]")
            .replace("share)", "share) (104: Connection reset by peer)");

    assertThat(meaning(reset).parts()).anyMatch(part -> part.kind() == Kind.ERRNO);
    assertThat(meaning(reset).reveals()).noneMatch(sentence -> sentence.startsWith("nginx: "));
  }

  @ParameterizedTest
  @CsvSource({
    "tls_parse_ctos_key_share, Your server was reading the extension key_share in the greeting",
    "tls_parse_stoc_key_share, The extension key_share in the answer of a server",
    "tls_process_client_hello, The handshake message client hello of the other side",
    "tls_post_process_server_certificate, The handshake message server certificate of the other",
    "ACCEPT_SR_CLNT_HELLO, LibreSSL names the step of the handshake: your server is the visited",
    "CONNECT_CW_CLNT_HELLO, LibreSSL names the step of the handshake: your server is the calling",
    "OPENSSL_internal, No place is named",
    "ssl3_get_record, The place in the program",
  })
  void theNameOfARoutineSaysWhoWasReading(String function, String words) {
    assertThat(new CodeWords(Words.in(Locale.ENGLISH)).function(function)).startsWith(words);
  }

  @Test
  void theVisitorsAddressIsNamedAsFarAsItIsKnown() {
    assertThat(words(ARTICLE, Kind.CLIENT)).contains("runs this network (");
    assertThat(words(ARTICLE.replace("184.105.247.194", "192.0.2.1"), Kind.CLIENT))
        .contains("kept for examples");
    assertThat(words(ARTICLE.replace("184.105.247.194", "10.0.0.1"), Kind.CLIENT))
        .contains("private range");
    assertThat(
            words(ARTICLE.replace("SSL handshaking,", "SSL handshaking to upstream,"), Kind.CLIENT))
        .contains("not theirs");
  }

  @Test
  void theListeningSocketIsNotTheAddressThatWasVisited() {
    assertThat(words(ARTICLE, Kind.SERVER)).contains("port 443").contains("not the address");
    assertThat(words(ARTICLE.replace("0.0.0.0:443", "example.org"), Kind.SERVER))
        .contains("server_name");
  }

  @Test
  void anAlertSaysWhoSentIt() {
    String line =
        "2023/12/27 02:36:21 [%s] 7#7: *3 SSL_do_handshake() failed (SSL: error:0A000418:SSL"
            + " routines::tlsv1 alert unknown ca:SSL alert number 48) while SSL handshaking%s,"
            + " client: 192.0.2.7, server: x";

    assertThat(words(line.formatted("info", ""), Kind.ALERT))
        .isEqualTo(
            "unknown_ca (48), the standard complaint that one side of a TLS connection sends before"
                + " it gives up. The visitor sent it to your server.");
    assertThat(words(line.formatted("error", " to upstream"), Kind.ALERT))
        .endsWith("Your backend sent it to your server.");
  }

  @Test
  void theReasonIsNamedAsTheExplanationIs() {
    String name = Objects.requireNonNull(ErrorCatalog.bundled().get("bad-key-share")).en().name();

    assertThat(words(ARTICLE, Kind.REASON)).startsWith(name);
    assertThat(words(ARTICLE.replace("bad key share", "never heard of"), Kind.REASON))
        .contains("No explanation here");
  }

  @Test
  void everyPartOfEveryLineHasALabelAndWordsInBothLanguages() {
    for (byte[] line : Samples.observed()) {
      LineAnatomy anatomy = LineAnatomy.of(line);
      for (LineMeanings language : List.of(ENGLISH, CHINESE)) {
        LineMeaning meaning = language.of(anatomy);
        assertThat(meaning.telling())
            .allSatisfy(
                part -> {
                  assertThat(part.label()).isNotBlank();
                  assertThat(part.words()).isNotBlank().doesNotContain("{", "null");
                });
        assertThat(meaning.parts().stream().map(Part::text).collect(Collectors.joining()))
            .isEqualTo(anatomy.text());
      }
    }
  }

  private static LineMeaning meaning(String line) {
    return ENGLISH.of(LineAnatomy.of(line.getBytes(UTF_8)));
  }

  private static String words(String line, Kind kind) {
    return meaning(line).parts().stream()
        .filter(part -> part.kind() == kind)
        .findFirst()
        .orElseThrow()
        .words();
  }
}

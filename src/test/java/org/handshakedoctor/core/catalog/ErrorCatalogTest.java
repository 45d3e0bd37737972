package org.handshakedoctor.core.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.catalog.ErrorEntry.PossibleCause;
import org.handshakedoctor.core.catalog.ErrorEntry.Text;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsAlert;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ErrorCatalogTest {
  private static final Path FOLDER = Path.of("src/main/resources/org/handshakedoctor/core/catalog");
  private static final ErrorCatalog CATALOG = ErrorCatalog.bundled();

  /// The most words that the parts shown first may have together, so that people read them.
  private static final int MOST_WORDS = 120;

  private static final String APACHES =
      """
      {"server":"apache","where":{"en":"ssl.conf","zh":"ssl.conf 里"},"text":"x","test":"y"}
      """;

  static Stream<String> ids() {
    return CATALOG.entries().stream().map(ErrorEntry::id);
  }

  @Test
  void theIndexListsExactlyTheFiles() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json") && !name.equals("entry.schema.json"))
              .map(name -> name.substring(0, name.length() - ".json".length()))
              .sorted()
              .toList();

      assertThat(Files.readAllLines(FOLDER.resolve("index.tsv")))
          .isEqualTo(names.stream().map(ErrorCatalogTest::indexRow).toList());
      assertThat(ids()).containsExactlyElementsOf(names);
      assertThat(names).hasSizeGreaterThan(80);
    }
  }

  /// The row that an entry must have in the index: one that is missing or old is to be taken from
  /// here.
  private static String indexRow(String id) {
    ErrorEntry entry = entry(id);
    ErrorEntry.Match match = entry.match();
    return String.join(
        "\t",
        id,
        entry.fault().id(),
        match.legs().stream().sorted().map(Leg::id).collect(joining("|")),
        match.alerts().stream().sorted().map(String::valueOf).collect(joining("|")),
        String.join("|", match.messages()),
        String.join("|", match.reasons()),
        Objects.requireNonNullElse(entry.nginxInfoSince(), ""));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void itsSampleIsALineThatItExplains(String id) {
    ErrorEntry entry = entry(id);
    FailureKind kind = parse(Objects.requireNonNull(entry.sample()));

    assertThat(CATALOG.explain(kind).id()).isEqualTo(id);
  }

  @Test
  void everyErrorThatWasProvokedOnARealServerIsExplained() {
    List<byte[]> lines = new ArrayList<>(Samples.lines("nginx-error.log"));
    lines.addAll(Samples.observed());
    List<String> unexplained =
        lines.stream()
            .map(line -> LogFormats.parse("x", Line.of(line)))
            .filter(Objects::nonNull)
            .map(TlsFailure::kind)
            .filter(kind -> CATALOG.explain(kind).id().equals(ErrorCatalog.UNEXPLAINED))
            .map(FailureKind::reason)
            .distinct()
            .toList();

    assertThat(unexplained).isEmpty();
  }

  @Test
  void noTwoEntriesClaimTheSame() {
    List<String> claims = new ArrayList<>();
    for (ErrorEntry entry : CATALOG.entries()) {
      Set<Leg> legs = entry.match().legs();
      for (@Nullable Leg leg : legs.isEmpty() ? Arrays.asList((Leg) null) : legs) {
        entry.match().messages().forEach(one -> claims.add(leg + " message " + one));
        entry.match().alerts().forEach(one -> claims.add(leg + " alert " + one));
        entry
            .match()
            .reasons()
            .forEach(one -> claims.add(leg + " reason " + OpenSslError.normalize(one)));
      }
    }

    assertThat(claims).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    assertThat(CATALOG.entries().stream().flatMap(entry -> entry.match().alerts().stream()))
        .noneMatch(alert -> TlsAlert.of(alert).name().equals("unassigned"));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void whatIsReadFirstIsShort(String id) {
    Text text = entry(id).en();

    assertThat(words(text.name())).isLessThanOrEqualTo(8);
    assertThat(
            words(text.name()) + words(text.happened()) + words(text.side()) + words(text.todo()))
        .isLessThanOrEqualTo(MOST_WORDS);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void bothLanguagesSayTheSameThings(String id) throws ReflectiveOperationException {
    ErrorEntry entry = entry(id);

    for (RecordComponent part : Text.class.getRecordComponents()) {
      Object en = part.getAccessor().invoke(entry.en());
      Object zh = part.getAccessor().invoke(entry.zh());
      assertThat(en == null).as(part.getName()).isEqualTo(zh == null);
    }
    assertThat(entry.en().causes()).hasSameSizeAs(entry.zh().causes()).isNotEmpty();
    assertThat(entry.text(Locale.ENGLISH)).isSameAs(entry.en());
    assertThat(entry.text(Locale.CHINA)).isSameAs(entry.zh());
    assertThat(entry.text(Locale.FRENCH)).isSameAs(entry.en());
    Text zh = entry.zh();
    assertThat(List.of(zh.name(), zh.happened(), zh.side(), zh.todo(), zh.wrong()))
        .allMatch(ErrorCatalogTest::isChinese);
    assertThat(zh.causes()).allMatch(cause -> isChinese(cause.cause()));
    assertThat(texts(entry.en())).noneMatch(ErrorCatalogTest::isChinese);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theTextsAreWholeSentencesWithoutMarkup(String id) {
    for (Text language : List.of(entry(id).en(), entry(id).zh())) {
      assertThat(texts(language))
          .allSatisfy(
              text ->
                  assertThat(text)
                      .isNotBlank()
                      .isEqualTo(text.strip())
                      .doesNotContain("**", "`", "<b", "</", "](", "\n", "\t", "  ", "TODO"));
      assertThat(List.of(language.happened(), language.side(), language.todo()))
          .allMatch(text -> text.endsWith(".") || text.endsWith("。"));
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void itNamesItsSourcesAndASnippetCanBeTakenBack(String id) {
    ErrorEntry entry = entry(id);

    assertThat(entry.sources()).isNotEmpty().allMatch(source -> !source.isBlank());
    for (ErrorEntry.Snippet snippet : entry.snippets()) {
      assertThat(List.of(snippet.where(), snippet.whereZh(), snippet.text(), snippet.test()))
          .allMatch(part -> !part.isBlank());
      assertThat(entry.en().undo()).isNotBlank();
    }
    assertThat(entry.snippets().stream().map(ErrorEntry.Snippet::server)).doesNotHaveDuplicates();
    if (entry.nginxInfoSince() != null) {
      assertThat(entry.nginxInfoSince()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
      assertThat(entry.match().legs()).doesNotContain(Leg.UPSTREAM, Leg.LOCAL);
    }
  }

  /// The traits stand beside the causes that they speak for. That each is one that can be looked
  /// for is tested where they are.
  @ParameterizedTest
  @MethodSource("ids")
  void theTraitsAreAsManyAsTheCauses(String id) {
    ErrorEntry entry = entry(id);

    assertThat(entry.fits()).hasSameSizeAs(entry.en().causes());
    assertThat(entry.fits()).allSatisfy(traits -> assertThat(traits).doesNotHaveDuplicates());
  }

  /// Whoever changes the English says here that he has looked at the Chinese.
  @ParameterizedTest
  @MethodSource("ids")
  void theChineseIsOfThisEnglish(String id) {
    JsonNode entry = json(id + ".json");

    assertThat(entry.at("/zh/of").asString())
        .as("zh.of of " + id + ", if the Chinese says what the English says")
        .isEqualTo(Originals.mark(entry.required("en")));
  }

  @Test
  void aSettingIsForTheServerOfTheLogOrElseForNginx() {
    ErrorEntry entry =
        read(
            json("session-cache-full.json")
                .toString()
                .replace("\"snippets\":[", "\"snippets\":[" + APACHES + ","));

    assertThat(entry.snippets()).hasSize(2);
    assertThat(server(entry.snippet("apache"))).isEqualTo("apache");
    assertThat(server(entry.snippet("nginx"))).isEqualTo("nginx");
    assertThat(server(entry.snippet("haproxy"))).isEqualTo("nginx");
    assertThat(server(entry.snippet(null))).isEqualTo("nginx");
    assertThat(entry("bad-key-share").snippet("nginx")).isNull();
    ErrorEntry.Snippet apaches = Objects.requireNonNull(entry.snippet("apache"));
    assertThat(apaches.where(Locale.ENGLISH)).isEqualTo("ssl.conf");
    assertThat(apaches.where(Locale.CHINA)).isEqualTo("ssl.conf 里");
  }

  private static String server(ErrorEntry.@Nullable Snippet snippet) {
    return Objects.requireNonNull(snippet).server();
  }

  /// The files are read strictly, so a misspelt part would stop the program, not go unseen.
  @ParameterizedTest
  @MethodSource("ids")
  void theFileHasThePartsOfTheSchemaAndNoOthers(String id) {
    JsonNode schema = json("entry.schema.json");
    JsonNode entry = json(id + ".json");

    assertThat(entry.required("id").asString()).isEqualTo(id);
    assertParts(entry, schema);
    assertParts(entry.required("match"), schema.required("properties").required("match"));
    assertParts(entry.required("en"), schema.required("$defs").required("text"));
    assertParts(entry.required("zh"), schema.required("$defs").required("translation"));
    for (String part : List.of("fault", "confidence", "action")) {
      assertThat(schema.required("properties").required(part).required("enum"))
          .contains(entry.required(part));
    }
  }

  @Test
  void aPartThatTheSchemaDoesNotKnowIsRefused() {
    String json = json("bad-key-share.json").toString();

    assertThat(read(json).id()).isEqualTo("bad-key-share");
    assertThatThrownBy(() -> read(json.replace("\"side\"", "\"sides\"")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read(json.replace("\"check\"", "\"checks\"")))
        .hasMessage("unknown: [checks]");
  }

  private static ErrorEntry read(String json) {
    return EntryReader.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bad key share | | bad-key-share",
        "BAD_KEY_SHARE | | bad-key-share",
        "tlsv1 alert unknown ca | 48 | alert-unknown-ca upstream-certificate-required",
        "anything | 48 | alert-unknown-ca upstream-certificate-required",
        "wrong version number | | wrong-version-number upstream-plain-http",
        "no such reason | |",
        " | 200 |",
      })
  void findsTheEntriesOfAReasonAloneTheClientsFirst(
      @Nullable String reason, @Nullable Integer alert, @Nullable String entries) {
    assertThat(CATALOG.find(reason, alert, List.of()).stream().map(ErrorEntry::id))
        .isEqualTo(entries == null ? List.of() : Arrays.asList(entries.split(" ", -1)));
  }

  @Test
  void aMessageDecidesBeforeAnAlertAndAnAlertBeforeAReason() {
    String head = "2023/12/27 02:36:21 [crit] 1#1: *1 ";
    String alert48 = "(SSL: error:0A00006C:SSL routines::bad key share:SSL alert number 48)";
    String end = " while SSL handshaking, client: 192.0.2.1, server: a";

    assertThat(explain(head + "SSL_do_handshake() failed " + alert48 + end))
        .isEqualTo("alert-unknown-ca");
    assertThat(explain(head + "ignoring stale global SSL error " + alert48 + end))
        .isEqualTo("stale-global-error");
    assertThat(explain(head + "peer closed connection in SSL handshake" + end))
        .isEqualTo("peer-closed");
    assertThat(
            explain(
                head
                    + "SSL_do_handshake() failed (SSL: error:0A000FFF:SSL routines::never heard"
                    + " of)"
                    + end))
        .isEqualTo(ErrorCatalog.UNEXPLAINED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EOF | peer-closed",
        "i/o timeout | client-timeout",
        "read tcp 10.0.0.1:443->192.0.2.1:5: read: connection reset by peer | connection-reset",
        "tls: first record does not look like a TLS handshake | wrong-version-number",
        "tls: client offered only unsupported versions: [301] | unsupported-protocol",
        "tls: no cipher suite supported by both client and server | no-shared-cipher",
        "tls: client requested unsupported application protocols ([h3]) | no-application-protocol",
        "tls: no ECDHE curve supported by both client and server | no-suitable-key-share",
        "tls: oversized record received with length 20527 | packet-length-too-long",
        "local error: tls: bad record MAC | bad-record-mac",
        "tls: client didn't provide a certificate | client-no-cert",
        "tls: failed to verify client certificate: x509: x | client-cert-verify",
        "remote error: tls: unknown certificate | alert-certificate-unknown",
        "remote error: tls: bad certificate | alert-bad-certificate",
        "acme/autocert: missing server name | autocert-no-name",
      })
  void goHasOtherWordsForTheSame(String text, String id) {
    assertThat(explain("2023/12/27 02:36:21 http: TLS handshake error from 192.0.2.1:5: " + text))
        .isEqualTo(id);
  }

  @Test
  void entriesAreFoundByTheirNamesInEachLanguage() {
    ErrorEntry entry = entry("bad-key-share");

    assertThat(CATALOG.named(" CONTRADICTS ", Locale.ENGLISH)).containsExactly("bad-key-share");
    assertThat(CATALOG.named("矛盾", Locale.CHINA)).contains("bad-key-share");
    assertThat(CATALOG.named("no entry has this name", Locale.ENGLISH)).isEmpty();
    assertThat(CATALOG.get("bad-key-share")).isSameAs(entry);
    assertThat(CATALOG.get("no-such-entry")).isNull();
  }

  private static void assertParts(JsonNode node, JsonNode schema) {
    assertThat(schema.required("properties").propertyNames()).containsAll(node.propertyNames());
    if (schema.has("required")) {
      assertThat(node.propertyNames())
          .containsAll(schema.required("required").valueStream().map(JsonNode::asString).toList());
    }
  }

  private static List<String> texts(Text text) {
    return Stream.concat(
            Stream.of(
                text.name(),
                text.happened(),
                text.side(),
                text.todo(),
                text.dont(),
                text.who(),
                text.expect(),
                text.undo(),
                text.wrong()),
            text.causes().stream().flatMap(ErrorCatalogTest::texts))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Stream<String> texts(PossibleCause cause) {
    return Stream.of(cause.cause(), cause.evidence());
  }

  private static boolean isChinese(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }

  private static int words(String text) {
    return text.split("\\s+", -1).length;
  }

  private static String explain(String line) {
    return CATALOG.explain(parse(line)).id();
  }

  private static FailureKind parse(String line) {
    TlsFailure failure = LogFormats.parse("x", Line.of(line.getBytes(UTF_8)));
    return Objects.requireNonNull(failure, line).kind();
  }

  private static ErrorEntry entry(String id) {
    return Objects.requireNonNull(CATALOG.get(id), id);
  }

  private static JsonNode json(String file) {
    try {
      return JsonMapper.shared().readTree(Files.readString(FOLDER.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

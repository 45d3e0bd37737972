package org.handshakedoctor.core.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handshakedoctor.core.diagnosis.fit.Story.neighbour;
import static org.handshakedoctor.core.diagnosis.fit.Story.stranger;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.tls.Leg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitsTest {
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);
  private static final int HOUR = 3600;
  private static final int CANNOT_TELL = 0;

  /// What happened, the entry that explains it, and the rank of the cause that fits.
  static Stream<Arguments> stories() {
    return Stream.of(
        fits(
            "a certificate ran out",
            "alert-certificate-expired",
            1,
            each(30, (story, i) -> refuses(story, 5 * HOUR + i * 500, stranger(i), 45))
                .background(0, 10 * HOUR)),
        fits(
            "a clock is wrong",
            "alert-certificate-expired",
            3,
            each(6, (story, i) -> refuses(story, i * HOUR, stranger(1), 45))),
        fits(
            "the same, once",
            "alert-certificate-expired",
            CANNOT_TELL,
            refuses(new Story(), 1, stranger(1), 45)),
        fits(
            "a chain is incomplete",
            "alert-unknown-ca",
            1,
            each(60, (story, i) -> refuses(story, i * 1000, stranger(i % 15), 48))),
        fits(
            "a monitor lacks the authority",
            "alert-unknown-ca",
            2,
            each(60, (story, i) -> refuses(story, i * 300, stranger(1), 48))),
        fits(
            "bots, which the access log has never seen",
            "alert-unknown-ca",
            4,
            each(20, (story, i) -> refuses(story, i * 1000, stranger(i), 48)).visits("8.8.8.8")),
        fits(
            "the same without an access log",
            "alert-unknown-ca",
            CANNOT_TELL,
            each(20, (story, i) -> refuses(story, i * 1000, stranger(i), 48))),
        fits(
            "sslscan",
            "unsupported-protocol",
            1,
            each(20, (story, i) -> story.fails(i, stranger(1), "unsupported protocol"))),
        fits(
            "an old partner",
            "unsupported-protocol",
            2,
            each(20, (story, i) -> story.fails(i * 600, stranger(1), "unsupported protocol"))),
        fits(
            "JARM, which leaves nine other lines",
            "bad-key-share",
            1,
            each(
                6,
                (story, i) -> {
                  for (int j = 0; j < 9; j++) {
                    story.fails(i * HOUR, stranger(i), "no shared cipher");
                  }
                  return story.fails(i * HOUR, stranger(i), "bad key share");
                })),
        fits(
            "a hand-made greeting among others",
            "bad-key-share",
            2,
            each(
                12,
                (story, i) ->
                    story
                        .fails(i / 2 * 100, stranger(i / 2), "bad key share")
                        .fails(i / 2 * 100 + 20, stranger(i / 2), "bad extension"))),
        fits(
            "a device in an office",
            "alert-decode-error",
            2,
            each(24, (story, i) -> refuses(story, i / 2 * 100, neighbour(i / 2), 50))),
        fits(
            "a load balancer checks with HTTP",
            "http-request",
            2,
            each(20, (story, i) -> story.fails(i * 30, "10.0.0.9", "http request"))),
        fits(
            "a proxy in front sends HTTP",
            "http-request",
            3,
            each(20, (story, i) -> story.fails(i * i * 7, "10.0.0.9", "http request"))),
        fits(
            "an uptime service",
            "peer-closed",
            2,
            each(
                10,
                (story, i) ->
                    story.line(
                        i * 777 + i * i,
                        "info",
                        "peer closed connection in SSL handshake while SSL handshaking, client:"
                            + " 5.161.90.230, server: 0.0.0.0:443"))),
        fits(
            "the list of ciphers is misspelt",
            "no-protocols-available",
            1,
            new Story()
                .says(
                    "SSL_CTX_set_cipher_list(\"HIHG\") failed (SSL: error:0A0000B9:SSL"
                        + " routines::no cipher match)")),
        fits(
            "a certificate file is gone",
            "cannot-load-file",
            1,
            new Story()
                .says(
                    "cannot load certificate \"/etc/nginx/a.crt\": BIO_new_file() failed (SSL:"
                        + " error:80000002:system library::No such file or directory:calling"
                        + " fopen(/etc/nginx/a.crt, r) error:10000080:BIO routines::no such file)")),
        fits(
            "a key was put where the certificate belongs",
            "no-start-line",
            1,
            new Story()
                .says(
                    "cannot load certificate \"/etc/nginx/a.key\": PEM_read_bio_X509_AUX() failed"
                        + " (SSL: error:0480006C:PEM routines::no start line:Expecting: TRUSTED"
                        + " CERTIFICATE)")),
        fits(
            "a certificate file is empty or binary",
            "no-start-line",
            CANNOT_TELL,
            new Story()
                .says(
                    "cannot load certificate \"/etc/nginx/a.crt\": PEM_read_bio_X509_AUX() failed"
                        + " (SSL: error:0480006C:PEM routines::no start line:Expecting: TRUSTED"
                        + " CERTIFICATE)")),
        fits(
            "a rare reason has the causes of its family",
            "ssl-bad-cipher",
            2,
            each(8, (story, i) -> story.fails(i * HOUR, stranger(1), "bad cipher"))),
        fits(
            "a family of which no log shows anything",
            "ssl-bad-data-returned-by-callback",
            CANNOT_TELL,
            new Story().fails(1, stranger(1), "bad data returned by callback")),
        fits(
            "a backend wants a certificate",
            "upstream-certificate-required",
            1,
            new Story()
                .line(
                    1,
                    "crit",
                    "SSL_read() failed (SSL: error:0A00045C:SSL routines::tlsv13 alert certificate"
                        + " required:SSL alert number 116) while reading response header from"
                        + " upstream, client: 9.1.1.1, server: a, upstream: \"https://10.0.0.7/\"")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void theCauseThatFitsIsNamed(String what, String entry, int best, Story story) {
    Fits fits = story.fits(entry);

    assertThat(rank(fits)).as(what + fits).isEqualTo(best);
    assertThat(fits.doubt() == null).isEqualTo(best != CANNOT_TELL);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void everySentenceIsWholeInBothLanguages(String what, String entry, int best, Story story) {
    Report report = story.report();
    Fits fits = Story.fits(report, entry);
    for (Locale language : LANGUAGES) {
      FitWording wording = Story.wording(language);
      List<String> sentences = wording.facts(Story.context(report, entry));
      String verdict =
          best == CANNOT_TELL
              ? wording.doubt(Objects.requireNonNull(fits.doubt()))
              : wording.because(Objects.requireNonNull(fits.best()));

      assertThat(sentences).as(what).isNotEmpty();
      assertThat(Stream.concat(sentences.stream(), Stream.of(verdict)))
          .allSatisfy(FitsTest::assertWhole);
    }
  }

  @Test
  void theArticlesVisitorsAreAFingerprintScan() {
    Report report = sample("article.log");

    assertThat(Story.wording(Locale.ENGLISH).said(report, Story.CATALOG, Story.NETWORKS))
        .containsExactly(
            Map.entry(
                Story.cause(report, "bad-key-share"),
                new FitWording.Said(
                    1,
                    "A fingerprint scan: JARM sends ten greetings, and exactly one of them has"
                        + " this contradiction.",
                    "5 of 6 visits left a single line.")));
  }

  /// One line of everything: only what stands in the line itself can be told.
  @Test
  void fewLinesOfEachKindTellLittle() {
    Report report = sample("nginx-error.log");

    Map<Cause, FitWording.Said> said =
        Story.wording(Locale.ENGLISH).said(report, Story.CATALOG, Story.NETWORKS);

    assertThat(said.keySet())
        .extracting(Cause::entry)
        .isSubsetOf("connection-reset", "upstream-verify");
    assertThat(rank(Story.fits(report, "connection-reset"))).isEqualTo(2);
    assertThat(rank(Story.fits(report, "upstream-verify"))).isEqualTo(3);
    assertThat(Objects.requireNonNull(Story.fits(report, "alert-unknown-ca").doubt()).phrase())
        .isEqualTo("unknown.few");
  }

  @Test
  void whereTwoFitEquallyNeitherIsBest() {
    Story story =
        new Story()
            .says(
                "cannot load certificate \"/etc/nginx/a.crt\": PEM_read_bio_X509_AUX() failed (SSL:"
                    + " error:04800066:PEM routines::bad end line)");

    assertThat(Objects.requireNonNull(story.fits("bad-pem").doubt()))
        .isEqualTo(new Finding(Answer.UNKNOWN, "doubt.several", List.of(1, 2)));
  }

  @Test
  void whatNoLogShowsIsNotGuessed() {
    Story story =
        new Story()
            .says(
                "SSL_CTX_use_PrivateKey(\"/etc/nginx/a.key\") failed (SSL: error:05800074:x509"
                    + " certificate routines::key values mismatch)");

    assertThat(Objects.requireNonNull(story.fits("key-values-mismatch").doubt()).phrase())
        .isEqualTo("doubt.invisible");
  }

  @Test
  void lookingCanBeStopped() {
    Report report = sample("nginx-error.log");
    CancellationToken stopped = new CancellationToken();
    stopped.cancel();

    assertThat(Context.of(report, Story.cause(report, "bad-key-share"), Story.NETWORKS, stopped))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing-known", "!nothing-known", "tells:something", "burst|", ""})
  void whatNobodyCanLookForIsRefused(String condition) {
    assertThatThrownBy(() -> Condition.of(condition)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theCatalogueAsksOnlyWhatCanBeLookedForAndUsesEveryTrait() {
    Set<Trait> used = new TreeSet<>();
    for (ErrorEntry entry : entries()) {
      assertThat(entry.fits().size()).as(entry.id()).isIn(0, entry.en().causes().size());
      for (List<String> fits : entry.fits()) {
        for (String condition : fits) {
          for (Condition one : parts(Condition.of(condition))) {
            switch (one) {
              case Condition.Shows(Trait trait) -> used.add(trait);
              case Condition.Also(String other) -> assertKnown(other);
              case Condition.Beside(String other) -> assertKnown(other);
              case Condition.Says(String words) -> assertThat(words).hasSizeGreaterThan(3);
              case Condition.Not _, Condition.Any _ -> throw new AssertionError(one);
            }
          }
        }
      }
    }
    assertThat(used).containsExactly(Trait.values());
  }

  /// A cause with nothing but what must not hold would fit where nothing is seen.
  @Test
  void noCauseFitsForWantOfEvidence() {
    for (ErrorEntry entry : entries()) {
      assertThat(entry.fits())
          .as(entry.id())
          .allMatch(fits -> fits.isEmpty() || !fits.stream().allMatch(one -> one.startsWith("!")));
    }
  }

  private static void assertKnown(String entry) {
    assertThat(Story.CATALOG.get(entry)).as(entry).isNotNull();
  }

  private static List<Condition> parts(Condition condition) {
    return switch (condition) {
      case Condition.Not(Condition not) -> parts(not);
      case Condition.Any(List<Condition> any) ->
          any.stream().flatMap(one -> parts(one).stream()).toList();
      default -> List.of(condition);
    };
  }

  private static void assertWhole(String sentence) {
    assertThat(sentence).isNotBlank().doesNotContain("{", "}", "''", "null", "|").matches(".*[.。]");
  }

  /// Those of the long tail on every leg, as their families differ.
  private static List<ErrorEntry> entries() {
    return Story.CATALOG
        .heads()
        .flatMap(head -> Stream.of(Leg.values()).map(leg -> Story.CATALOG.get(head.id(), leg)))
        .map(Objects::requireNonNull)
        .toList();
  }

  private static Report sample(String name) {
    return Story.report(List.of(new LogLocation.Pasted(name, Samples.text(name))));
  }

  private static int rank(Fits fits) {
    CauseFit best = fits.best();
    return best == null ? CANNOT_TELL : best.index() + 1;
  }

  private static Arguments fits(String what, String entry, int best, Story story) {
    return arguments(what, entry, best, story);
  }

  private static Story each(int count, BiFunction<Story, Integer, Story> line) {
    return IntStream.range(0, count).boxed().reduce(new Story(), line, (story, _) -> story);
  }

  private static Story refuses(Story story, int second, String client, int alert) {
    Map<Integer, String> names =
        Map.of(45, "certificate expired", 48, "unknown ca", 50, "decode error");
    return story.complains(second, client, Objects.requireNonNull(names.get(alert)), alert);
  }
}

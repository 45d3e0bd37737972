package org.handshakedoctor.core.diagnosis;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.SourceSummary.SourceNote;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  private static final Path PHRASES =
      Path.of("src/main/resources/org/handshakedoctor/core/diagnosis");
  private static final Path RULES = Path.of("src/main/java/org/handshakedoctor/core/diagnosis");
  private static final Properties EN = load("phrases.properties");
  private static final Properties ZH = load("phrases_zh_CN.properties");

  /// A word in quotes behind the call that gives it its meaning, or behind `?` or `:` of a choice
  /// there.
  private static final String ID =
      "\\((?:\\s*\\w+\\s*\\?)?\\s*\"([a-z-]+)\"(?:\\s*:\\s*\"([a-z-]+)\")?";

  static Stream<String> keys() {
    return EN.stringPropertyNames().stream().sorted();
  }

  static Stream<Wording> languages() {
    return Stream.of(
        new Wording(Scenario.CATALOG, Locale.ENGLISH),
        new Wording(Scenario.CATALOG, Locale.SIMPLIFIED_CHINESE));
  }

  @Test
  void bothLanguagesHaveTheSamePhrases() {
    assertThat(ZH.stringPropertyNames()).isEqualTo(EN.stringPropertyNames());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aPhraseTakesTheSameArgumentsInBothLanguages(String key) {
    assertThat(numbers(ZH.getProperty(key))).isEqualTo(numbers(EN.getProperty(key)));
  }

  /// A lonely apostrophe would swallow the arguments behind it.
  @ParameterizedTest
  @MethodSource("keys")
  void everyApostropheIsDoubled(String key) {
    for (Properties phrases : List.of(EN, ZH)) {
      assertThat(phrases.getProperty(key).replace("''", "")).doesNotContain("'");
      assertThat(phrases.getProperty(key)).isNotBlank();
    }
  }

  @Test
  void everyEvidenceInTheCodeHasItsPhraseAndNoPhraseIsLeftOver() {
    Set<String> used = used("(?:explaining|deciding)" + ID, "evidence.");

    assertThat(used).hasSizeGreaterThan(20).isEqualTo(withPrefix("evidence."));
  }

  @Test
  void everyDecidingEvidenceHasAHeadline() {
    Set<String> used = used("deciding" + ID, "headline.");
    used.add("headline");

    assertThat(used).hasSizeGreaterThan(8).isEqualTo(withPrefix("headline"));
  }

  @Test
  void everyVerdictSaysWhatWouldChangeItAndSoDoSomeThatDecide() {
    Set<String> special = used("deciding" + ID, "change.");
    Set<String> verdicts = set(Verdict.values(), "change.", Verdict::key);

    assertThat(withPrefix("change.")).containsAll(verdicts).hasSizeGreaterThan(8);
    assertThat(withPrefix("change."))
        .allMatch(key -> verdicts.contains(key) || special.contains(key));
  }

  @Test
  void everyActionInTheCodeHasItsPhrase() {
    assertThat(used("Action\\.Phrase" + ID, "action.")).isEqualTo(withPrefix("action."));
  }

  @Test
  void everyOtherWordOfTheProgramHasItsPhrase() {
    assertThat(withPrefix("verdict.")).isEqualTo(set(Verdict.values(), "verdict.", Verdict::key));
    assertThat(withPrefix("confidence."))
        .isEqualTo(set(Confidence.values(), "confidence.", Confidence::id));
    assertThat(withPrefix("fault.")).isEqualTo(set(Fault.values(), "fault.", Fault::id));
    assertThat(withPrefix("spare."))
        .isEqualTo(set(SpareReason.values(), "spare.", SpareReason::id));
    assertThat(withPrefix("spared."))
        .isEqualTo(set(SpareReason.values(), "spared.", SpareReason::id));
    assertThat(withPrefix("override."))
        .isEqualTo(
            Stream.of(SpareReason.values())
                .filter(reason -> !reason.hard())
                .map(reason -> "override." + reason.id())
                .collect(toCollection(TreeSet::new)));
    assertThat(withPrefix("caution."))
        .isEqualTo(set(Caution.Kind.values(), "caution.", Caution.Kind::id));
    assertThat(withPrefix("target."))
        .isEqualTo(set(TargetAdvice.Fit.values(), "target.", TargetAdvice.Fit::id));
    assertThat(withPrefix("problem."))
        .isEqualTo(set(SourceProblem.values(), "problem.", SourceProblem::id));
    assertThat(withPrefix("note.")).isEqualTo(set(SourceNote.values(), "note.", SourceNote::id));
  }

  @ParameterizedTest
  @EnumSource
  void everySentenceOfEveryStoryIsWholeInBothLanguages(Scenario scenario) {
    Diagnosis diagnosis = scenario.diagnosis();
    for (Wording wording : languages().toList()) {
      List<String> sentences =
          Stream.of(
                  Stream.of(wording.verdict(diagnosis.verdict())),
                  Stream.of(wording.headline(diagnosis)),
                  Stream.of(wording.confidence(diagnosis.confidence())),
                  diagnosis.evidence().stream().map(wording::text),
                  diagnosis.actions().stream().map(action -> wording.advice(action).text()))
              .flatMap(sentence -> sentence)
              .toList();

      assertThat(sentences)
          .allSatisfy(
              sentence ->
                  assertThat(sentence).isNotBlank().doesNotContain("{", "}", "''", "null", "|"));
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyProblemAndNoteIsPutInWords(Wording wording) {
    assertThat(Stream.of(SourceProblem.values()).map(wording::problem))
        .doesNotHaveDuplicates()
        .allMatch(text -> !text.isBlank());
    assertThat(Stream.of(SourceNote.values()).map(wording::note))
        .doesNotHaveDuplicates()
        .noneMatch(text -> text.contains("\\\\"));
  }

  @Test
  void oneAndManyAreSaidDifferently() {
    Wording english = new Wording(Scenario.CATALOG, Locale.ENGLISH);

    assertThat(english.phrase("evidence.no-repeats", List.of(1)))
        .isEqualTo("The one address failed only once.");
    assertThat(english.phrase("evidence.no-repeats", List.of(1234)))
        .isEqualTo("Each of the 1,234 addresses failed only once.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr-CA", "en-GB", "und"})
  void otherLanguagesGetEnglish(String tag) {
    assertThat(wording(tag).verdict(Verdict.NOTHING_TO_DO)).isEqualTo("Nothing to do");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "zh-CN", "zh-Hans", "zh-Hans-CN", "zh-TW"})
  void everyTagOfChineseGetsChineseAsInTheCatalogue(String tag) {
    assertThat(wording(tag).verdict(Verdict.NOTHING_TO_DO)).isEqualTo("无需处理");
  }

  @Test
  void wordsOfTheLogCannotCommandTheScreen() {
    Evidence evidence =
        Evidence.explaining(
            "local-failures", 1, new EntryName("bad-pem"), "x\u001b[31m\u202e{0} 'y'");

    assertThat(wording("en").text(evidence)).contains("(x\\x1B[31m<U+202E>{0} 'y')");
  }

  @Test
  void anActionOfAnEntryIsTheEntrysAdviceWithItsSnippet() {
    ErrorEntry entry = Objects.requireNonNull(Scenario.CATALOG.get("session-cache-full"));
    ErrorEntry.Snippet snippet = Objects.requireNonNull(entry.snippet("nginx"));

    Wording.Advice advice =
        wording("zh-CN").advice(new Action.OfEntry(entry.id(), Leg.CLIENT, "nginx"));

    assertThat(advice.entry()).isEqualTo(entry.id());
    assertThat(advice.snippet()).isEqualTo(snippet.text());
    assertThat(advice.place()).isEqualTo(snippet.whereZh());
    assertThat(advice.text()).isEqualTo(entry.zh().todo());
  }

  /// This entry has a setting for nginx alone: its words are of nginx.
  @Test
  void aSettingOfAnotherServerSaysWhoseItIs() {
    String entry = "session-cache-full";

    assertThat(wording("en").advice(new Action.OfEntry(entry, Leg.CLIENT, "nginx")).place())
        .isEqualTo("/etc/nginx/nginx.conf, in the http block");
    for (String server : new String[] {"go", null}) {
      Wording.Advice advice = wording("en").advice(new Action.OfEntry(entry, Leg.CLIENT, server));
      assertThat(advice.place())
          .isEqualTo("/etc/nginx/nginx.conf, in the http block (this is for nginx)");
    }
  }

  @Test
  void everyServerOfASettingHasItsNameAndIsOneWhoseLogsWeRead() {
    assertThat(withPrefix("server."))
        .containsAll(
            Scenario.CATALOG.entries().stream()
                .flatMap(entry -> entry.snippets().stream())
                .map(snippet -> "server." + snippet.server())
                .toList())
        .allSatisfy(
            key -> assertThat(LogFormats.get(key.substring("server.".length()))).isNotNull());
  }

  private static Wording wording(String tag) {
    return new Wording(Scenario.CATALOG, Locale.forLanguageTag(tag));
  }

  private static Set<String> used(String pattern, String prefix) {
    try (Stream<Path> files = Files.list(RULES)) {
      String code =
          files.filter(Files::isRegularFile).map(WordingTest::read).reduce("", String::concat);
      return Pattern.compile(pattern)
          .matcher(code)
          .results()
          .flatMap(WordingTest::groups)
          .map(id -> prefix + id)
          .collect(toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> groups(MatchResult match) {
    return Stream.of(match.group(1), match.group(2)).filter(Objects::nonNull);
  }

  private static Set<String> withPrefix(String prefix) {
    return keys().filter(key -> key.startsWith(prefix)).collect(toCollection(TreeSet::new));
  }

  private static <T> Set<String> set(T[] values, String prefix, Function<T, String> id) {
    return Stream.of(values)
        .map(value -> prefix + id.apply(value))
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> numbers(String phrase) {
    return Pattern.compile("\\{(\\d+)")
        .matcher(phrase)
        .results()
        .map(match -> match.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties load(String name) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(PHRASES.resolve(name))) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

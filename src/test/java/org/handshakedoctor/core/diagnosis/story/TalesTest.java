package org.handshakedoctor.core.diagnosis.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.diagnosis.BlockAdvice;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Evidence;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.rules.Guard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TalesTest {
  private static final Guard GUARD = new Guard(Guard.DEFAULT_MIN_FAILURES);
  private static final Wording EN = new Wording(Tale.CATALOG, Locale.ENGLISH);
  private static final Wording ZH = new Wording(Tale.CATALOG, Locale.SIMPLIFIED_CHINESE);

  static Stream<Tale> tales() {
    return Stream.of(
            CertificateTales.ALL,
            ChangeTales.ALL,
            ScannerTales.ALL,
            BackendTales.ALL,
            OwnPartTales.ALL,
            ServerTales.ALL,
            OtherServerTales.ALL,
            LimitTales.ALL,
            NastyTales.ALL)
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tales")
  void everyTaleIsJudgedAsItHasToBe(Tale tale) {
    Report report = tale.report();
    Diagnosis diagnosis = Tale.diagnosis(report);
    String told = told(diagnosis);

    assertThat(diagnosis.verdict()).as(told).isEqualTo(tale.verdict());
    assertThat(Objects.requireNonNull(diagnosis.leading()).id()).as(told).isEqualTo(tale.leading());
    assertThat(diagnosis.actions().stream().map(TalesTest::name).findFirst().orElse(""))
        .as(told)
        .isEqualTo(tale.action());
    assertThat(tale.headline())
        .as(told)
        .allSatisfy(words -> assertThat(EN.headline(diagnosis)).contains(words));
    assertThat(diagnosis.evidence()).as(told).extracting(Evidence::id).containsAll(tale.seen());
    BlockAdvice advice = new BlockAdvice(Tale.NETWORKS, GUARD);
    assertThat(
            report.clients().stream()
                .filter(client -> advice.spare(client).isEmpty())
                .map(client -> client.address().toString()))
        .as(told)
        .containsExactlyInAnyOrderElementsOf(tale.blockable());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tales")
  void everySentenceIsWholeInBothLanguages(Tale tale) {
    Diagnosis diagnosis = Tale.diagnosis(tale.report());
    List<String> english = sentences(EN, diagnosis);
    List<String> chinese = sentences(ZH, diagnosis);

    assertThat(english)
        .allSatisfy(text -> assertThat(text).matches("[\\x20-\\x7E\u2013]+[.?]"))
        .doesNotHaveDuplicates();
    assertThat(chinese)
        .hasSameSizeAs(english)
        .allSatisfy(text -> assertThat(text).matches(".*\\p{IsHan}.*[。？]"))
        .noneMatch(english::contains);
    assertThat(Stream.concat(english.stream(), chinese.stream()))
        .allSatisfy(
            text -> assertThat(text).doesNotContain("{", "}", "''", "null", "|", "  ", "..", "。。"));
    assertThat(diagnosis.actions()).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void thereAreStoriesOfAllKindsEachUnderItsOwnName() {
    assertThat(tales().map(Tale::name)).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    assertThat(tales().map(Tale::verdict).distinct()).hasSize(5);
  }

  private static List<String> sentences(Wording wording, Diagnosis diagnosis) {
    return Stream.of(
            Stream.of(wording.headline(diagnosis)),
            diagnosis.evidence().stream().map(wording::text),
            diagnosis.actions().stream().map(action -> wording.advice(action).text()))
        .flatMap(sentence -> sentence)
        .toList();
  }

  private static String told(Diagnosis diagnosis) {
    return diagnosis.evidence().stream()
        .map(one -> one.id() + " (" + one.verdict() + "): " + EN.text(one))
        .collect(Collectors.joining("\n", EN.headline(diagnosis) + "\n", "\n"));
  }

  private static String name(Action action) {
    return switch (action) {
      case Action.Phrase(String id, _, _) -> id;
      case Action.OfEntry(String entry, _, _) -> entry;
    };
  }
}

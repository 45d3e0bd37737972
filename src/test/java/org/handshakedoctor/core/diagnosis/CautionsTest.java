package org.handshakedoctor.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.diagnosis.Caution.Kind;
import org.handshakedoctor.core.networks.NetworkKind;
import org.handshakedoctor.core.networks.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CautionsTest {
  private static final LocalDate NEWEST =
      Scenario.NETWORKS.operators(NetworkKind.CDN_PROXY).stream()
          .map(Operator::asOf)
          .filter(date -> date.length() == 10)
          .map(LocalDate::parse)
          .max(LocalDate::compareTo)
          .orElseThrow();

  @Test
  void whereTheDiagnosisIsNotToBlockThatComesFirst() {
    assertThat(kinds(Scenario.ARTICLE)).startsWith(Kind.BLOCK_NOTHING);
    assertThat(kinds(Scenario.ALL_FROM_A_CDN)).startsWith(Kind.BLOCK_NOTHING);
    assertThat(kinds(Scenario.FLOOD)).doesNotContain(Kind.BLOCK_NOTHING);
  }

  @ParameterizedTest
  @EnumSource
  void itIsAlwaysSaidLastThatLinesCanBeFaked(Scenario scenario) {
    assertThat(kinds(scenario)).endsWith(Kind.FORGEABLE);
  }

  @Test
  void mostFromACdnAreYourProxies() {
    assertThat(caution(Scenario.ALL_FROM_A_CDN, Kind.PROXIES_CDN).arguments())
        .containsExactly(100, 100, "Cloudflare");
  }

  @Test
  void aCdnWithLessThanAThirdIsNotWhatTheLogIsAbout() {
    assertThat(kinds(Scenario.FLOOD_FROM_A_CDN)).doesNotContain(Kind.PROXIES_CDN);
  }

  @Test
  void mostFromPrivateAddressesAreYourProxies() {
    assertThat(caution(Scenario.ALL_FROM_ONE_PRIVATE_ADDRESS, Kind.PROXIES_PRIVATE).arguments())
        .startsWith(100, 100);
  }

  @Test
  void mostFromOneNetworkMayBeYourProxies() {
    assertThat(caution(Scenario.FLOOD, Kind.PROXIES_PERHAPS).arguments().getLast().toString())
        .isEqualTo("9.9.0.0/24");
  }

  @Test
  void onlyWhatIsCertainIsShownInsteadOfRules() {
    assertThat(Kind.values())
        .filteredOn(Kind::insteadOfRules)
        .containsExactly(Kind.PROXIES_CDN, Kind.PROXIES_PRIVATE);
  }

  @Test
  void moreThanOneForgedLineInAHundredIsSaidOnceMore() {
    assertThat(caution(Scenario.FORGED, Kind.FORGED).arguments().getFirst()).isNotEqualTo(0L);
    assertThat(kinds(Scenario.ARTICLE)).doesNotContain(Kind.FORGED);
  }

  @Test
  void aListOlderThanNinetyDaysIsSaidToBe() {
    assertThat(Cautions.oldLists(Scenario.NETWORKS, NEWEST.plusDays(91)))
        .hasValueSatisfying(
            caution -> assertThat(caution.arguments()).contains(NEWEST.toString(), 90));
  }

  @Test
  void theNewestOfTheOldListsIsNamed() {
    assertThat(Cautions.oldLists(Scenario.NETWORKS, NEWEST.plusDays(90)))
        .hasValueSatisfying(
            caution -> assertThat(caution.arguments()).doesNotContain(NEWEST.toString()));
    assertThat(Cautions.oldLists(Scenario.NETWORKS, LocalDate.of(2020, 1, 2))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everySentenceIsWholeInBothLanguages(Scenario scenario) {
    for (Caution caution : cautions(scenario)) {
      assertThat(said(new Wording(Scenario.CATALOG, Locale.ENGLISH), caution))
          .allSatisfy(text -> assertThat(text).matches("[\\x20-\\x7E]+[.]"));
      assertThat(said(new Wording(Scenario.CATALOG, Locale.SIMPLIFIED_CHINESE), caution))
          .allSatisfy(text -> assertThat(text).matches(".*\\p{IsHan}.*。"))
          .allSatisfy(text -> assertThat(text).doesNotContain("{", "}"));
    }
  }

  private static Stream<String> said(Wording wording, Caution caution) {
    return Stream.of(wording.caution(caution), wording.remedy(caution)).filter(Objects::nonNull);
  }

  private static Caution caution(Scenario scenario, Kind kind) {
    return cautions(scenario).stream()
        .filter(one -> one.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError(scenario + ": " + kinds(scenario)));
  }

  private static List<Kind> kinds(Scenario scenario) {
    return cautions(scenario).stream().map(Caution::kind).toList();
  }

  private static List<Caution> cautions(Scenario scenario) {
    Report report = scenario.report(Filter.NONE);
    Diagnosis diagnosis = Diagnosis.of(report, Scenario.CATALOG, Scenario.NETWORKS);
    return Cautions.of(report, diagnosis, Scenario.NETWORKS, NEWEST);
  }
}

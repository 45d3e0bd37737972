package org.handshakedoctor.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.diagnosis.TargetAdvice.Fit;
import org.handshakedoctor.core.rules.RuleWriters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TargetAdviceTest {

  /// No web server stops a handshake by itself, but HAProxy.
  @ParameterizedTest
  @CsvSource({
    "nginx, nftables",
    "apache, nftables",
    "caddy, nftables",
    "postfix, nftables",
    "haproxy, haproxy",
  })
  void theBestForTheServerOfTheLogComesFirst(String format, String target) {
    assertThat(TargetAdvice.of(Set.of(format)).getFirst().writer().id()).isEqualTo(target);
  }

  @Test
  void whatRefusesRequestsComesBehindAllThatStopsTheHandshake() {
    List<String> order = ids("nginx");

    assertThat(order)
        .containsSubsequence("nftables", "ufw", "nginx-stream", "nginx-deny", "apache");
    assertThat(order).doesNotHaveDuplicates().hasSameSizeAs(RuleWriters.ALL);
  }

  @Test
  void rulesForAServerThatDidNotWriteTheLogComeLast() {
    assertThat(ids("nginx").indexOf("haproxy")).isGreaterThan(ids("nginx").indexOf("nginx-geo"));
    assertThat(TargetAdvice.of(Set.of()).stream().filter(one -> one.fit() == Fit.OTHER_SERVER))
        .extracting(one -> one.writer().id())
        .contains("nginx-deny", "haproxy", "caddy");
  }

  @Test
  void theFormatsAreThoseOfTheLog() {
    assertThat(TargetAdvice.of(Scenario.ARTICLE.report(Filter.NONE).log()))
        .isEqualTo(TargetAdvice.of(Set.of("nginx")));
  }

  @ParameterizedTest
  @EnumSource
  void eachFitIsSaidInBothLanguages(Fit fit) {
    TargetAdvice advice = new TargetAdvice(RuleWriters.ALL.getFirst(), fit);

    assertThat(new Wording(Scenario.CATALOG, Locale.ENGLISH).target(advice)).endsWith(".");
    assertThat(new Wording(Scenario.CATALOG, Locale.SIMPLIFIED_CHINESE).target(advice))
        .endsWith("。");
  }

  private static List<String> ids(String format) {
    return TargetAdvice.of(Set.of(format)).stream().map(one -> one.writer().id()).toList();
  }
}

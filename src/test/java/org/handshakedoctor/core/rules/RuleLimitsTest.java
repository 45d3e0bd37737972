package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.handshakedoctor.core.rules.RuleLimits.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleLimitsTest {

  @ParameterizedTest
  @CsvSource({
    "iptables, 10000, FITS",
    "iptables, 10001, TOO_LONG",
    "ufw, 10001, TOO_LONG",
    "apache, 10001, TOO_LONG",
    "nginx-deny, 1000, FITS",
    "nginx-deny, 1001, LONG",
    "nginx-deny, 10001, TOO_LONG",
    "nginx-geo, 10001, FITS",
    "nftables, 50000, FITS",
    "nftables, 50001, TOO_LONG",
    "ipset, 10001, FITS",
  })
  void aTargetBearsSoManyNetworks(String target, int networks, Size size) {
    RuleWriter writer = RuleWriters.byId(target).orElseThrow();

    assertThat(RuleLimits.of(writer).size(RuleSample.large(networks))).isEqualTo(size);
  }

  @Test
  void noTargetIsWithoutALimit() {
    assertThat(RuleWriters.ALL)
        .allSatisfy(writer -> assertThat(RuleLimits.of(writer).most()).isBetween(1_000, 50_000));
  }
}

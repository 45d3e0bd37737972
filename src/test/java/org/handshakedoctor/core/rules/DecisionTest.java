package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handshakedoctor.core.rules.RuleSample.prefix;

import java.time.Instant;
import org.handshakedoctor.core.rules.Decision.Choice;
import org.junit.jupiter.api.Test;

class DecisionTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void whatIsSoftCanBeDecidedEitherWay() {
    assertThat(decision(Choice.INCLUDED, SpareReason.MONITOR).despite())
        .isEqualTo(SpareReason.MONITOR);
    assertThat(decision(Choice.EXCLUDED, SpareReason.MONITOR).at()).isEqualTo(NOW);
  }

  @Test
  void nobodyCanHaveOverriddenWhatIsHard() {
    assertThatThrownBy(() -> decision(Choice.INCLUDED, SpareReason.CDN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cdn");
  }

  private static Decision decision(Choice choice, SpareReason despite) {
    return new Decision(prefix("45.33.32.1"), choice, NOW, despite, 30);
  }
}

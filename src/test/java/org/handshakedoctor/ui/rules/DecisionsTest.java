package org.handshakedoctor.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.ui.rules.RulesScreen.ip;

import java.util.Objects;
import java.util.Set;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.ui.Screens;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class DecisionsTest {
  private static final IpAddress ONE = ip("184.105.247.194");
  private static final IpAddress OTHER = ip("165.227.76.114");
  private static final IpPrefix NETWORK = Objects.requireNonNull(IpPrefix.parse("45.0.0.0/24"));

  private final AnalysisSession session = Screens.wiring().session();
  private final Decisions decisions = new Decisions(session);

  @Test
  void eachDecisionIsTakenBackInTurnAndMadeAgain() {
    decide("added", () -> session.blockSelection().add(ONE));
    decide("all the same", () -> override(ONE, true));

    assertThat(decisions.undo()).isEqualTo("all the same");
    assertThat(overridden()).isEmpty();
    assertThat(session.blockSelection()).containsExactly(ONE);
    assertThat(decisions.undo()).isEqualTo("added");
    assertThat(session.blockSelection()).isEmpty();
    assertThat(decisions.undo()).isNull();

    assertThat(decisions.redo()).isEqualTo("added");
    assertThat(decisions.redo()).isEqualTo("all the same");
    assertThat(session.blockSelection()).containsExactly(ONE);
    assertThat(overridden()).containsExactly(ONE);
    assertThat(decisions.redo()).isNull();
  }

  @Test
  void whatWasDoneElsewhereStays() {
    decide("added", () -> session.blockSelection().add(ONE));
    session.blockSelection().add(OTHER);
    session.rulesDraftProperty().set(session.rulesDraftProperty().get().withTarget("ufw"));

    decisions.undo();

    assertThat(session.blockSelection()).containsExactly(OTHER);
    assertThat(session.rulesDraftProperty().get().target()).isEqualTo("ufw");
  }

  @Test
  void aNetworkIsTakenBackToo() {
    decide("widened", () -> widen(true));

    decisions.undo();

    assertThat(session.rulesDraftProperty().get().widened()).isEmpty();
  }

  @Test
  void whatChangedNothingIsNoDecision() {
    decide("nothing", () -> {});

    assertThat(decisions.canUndo()).isFalse();
  }

  @Test
  void aNewDecisionEndsWhatCouldBeMadeAgain() {
    decide("added", () -> session.blockSelection().add(ONE));
    decisions.undo();
    decide("another", () -> session.blockSelection().add(OTHER));

    assertThat(decisions.canRedo()).isFalse();
  }

  private void decide(String words, Runnable change) {
    decisions.decide(
        () -> {
          change.run();
          return words;
        });
  }

  private void override(IpAddress address, boolean now) {
    session
        .rulesDraftProperty()
        .set(session.rulesDraftProperty().get().withOverridden(address, now));
  }

  private void widen(boolean now) {
    session.rulesDraftProperty().set(session.rulesDraftProperty().get().withWidened(NETWORK, now));
  }

  private Set<IpAddress> overridden() {
    return session.rulesDraftProperty().get().overridden();
  }
}

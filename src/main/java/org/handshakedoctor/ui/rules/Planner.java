package org.handshakedoctor.ui.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.handshakedoctor.core.diagnosis.BlockAdvice;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.handshakedoctor.ui.session.RulesDraft;
import org.handshakedoctor.ui.session.View;

/// Makes plans and suggestions away from the FX thread, where it lives itself. A plan that is no
/// longer asked for when it is ready is dropped.
final class Planner {
  /// A thousand addresses that are put in the list together are a thousand events, but one plan.
  private static final Duration TOGETHER = Duration.millis(20);

  private final AnalysisSession session;
  private final NetworkDirectory networks;
  private final Consumer<RulesPlan> result;
  private final PauseTransition pause = new PauseTransition(TOGETHER);
  private int asked;

  Planner(AnalysisSession session, NetworkDirectory networks, Consumer<RulesPlan> result) {
    this.session = session;
    this.networks = networks;
    this.result = result;
    pause.setOnFinished(_ -> make());
  }

  /// Something has changed.
  void plan() {
    asked++;
    pause.playFromStart();
  }

  void suggest(Consumer<Suggestion> wish) {
    View view = session.viewProperty().get();
    if (view != null) {
      BlockAdvice advice = new BlockAdvice(networks, new Guard(Guard.DEFAULT_MIN_FAILURES));
      Background.run(
          () -> Suggestion.of(view.whole(), advice.checkingLines(view.whole())), wish);
    }
  }

  private void make() {
    View view = session.viewProperty().get();
    if (view == null) {
      return;
    }
    int number = asked;
    Set<IpAddress> chosen = Set.copyOf(session.blockSelection());
    RulesDraft draft = session.rulesDraftProperty().get();
    // Whom the user has chosen by hand needs no number of failures.
    BlockAdvice advice = new BlockAdvice(networks, new Guard(1));
    Background.run(
        () ->
            RulesPlan.of(
                view.whole(), chosen, draft, advice, LocalDate.now(ZoneId.systemDefault())),
        plan -> {
          if (number == asked) {
            result.accept(plan);
          }
        });
  }
}

package org.handshakedoctor.ui.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.diagnosis.Caution;
import org.handshakedoctor.core.diagnosis.Cautions;
import org.handshakedoctor.core.diagnosis.TargetAdvice;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.ui.session.View;

/// What is to be said of a log before anybody of it is blocked, whoever that is. Immutable.
///
/// @param whole all failures of the log
/// @param cautions in the order in which they are said
/// @param suits the product that suits the log best
record LogAdvice(Report whole, List<Caution> cautions, TargetAdvice suits) {

  static LogAdvice of(View view, NetworkDirectory networks, LocalDate today) {
    return new LogAdvice(
        view.whole(),
        Cautions.of(view.whole(), view.wholeDiagnosis(), networks, today),
        TargetAdvice.of(view.whole().log()).getFirst());
  }

  /// What has a remedy that is shown in place of rules.
  Optional<Caution> instead() {
    return first(caution -> caution.kind().insteadOfRules());
  }

  boolean blockNothing() {
    return first(caution -> caution.kind() == Caution.Kind.BLOCK_NOTHING).isPresent();
  }

  /// What is said beside the rules, as long as it is true.
  List<Caution> notices() {
    return cautions.stream()
        .filter(
            caution ->
                switch (caution.kind()) {
                  case PROXIES_PERHAPS, FORGED, OLD_LISTS -> true;
                  case BLOCK_NOTHING, PROXIES_CDN, PROXIES_PRIVATE, FORGEABLE -> false;
                })
        .toList();
  }

  private Optional<Caution> first(Predicate<Caution> wanted) {
    return cautions.stream().filter(wanted).findFirst();
  }
}

package org.handshakedoctor.core.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.jspecify.annotations.Nullable;

/// What it all comes to: a verdict with its reasons. Immutable.
///
/// The weighing is two sentences. Evidence that other evidence speaks against at least as surely
/// decides nothing: it is over, it is mended, it is few among many. Of the rest the most urgent
/// verdict holds, because a single broken certificate matters more than a million scanners, and the
/// surest evidence for it leads; what was said for milder verdicts stays as context.
///
/// @param leading the evidence that decided, null if no rule decided anything
/// @param evidence all of it, the deciding first, then in the order of the rules
/// @param actions what to do, the most important first, at most five
public record Diagnosis(
    Verdict verdict,
    Confidence confidence,
    @Nullable Evidence leading,
    List<Evidence> evidence,
    List<Action> actions) {
  private static final int MOST_ACTIONS = 5;

  private static final Comparator<Evidence> URGENCY =
      Comparator.comparing((Evidence one) -> Objects.requireNonNull(one.verdict()))
          .thenComparing(Evidence::confidence, Comparator.reverseOrder());

  /// Judges a report.
  public static Diagnosis of(Report report, ErrorCatalog catalog, NetworkDirectory networks) {
    Case c = new Case(report, catalog, networks);
    List<Evidence> evidence =
        settle(DiagnosisRules.ALL.stream().flatMap(rule -> rule.examine(c).stream()).toList());
    Evidence leading =
        evidence.stream().filter(one -> one.verdict() != null).min(URGENCY).orElse(null);
    Verdict verdict = leading == null ? Verdict.WATCH : Objects.requireNonNull(leading.verdict());
    List<Evidence> ordered =
        evidence.stream()
            .sorted(Comparator.comparingInt(one -> rank(one, leading, verdict)))
            .toList();
    List<Action> actions =
        ordered.stream()
            .sorted(Comparator.comparingInt(one -> one.verdict() == null ? 1 : 0))
            .flatMap(one -> one.actions().stream())
            .distinct()
            .limit(MOST_ACTIONS)
            .toList();
    Confidence confidence = leading == null ? Confidence.OPEN : leading.confidence();
    return new Diagnosis(verdict, confidence, leading, ordered, actions);
  }

  private static List<Evidence> settle(List<Evidence> all) {
    return all.stream()
        .map(one -> all.stream().anyMatch(other -> other.refutes(one)) ? one.refuted() : one)
        .toList();
  }

  private static int rank(Evidence evidence, @Nullable Evidence leading, Verdict verdict) {
    if (evidence.equals(leading)) {
      return 0;
    }
    return evidence.verdict() == verdict ? 1 : evidence.verdict() != null ? 2 : 3;
  }
}

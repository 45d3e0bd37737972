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
/// The weighing is one sentence: the most urgent verdict for which a rule has deciding evidence
/// holds, because a single broken certificate matters more than a million scanners; what was said
/// for milder verdicts stays as context.
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

  /// Judges a report.
  public static Diagnosis of(Report report, ErrorCatalog catalog, NetworkDirectory networks) {
    Case c = new Case(report, catalog, networks);
    List<Evidence> evidence =
        DiagnosisRules.ALL.stream().flatMap(rule -> rule.examine(c).stream()).toList();
    Evidence leading =
        evidence.stream()
            .filter(one -> one.verdict() != null)
            .min(Comparator.comparing(one -> Objects.requireNonNull(one.verdict())))
            .orElse(null);
    Verdict verdict = leading == null ? Verdict.WATCH : Objects.requireNonNull(leading.verdict());
    List<Evidence> ordered =
        evidence.stream().sorted(Comparator.comparingInt(one -> rank(one, verdict))).toList();
    List<Action> actions =
        ordered.stream()
            .flatMap(one -> one.actions().stream())
            .distinct()
            .limit(MOST_ACTIONS)
            .toList();
    Confidence confidence = leading == null ? Confidence.OPEN : leading.confidence();
    return new Diagnosis(verdict, confidence, leading, ordered, actions);
  }

  private static int rank(Evidence evidence, Verdict verdict) {
    return evidence.verdict() == verdict ? 0 : evidence.verdict() != null ? 1 : 2;
  }
}

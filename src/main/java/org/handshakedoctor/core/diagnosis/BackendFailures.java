package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.tls.Leg;

/// Failures between this server and its backend: the backend's fault or the proxy settings', and
/// each of them an error page for a visitor who did nothing wrong.
final class BackendFailures implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    int failures = c.failures(cause -> cause.leg() == Leg.UPSTREAM);
    if (failures == 0) {
      return List.of();
    }
    Action[] actions =
        c.reasons(Leg.UPSTREAM).stream()
            .map(reason -> c.advice(reason.cause()))
            .toArray(Action[]::new);
    Evidence all =
        Evidence.deciding("backend-failures", Verdict.FIX_YOUR_BACKEND, Confidence.SURE, failures)
            .withActions(actions);
    return Stream.concat(
            Stream.of(all), c.reasons(Leg.UPSTREAM).stream().map(BackendFailures::evidence))
        .toList();
  }

  private static Evidence evidence(ReasonSummary reason) {
    return Evidence.explaining(
        "backend-cause",
        reason.failures(),
        reason.clients(),
        new EntryName(reason.cause().entry()));
  }
}

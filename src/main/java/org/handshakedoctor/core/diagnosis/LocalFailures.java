package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.tls.Leg;

/// Failures without a peer can only be the server's own: certificates, keys, settings.
final class LocalFailures implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    return c.reasons(Leg.LOCAL).stream().map(reason -> evidence(c, reason)).toList();
  }

  static String subject(String entry) {
    return "local " + entry;
  }

  private static Evidence evidence(Case c, ReasonSummary reason) {
    ErrorEntry entry = c.entry(reason.cause());
    boolean broken = entry.action() == ErrorEntry.Action.FIX;
    return Evidence.deciding(
            broken ? "local-failures" : "local-notes",
            broken ? Verdict.FIX_YOUR_SERVER : Verdict.WATCH,
            broken ? Confidence.SURE : Confidence.LIKELY,
            reason.failures(),
            new EntryName(entry.id()),
            reason.cause().reason())
        .about(subject(entry.id()))
        .withActions(c.advice(reason.cause()));
  }
}

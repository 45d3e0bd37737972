package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.tls.Leg;

/// Failures that could be either side's, from many addresses: not sure, so look again.
final class Unclear implements DiagnosisRule {
  /// At a small site fewer addresses than this are ordinary background.
  private static final int CLIENTS = 20;

  private static final double SHARE = 0.5;

  @Override
  public List<Evidence> examine(Case c) {
    int unclear = c.failures(Case::isUnclear);
    int clients =
        c.reasons(Leg.CLIENT).stream()
            .filter(reason -> Case.isUnclear(reason.cause()))
            .mapToInt(reason -> reason.clients())
            .max()
            .orElse(0);
    if (clients < CLIENTS || unclear < SHARE * c.report().failures()) {
      return List.of();
    }
    return List.of(
        Evidence.deciding(
            "unclear", Verdict.WATCH, Confidence.OPEN, unclear, c.report().failures(), clients));
  }
}

package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;

/// The usual truth: visitors' programs fail on their own account and nobody is kept out.
final class VisitorNoise implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    int noise =
        c.failures(
            cause ->
                cause.leg() == Leg.CLIENT
                    && (cause.fault() == Fault.VISITOR || cause.fault() == Fault.NETWORK));
    if (noise == 0) {
      return List.of();
    }
    return List.of(
        Evidence.deciding(
            "visitor-noise",
            Verdict.NOTHING_TO_DO,
            noise == c.report().failures() ? Confidence.SURE : Confidence.LIKELY,
            noise,
            c.report().failures(),
            c.report().clients().size(),
            Math.round(Math.ceil(c.days()))));
  }
}

package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;

/// The usual truth: visitors' programs fail on their own account and nobody is kept out.
final class VisitorNoise implements DiagnosisRule {
  /// A little noise beside many failures of another kind says nothing about those.
  private static final double SHARE = 0.5;

  @Override
  public List<Evidence> examine(Case c) {
    Set<String> changed =
        OurChange.episodes(c).stream().map(one -> one.spell().entry()).collect(Collectors.toSet());
    int noise =
        c.failures(
            cause ->
                cause.leg() == Leg.CLIENT
                    && !Case.isUnclear(cause)
                    && !changed.contains(cause.entry())
                    && (cause.fault() == Fault.VISITOR || cause.fault() == Fault.NETWORK));
    if (noise == 0) {
      return List.of();
    }
    int failures = c.report().failures();
    Object[] arguments = {
      noise, failures, c.report().clients().size(), Math.round(Math.ceil(c.days()))
    };
    Confidence confidence = noise == failures ? Confidence.SURE : Confidence.LIKELY;
    return List.of(
        noise >= SHARE * failures
            ? Evidence.deciding("visitor-noise", Verdict.NOTHING_TO_DO, confidence, arguments)
            : Evidence.explaining("visitor-noise-besides", noise, failures));
  }
}

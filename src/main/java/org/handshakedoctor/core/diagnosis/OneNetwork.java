package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Occurrence;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.tls.Leg;

/// Many addresses of one network with one reason: a device of one provider or firm in the way, or
/// one computer whose address changes.
final class OneNetwork implements DiagnosisRule {
  /// More than one household has at a time.
  private static final int CLIENTS = 10;

  private static final double MOST = 0.8;

  /// What comes behind so many is a few lines.
  private static final int LOOKED_AT = 5;

  @Override
  public List<Evidence> examine(Case c) {
    List<Cause> causes =
        c.report().reasons().stream()
            .filter(reason -> reason.cause().leg() == Leg.CLIENT && reason.clients() >= CLIENTS)
            .limit(LOOKED_AT)
            .map(ReasonSummary::cause)
            .toList();
    if (causes.isEmpty()) {
      return List.of();
    }
    Map<Cause, Occurrence> found = Occurrence.of(c.report(), causes, new CancellationToken());
    return causes.stream()
        .map(found::get)
        .filter(seen -> seen != null && seen.inLargest() >= MOST * seen.clients().size())
        .map(
            seen ->
                Evidence.explaining(
                    "one-network",
                    seen.inLargest(),
                    seen.clients().size(),
                    Objects.requireNonNull(seen.largest()),
                    new EntryName(seen.cause().entry())))
        .toList();
  }
}

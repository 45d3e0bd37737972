package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.tls.Leg;

/// Many addresses of one network with one reason: a device of one provider or firm in the way, or
/// one computer whose address changes.
final class OneNetwork implements DiagnosisRule {
  private static final double MOST = 0.8;

  /// What comes behind so many is a few lines.
  private static final int LOOKED_AT = 5;

  @Override
  public List<Evidence> examine(Case c) {
    return c.reasons(Leg.CLIENT).stream()
        .filter(reason -> reason.clients() >= Case.CROWD)
        .limit(LOOKED_AT)
        .map(reason -> c.occurrence(reason.cause()))
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

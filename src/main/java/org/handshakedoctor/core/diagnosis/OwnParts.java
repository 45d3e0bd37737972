package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.net.SpecialRange;

/// Private addresses are the owner's own machines.
final class OwnParts implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    List<ClientSummary> own =
        c.report().clients().stream()
            .filter(client -> SpecialRange.of(client.address()) == SpecialRange.OWN_NETWORK)
            .toList();
    if (own.isEmpty()) {
      return List.of();
    }
    int failures = own.stream().mapToInt(ClientSummary::failures).sum();
    return List.of(
        Evidence.explaining("own-parts", failures, own.size(), own.getFirst().address()));
  }
}

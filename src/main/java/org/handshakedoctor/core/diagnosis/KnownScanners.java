package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.handshakedoctor.core.networks.Operator;

/// Addresses of organisations that measure the whole Internet and say so.
final class KnownScanners implements DiagnosisRule {
  private static final int NAMES_SHOWN = 3;

  @Override
  public List<Evidence> examine(Case c) {
    List<Operator> found =
        c.report().clients().stream()
            .map(client -> c.networks().find(client.address()))
            .filter(Objects::nonNull)
            .filter(operator -> operator.kind().measures())
            .toList();
    if (found.isEmpty()) {
      return List.of();
    }
    String names =
        found.stream()
            .map(Operator::name)
            .distinct()
            .limit(NAMES_SHOWN)
            .collect(Collectors.joining(", "));
    return List.of(
        Evidence.explaining("known-scanners", found.size(), c.report().clients().size(), names));
  }
}

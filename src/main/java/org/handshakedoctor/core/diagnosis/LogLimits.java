package org.handshakedoctor.core.diagnosis;

import java.util.ArrayList;
import java.util.List;

/// What this log cannot show, said every time.
final class LogLimits implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    if (c.understoodLines() == 0) {
      return List.of();
    }
    List<Evidence> limits = new ArrayList<>();
    boolean info =
        c.report().kinds().stream().anyMatch(count -> "info".equals(count.kind().level()));
    if (!info && c.hasLogOf("nginx")) {
      limits.add(Evidence.explaining("limits-level"));
    }
    if (c.report().log().visitors() < 0) {
      limits.add(Evidence.explaining("limits-success"));
    }
    return limits;
  }
}

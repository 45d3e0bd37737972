package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;

/// Without one understood line there is nothing to judge, and silence must not look like health.
final class NothingRead implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    if (c.understoodLines() > 0) {
      return List.of();
    }
    return List.of(Evidence.deciding("nothing-read", Verdict.WATCH, Confidence.OPEN));
  }
}

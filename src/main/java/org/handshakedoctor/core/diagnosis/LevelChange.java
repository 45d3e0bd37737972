package org.handshakedoctor.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.analysis.ServerMark;
import org.handshakedoctor.core.diagnosis.Evidence.Moment;

/// A log that begins or ends to show details shows more or fewer failures, whatever happened.
final class LevelChange implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    List<Evidence> evidence = new ArrayList<>();
    for (ServerMark mark : c.marks()) {
      if (mark.kind() == ServerMark.Kind.INFO_BEGINS) {
        evidence.add(Evidence.explaining("limits-info-begins", new Moment(mark.time())));
      } else if (mark.kind() == ServerMark.Kind.INFO_ENDS) {
        evidence.add(Evidence.explaining("limits-info-ends", new Moment(mark.time())));
      }
    }
    return evidence;
  }
}

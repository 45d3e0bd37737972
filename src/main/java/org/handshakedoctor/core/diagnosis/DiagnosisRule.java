package org.handshakedoctor.core.diagnosis;

import java.util.List;

/// Looks at the case for one thing. Pure: the same case gives the same evidence.
@FunctionalInterface
interface DiagnosisRule {

  /// What this rule saw, empty if it has nothing to say.
  List<Evidence> examine(Case c);
}

package org.handshakedoctor.core.diagnosis.fit;

import java.util.List;

/// Whether one possible cause fits what a log shows.
///
/// @param index of the cause in its entry
/// @param answer unknown, too, where the catalogue knows nothing that a log could show
/// @param findings one for each condition, in its order
public record CauseFit(int index, Answer answer, List<Finding> findings) {
  public CauseFit {
    findings = List.copyOf(findings);
  }

  static CauseFit of(int index, List<String> conditions, Context context) {
    List<Finding> findings =
        conditions.stream().map(one -> Condition.of(one).look(context)).toList();
    return new CauseFit(index, all(findings), findings);
  }

  private static Answer all(List<Finding> findings) {
    if (findings.stream().anyMatch(one -> one.answer() == Answer.DOES_NOT)) {
      return Answer.DOES_NOT;
    }
    boolean open =
        findings.isEmpty() || findings.stream().anyMatch(one -> one.answer() == Answer.UNKNOWN);
    return open ? Answer.UNKNOWN : Answer.HOLDS;
  }
}

package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.rules.SpareReason;

/// Why one address is left out of the rules, with what was seen of it: "340 pages loaded".
///
/// @param evidence fills the phrase: numbers, names and dates of lists, and names of explanations;
///   never an address
public record Spared(SpareReason reason, List<Object> evidence) {
  public Spared {
    evidence = List.copyOf(evidence);
  }

  /// Whether nobody can override it.
  public boolean isForGood() {
    return reason.hard();
  }
}

package org.handshakedoctor.core.diagnosis.fit;

import java.util.List;

/// What the log said to one condition of a cause. Not yet a sentence: `phrase` names it and the
/// arguments fill it.
///
/// @param phrase of what was seen, or of what is missing if the answer is not known
public record Finding(Answer answer, String phrase, List<Object> arguments) {
  public Finding {
    arguments = List.copyOf(arguments);
  }
}

package org.handshakedoctor.core.diagnosis.fit;

/// What a log says to a question.
public enum Answer {
  HOLDS,
  DOES_NOT,
  UNKNOWN;

  Answer not() {
    return switch (this) {
      case HOLDS -> DOES_NOT;
      case DOES_NOT -> HOLDS;
      case UNKNOWN -> UNKNOWN;
    };
  }

  static Answer of(boolean holds) {
    return holds ? HOLDS : DOES_NOT;
  }
}

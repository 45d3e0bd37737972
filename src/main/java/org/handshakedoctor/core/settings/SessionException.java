package org.handshakedoctor.core.settings;

import java.util.Locale;

/// Why a saved session cannot be opened.
public final class SessionException extends Exception {
  private static final long serialVersionUID = 1;

  private final Problem problem;

  public enum Problem {
    /// There is no such file, or it may not be read.
    UNREADABLE,
    /// Larger than any session.
    TOO_LARGE,
    /// Something else.
    NO_SESSION,
    /// Written by a newer program.
    NEWER;

    /// The word used in the texts.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  SessionException(Problem problem) {
    super(problem.id());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}

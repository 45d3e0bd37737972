package org.handshakedoctor.core.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reading ended before the source did. Everything that could be read had been delivered before;
/// `problem` says what the matter is.
public final class PartlyReadException extends IOException {
  private static final long serialVersionUID = 1L;

  private final SourceProblem problem;

  public PartlyReadException(SourceProblem problem, @Nullable Throwable cause) {
    super(problem.id(), cause);
    this.problem = problem;
  }

  public SourceProblem problem() {
    return problem;
  }
}

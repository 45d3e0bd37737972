package org.handshakedoctor.core.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A source could not be read. The message is for developers; `problem` is what the edge puts in
/// words.
public final class LogAccessException extends Exception {
  private static final long serialVersionUID = 1L;

  private final SourceProblem problem;

  public LogAccessException(SourceProblem problem, LogLocation location) {
    this(problem, location, null);
  }

  LogAccessException(IOException cause, LogLocation location) {
    this(SourceProblem.of(cause), location, cause);
  }

  private LogAccessException(
      SourceProblem problem, LogLocation location, @Nullable IOException cause) {
    super(problem.id() + ": " + location.name(), cause);
    this.problem = problem;
  }

  public SourceProblem problem() {
    return problem;
  }
}

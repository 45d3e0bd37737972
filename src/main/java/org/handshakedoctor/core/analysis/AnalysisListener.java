package org.handshakedoctor.core.analysis;

import java.util.function.Supplier;
import org.handshakedoctor.core.task.Progress;

/// Is told how an analysis goes. Called on the thread that reads, after every block: must be quick.
@FunctionalInterface
public interface AnalysisListener {

  /// @param soFar makes the log of what was read so far; costs time, so ask only when it will be
  ///   shown
  void progress(Progress progress, Supplier<FailureLog> soFar);
}

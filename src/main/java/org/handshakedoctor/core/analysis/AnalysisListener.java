package org.handshakedoctor.core.analysis;

import java.util.function.Supplier;
import org.handshakedoctor.core.source.FollowEvent;
import org.handshakedoctor.core.task.Progress;

/// Is told how an analysis goes. Called on a thread that reads, after every block: must be quick.
@FunctionalInterface
public interface AnalysisListener {

  /// @param soFar makes the log of what was read so far; costs time, so ask only when it will be
  ///   shown
  void progress(Progress progress, Supplier<FailureLog> soFar);

  /// Everything has been read, and files are followed from now on.
  ///
  /// @param all makes the log of it
  default void following(Supplier<FailureLog> all) {}

  /// What was written to a followed file has been read. Told a few times a second at most.
  ///
  /// @param all makes the log of everything that was read
  default void grown(Supplier<FailureLog> all) {}

  /// Something else has happened to a followed file.
  ///
  /// @param source its name
  /// @param event [FollowEvent#ROTATED], [FollowEvent#TRUNCATED], [FollowEvent#GONE], or
  ///   [FollowEvent#GREW] when one that was gone is there again
  default void followed(String source, FollowEvent event) {}
}

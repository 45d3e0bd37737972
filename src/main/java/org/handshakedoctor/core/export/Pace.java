package org.handshakedoctor.core.export;

import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import org.handshakedoctor.core.task.CancellationToken;

/// Lets a long piece of writing be watched and stopped.
///
/// @param progress is told from time to time how much is done, from 0 to 1
public record Pace(CancellationToken stopped, DoubleConsumer progress) {
  private static final int ROWS_BETWEEN = 1024;

  /// For who neither watches nor stops.
  public static Pace unwatched() {
    return new Pace(new CancellationToken(), _ -> {});
  }

  /// @throws CancellationException if nobody wants it any more
  void row(int done, int all) {
    if (done % ROWS_BETWEEN == 0) {
      if (stopped.isCancelled()) {
        throw new CancellationException();
      }
      progress.accept((double) done / Math.max(1, all));
    }
  }
}

package org.handshakedoctor.core.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.handshakedoctor.core.source.FollowEvent;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// Follows files after everything has been read: each has a thread that waits for it, and one tells
/// the listener, so that it hears of the last line too and never too often. Used once.
final class Following implements FollowedSource.Group {
  /// The listener is not told more often than this.
  private static final long TOLD_MILLIS = 250;

  /// Stopping takes no longer than this.
  private static final long LOOK_MILLIS = 50;

  private final FailureLogWriter log;
  private final Deque<Findings> spare;
  private final AnalysisListener listener;
  private final CancellationToken cancelled;
  private boolean grown;
  private int running;
  private @Nullable Throwable bug;

  Following(
      FailureLogWriter log,
      Deque<Findings> spare,
      AnalysisListener listener,
      CancellationToken cancelled) {
    this.log = log;
    this.spare = spare;
    this.listener = listener;
    this.cancelled = cancelled;
  }

  /// Goes on until cancelled.
  ///
  /// @return what broke it, or null
  @Nullable Throwable follow(List<FollowedSource> sources) {
    List<Thread> tails = new ArrayList<>();
    synchronized (log) {
      running = sources.size();
      spare.clear();
      listener.following(log::followed);
      for (FollowedSource source : sources) {
        tails.add(Thread.ofVirtual().start(() -> follow(source)));
      }
      tellUntilStopped();
    }
    tails.forEach(ParallelReading::join);
    return bug;
  }

  @Override
  public FailureLogWriter log() {
    return log;
  }

  @Override
  public Findings takeFindings() {
    return spare.isEmpty() ? new Findings() : spare.pop();
  }

  @Override
  public void giveBack(Findings findings) {
    spare.push(findings);
  }

  @Override
  public void grew() {
    grown = true;
  }

  @Override
  public void happened(String source, FollowEvent event) {
    listener.followed(source, event);
  }

  private void follow(FollowedSource source) {
    try {
      source.follow(cancelled);
    } catch (IOException _) {
      // The file cannot even be looked at any more; the others can.
    } catch (RuntimeException | Error e) {
      bug = e;
      cancelled.cancel();
    }
    synchronized (log) {
      running--;
    }
  }

  private void tellUntilStopped() {
    long told = System.nanoTime();
    try {
      while (running > 0 && !cancelled.isCancelled()) {
        log.wait(LOOK_MILLIS);
        long now = System.nanoTime();
        if (grown && (now - told) / 1_000_000 >= TOLD_MILLIS) {
          grown = false;
          told = now;
          listener.grown(log::followed);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      cancelled.cancel();
    }
  }
}

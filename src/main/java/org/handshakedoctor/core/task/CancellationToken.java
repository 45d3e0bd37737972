package org.handshakedoctor.core.task;

/// Carries the wish to stop from the one who waits to the one who works. Thread-safe; once
/// cancelled it stays cancelled.
public final class CancellationToken {
  private volatile boolean cancelled;

  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }
}

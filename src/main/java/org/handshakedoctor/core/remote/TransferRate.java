package org.handshakedoctor.core.remote;

/// How fast something comes, smoothed so that the time left does not jump. Thread-confined.
final class TransferRate {
  private static final double SECOND = 1e9;
  private static final long STEP = 250_000_000;

  /// Of the newest step in the whole.
  private static final double WEIGHT = 0.2;

  private long sinceNanos;
  private long sinceBytes = -1;
  private double bytesPerSecond;

  void reached(long bytes, long now) {
    if (sinceBytes < 0) {
      sinceBytes = bytes;
      sinceNanos = now;
      return;
    }
    long nanos = now - sinceNanos;
    if (nanos >= STEP) {
      double current = (bytes - sinceBytes) * SECOND / nanos;
      bytesPerSecond =
          bytesPerSecond == 0 ? current : bytesPerSecond + WEIGHT * (current - bytesPerSecond);
      sinceBytes = bytes;
      sinceNanos = now;
    }
  }

  FetchProgress progress(long bytes, long total) {
    return new FetchProgress(bytes, total, Math.round(bytesPerSecond));
  }
}

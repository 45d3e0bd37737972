package org.handshakedoctor.core.sftp;

/// How much of a file is asked for before the first of it has come. Thread-confined.
///
/// Too little, and a link with a long way stands idle; too much, and on a slow link whatever is
/// asked next waits for all of it. So it begins small, grows by what arrives, as TCP does, and is
/// no more than arrives in a second.
final class TransferWindow {
  static final int SMALLEST = 128 * 1024;
  static final int LARGEST = 8 * 1024 * 1024;

  private static final int STRETCHES = 8;
  private static final long MEASURED_NANOS = 250_000_000;
  private static final double SECOND_NANOS = 1e9;

  private final int largestStretch;
  private long bytes = SMALLEST;

  private long measuredSince = System.nanoTime();
  private long measuredBytes;
  private long aSecond = LARGEST;

  TransferWindow(int largestStretch) {
    this.largestStretch = largestStretch;
  }

  long bytes() {
    return bytes;
  }

  /// How much is asked for at once.
  int stretch() {
    return (int) Math.min(largestStretch, bytes / STRETCHES);
  }

  void arrived(int length) {
    arrived(length, System.nanoTime());
  }

  void arrived(int length, long now) {
    measuredBytes += length;
    long nanos = now - measuredSince;
    if (nanos >= MEASURED_NANOS) {
      aSecond = (long) (measuredBytes * SECOND_NANOS / nanos);
      measuredSince = now;
      measuredBytes = 0;
    }
    bytes = Math.clamp(Math.min(bytes + length, aSecond), SMALLEST, LARGEST);
  }
}

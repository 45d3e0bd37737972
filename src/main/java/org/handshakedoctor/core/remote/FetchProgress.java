package org.handshakedoctor.core.remote;

/// How far fetching a log has come.
///
/// @param bytes here, those of earlier times included
/// @param total how many there will be, or -1 where nobody knows
/// @param bytesPerSecond 0 until it is known
public record FetchProgress(long bytes, long total, long bytesPerSecond) {

  /// Seconds until all is here, or -1 where that is not known.
  public long secondsLeft() {
    return total < 0 || bytesPerSecond == 0
        ? -1
        : Math.ceilDiv(Math.max(0, total - bytes), bytesPerSecond);
  }
}

package org.handshakedoctor.core.analysis;

/// Finds the moment at which events begin to come faster.
final class Step {
  /// Logarithm of how much more probable a split among the events has to be than none: chance finds
  /// some split in every row of events.
  private static final double GAIN = 10;

  private Step() {}

  /// The first of the events that come faster: the split of the times into two stretches, each with
  /// a pace of its own, that makes what was seen most probable (two Poisson processes), of all in
  /// which the second is the faster.
  ///
  /// @param times in order, at least one
  /// @param from begin of the time in which events would have been seen
  static int up(int[] times, int from) {
    int size = times.length;
    int end = times[size - 1];
    int best = 0;
    double most = size * Math.log(pace(size, (double) end - times[0])) + GAIN;
    for (int k = 1; k < size; k++) {
      double slow = pace(k, (double) times[k] - from);
      double fast = pace(size - k, (double) end - times[k]);
      double likelihood = k * Math.log(slow) + (size - k) * Math.log(fast);
      if (fast > slow && likelihood > most) {
        most = likelihood;
        best = k;
      }
    }
    return best;
  }

  private static double pace(int events, double seconds) {
    // Clocks of logs have whole seconds, and no two stretches are shorter than a minute of life.
    return events / Math.max(60, seconds);
  }
}

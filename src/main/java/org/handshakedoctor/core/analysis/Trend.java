package org.handshakedoctor.core.analysis;

import java.util.Locale;

/// Whether failures become more or fewer: the first half of the time against the second.
public enum Trend {
  RISING,
  STEADY,
  FALLING,
  /// Too few to tell.
  UNKNOWN;

  /// Fewer than this can fall into either half by chance.
  private static final int ENOUGH = 20;

  /// Smaller differences are no news, however many failures there are.
  private static final double NOTABLE = 1.25;

  /// Standard deviations of the difference of two counts that chance alone seldom makes.
  private static final double DEVIATIONS = 2.6;

  /// The word used in the phrases.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @param earlier failures in the first half
  /// @param later failures in the second half
  static Trend of(int earlier, int later) {
    long all = (long) earlier + later;
    if (all < ENOUGH) {
      return UNKNOWN;
    }
    // The difference of two counts of chance varies by the root of their sum.
    boolean chance = Math.abs((long) later - earlier) < DEVIATIONS * Math.sqrt((double) all);
    boolean slight = Math.max(earlier, later) < NOTABLE * Math.min(earlier, later);
    if (chance || slight) {
      return STEADY;
    }
    return later > earlier ? RISING : FALLING;
  }
}

package org.handshakedoctor.core.analysis;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.handshakedoctor.core.tls.Fault;

/// Failures over time, in steps of equal length without gaps: a step in which nothing happened is
/// there, with zero. Filled by one thread, then only read.
public final class Timeline {
  private static final int MOST_BUCKETS = 120;
  private static final int DAY = 86_400;

  /// Lengths that a reader can think in.
  private static final int[] STEPS = {
    1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200, DAY, 7 * DAY, 28 * DAY,
    364 * DAY
  };

  /// Numbers with one digit of these are round.
  private static final int[] ROUND_DIGITS = {1, 2, 3, 4, 5, 6, 8};

  private final long start;
  private final int bucketSeconds;
  private final int size;
  private final Map<Fault, int[]> counts = new EnumMap<>(Fault.class);

  private Timeline(long start, int bucketSeconds, int size) {
    this.start = start;
    this.bucketSeconds = bucketSeconds;
    this.size = size;
    for (Fault fault : Fault.values()) {
      counts.put(fault, new int[size]);
    }
  }

  static Timeline empty() {
    return new Timeline(0, 1, 0);
  }

  /// @param first earliest time in seconds
  /// @param last latest time in seconds, at least `first`
  static Timeline between(int first, int last) {
    int step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0; i--) {
      if (buckets(first, last, STEPS[i]) <= MOST_BUCKETS) {
        step = STEPS[i];
      }
    }
    long start = Math.floorDiv((long) first, step) * step;
    return new Timeline(start, step, (int) buckets(first, last, step));
  }

  /// The step that a time is in.
  int bucketOf(int time) {
    return (int) ((time - start) / bucketSeconds);
  }

  /// Number of steps.
  public int size() {
    return size;
  }

  /// Length of a step.
  public int bucketSeconds() {
    return bucketSeconds;
  }

  /// When this step begins, in seconds as [FailureLog#time]; a multiple of the step.
  public long startOf(int bucket) {
    return start + (long) bucket * bucketSeconds;
  }

  public int total(int bucket) {
    return counts.values().stream().mapToInt(column -> column[bucket]).sum();
  }

  public int count(int bucket, Fault fault) {
    return column(fault)[bucket];
  }

  /// The smallest round number that is not below the highest total: where a scale ends.
  public int ceiling() {
    int highest = 1;
    for (int bucket = 0; bucket < size; bucket++) {
      highest = Math.max(highest, total(bucket));
    }
    for (long decade = 1; ; decade *= 10) {
      for (int digit : ROUND_DIGITS) {
        if (digit * decade >= highest) {
          return (int) Math.min(digit * decade, Integer.MAX_VALUE);
        }
      }
    }
  }

  /// The counts of one fault, to be filled.
  int[] column(Fault fault) {
    return Objects.requireNonNull(counts.get(fault));
  }

  private static long buckets(long first, long last, int step) {
    return Math.floorDiv(last, step) - Math.floorDiv(first, step) + 1;
  }
}

package org.handshakedoctor.core.analysis;

import java.util.Arrays;
import org.handshakedoctor.core.log.FailureSink;

/// A column of times that grows. Mutable.
final class Times {
  private int[] times = new int[16];
  private int size;

  /// Nothing if the line had none.
  void add(int time) {
    if (time == FailureSink.NO_TIME) {
      return;
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
    }
    times[size++] = time;
  }

  int[] sorted() {
    int[] sorted = Arrays.copyOf(times, size);
    Arrays.sort(sorted);
    return sorted;
  }
}

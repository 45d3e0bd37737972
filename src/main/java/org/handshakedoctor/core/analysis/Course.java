package org.handshakedoctor.core.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How some of the failures of a report are spread over its time. All courses of one report cover
/// the same time, from the first failure of any kind to the last, so they can be compared.
///
/// @param counts failures in each of [#STEPS] equal parts of that time; those without a time are in
///   none
public record Course(List<Integer> counts) {
  /// Even, so that both halves are made of whole parts.
  public static final int STEPS = 24;

  public static final Course EMPTY = of(new int[STEPS]);

  public Course {
    counts = List.copyOf(counts);
  }

  static Course of(int[] counts) {
    return new Course(Arrays.stream(counts).boxed().toList());
  }

  /// Failures in the first half of the time.
  public int earlier() {
    return sum(0, STEPS / 2);
  }

  /// Failures in the second half of the time.
  public int later() {
    return sum(STEPS / 2, STEPS);
  }

  private int sum(int from, int to) {
    return IntStream.range(from, to).map(counts::get).sum();
  }
}

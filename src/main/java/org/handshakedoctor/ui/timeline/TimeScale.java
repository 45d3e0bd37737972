package org.handshakedoctor.ui.timeline;

import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.analysis.Timeline;

/// Where the steps of a timeline lie on a line of pixels. Pure arithmetic, for at least one step.
///
/// Times are seconds as in [TimeRange]. Positions outside the line belong to its first or last
/// step.
///
/// @param start when the first step begins
/// @param step length of a step in seconds
/// @param size number of steps
/// @param left where the first step begins, in pixels
/// @param width of all steps together, in pixels
record TimeScale(long start, int step, int size, double left, double width) {

  static TimeScale of(Timeline timeline, double left, double width) {
    return new TimeScale(
        timeline.startOf(0), timeline.bucketSeconds(), timeline.size(), left, width);
  }

  long end() {
    return timeOf(size);
  }

  /// When this step begins; for [#size] when the last one ends.
  long timeOf(int bucket) {
    return start + (long) bucket * step;
  }

  /// The step that this time falls into.
  int bucketOf(long time) {
    return Math.clamp(Math.floorDiv(Math.clamp(time, start, end()) - start, step), 0, size - 1);
  }

  double x(long time) {
    return left + width * (Math.clamp(time, start, end()) - start) / (end() - start);
  }

  int bucketAt(double x) {
    return Math.clamp((long) Math.floor((x - left) / width * size), 0, size - 1);
  }

  /// The border between two steps that is nearest, from 0 to [#size].
  int edgeAt(double x) {
    return Math.clamp(Math.round((x - left) / width * size), 0, size);
  }

  /// All of the time from one step to another, whichever comes first.
  TimeRange span(int one, int other) {
    return new TimeRange(timeOf(Math.min(one, other)), timeOf(Math.max(one, other) + 1));
  }

  /// Whether any of the step lies in the range.
  boolean touches(TimeRange range, int bucket) {
    return timeOf(bucket) < range.until() && timeOf(bucket + 1) > range.from();
  }
}

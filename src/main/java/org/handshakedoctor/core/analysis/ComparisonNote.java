package org.handshakedoctor.core.analysis;

/// Something to know before believing the numbers of a [Comparison]. Not yet a sentence.
public sealed interface ComparisonNote {

  /// One of the two times is so short that a rate for a day is little more than a guess.
  ///
  /// @param after whether it is the second one
  record TooShort(boolean after, double hours) implements ComparisonNote {}

  /// For so long nothing failed at all, where at the pace of that time it would have: the log may
  /// have a gap, or nobody could come.
  record Gap(boolean after, long from, long until) implements ComparisonNote {}

  /// Only one of the two times has lines at level info, where nginx writes most failures of
  /// visitors: more or fewer lines say nothing about more or fewer failures.
  record Level(boolean afterHasInfo) implements ComparisonNote {}

  /// The server was another version in the second time.
  record Version(String before, String after) implements ComparisonNote {}

  /// The second log begins before the first one ends.
  record Overlap(long from, long until) implements ComparisonNote {}

  /// The second log is older than the first.
  record Reversed() implements ComparisonNote {}

  /// Lines that nobody understood are more than a twentieth of one log.
  record Unread(boolean after, double share) implements ComparisonNote {}
}

package org.handshakedoctor.core.analysis;

/// A span of logged time, in seconds since 1970 as if the log's zone were UTC.
///
/// @param from inclusive
/// @param until exclusive
public record TimeRange(long from, long until) {
  public static final TimeRange ALL = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

  public boolean contains(long seconds) {
    return seconds >= from && seconds < until;
  }
}

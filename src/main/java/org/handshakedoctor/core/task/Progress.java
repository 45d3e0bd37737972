package org.handshakedoctor.core.task;

/// How far reading has come.
///
/// @param source the name of the source being read
/// @param bytesRead bytes read so far, over all sources
/// @param bytesTotal bytes to read in all, or -1 where that is not known (standard input)
/// @param failures failures found so far
public record Progress(String source, long bytesRead, long bytesTotal, long failures) {

  /// From 0 to 1, or -1 where the total is not known.
  public double fraction() {
    return bytesTotal <= 0 ? -1 : Math.min(1, (double) bytesRead / bytesTotal);
  }
}

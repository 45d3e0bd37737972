package org.handshakedoctor.core.log;

import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// Takes what a format finds, in the order of the lines.
public interface FailureSink {
  /// In place of a time that the line does not have.
  int NO_TIME = Integer.MIN_VALUE;

  /// No record of any format is longer, in bytes. A failure can be taken back until so much has
  /// followed it.
  int LONGEST_RECORD = 4096;

  /// @param timeSeconds the logged local time as if it were UTC, in seconds since 1970, or
  ///   [#NO_TIME]
  /// @param client null where the line names none that can be trusted
  void failure(Line line, int timeSeconds, FailureKind kind, @Nullable IpAddress client);

  /// A line that a visitor made the server write. It is counted nowhere.
  ///
  /// @param claimed the address that the forged line accuses
  /// @param sender the address that sent the request, where the line shows it
  void forged(Line line, @Nullable IpAddress claimed, @Nullable IpAddress sender);

  /// A record has come to its end: what was reported from inside it was forged too, and the end
  /// names the sender of all of it.
  ///
  /// @param firstLine number of the first line that can be inside
  /// @param firstByte position before which no line is inside
  void retractSince(long firstLine, long firstByte, @Nullable IpAddress sender);
}

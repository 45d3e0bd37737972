package org.handshakedoctor.core.log;

import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// Takes what a format finds, in the order of the lines.
public interface FailureSink {
  /// In place of a time that the line does not have.
  int NO_TIME = Integer.MIN_VALUE;

  /// @param timeSeconds the logged local time as if it were UTC, in seconds since 1970, or [#NO_TIME]
  /// @param client null where the line names none that can be trusted
  void failure(Line line, int timeSeconds, FailureKind kind, @Nullable IpAddress client);

  /// A line that a visitor made the server write. It is counted nowhere.
  ///
  /// @param claimed the address that the forged line accuses
  /// @param sender the address that sent the request, where the rest of the record shows it
  void forged(Line line, @Nullable IpAddress claimed, @Nullable IpAddress sender);

  /// What was reported since this line was forged too; the end of the record has only now shown it.
  ///
  /// @param firstLine number of the first forged line
  void retractSince(long firstLine, @Nullable IpAddress sender);
}

package org.handshakedoctor.core.log;

import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// Takes what a format finds, nearly in the order of the lines: a failure whose reason stands
/// further down is reported when that has been read.
public interface FailureSink {
  /// In place of a time that the line does not have.
  int NO_TIME = LogEntry.NO_TIME;

  /// No record of any format is longer, in bytes. A failure can be taken back until so much has
  /// followed it.
  int LONGEST_RECORD = 4096;

  /// @param entry the one that names the client; valid only during the call
  /// @param timeSeconds the logged local time as if it were UTC, in seconds since 1970, or
  ///   [#NO_TIME]
  /// @param offsetSeconds how far the clock of that time was ahead of UTC, or [LogEntry#NO_OFFSET]
  /// @param client null where the log names none that can be trusted
  void failure(
      LogEntry entry,
      int timeSeconds,
      int offsetSeconds,
      FailureKind kind,
      @Nullable IpAddress client);

  /// A visitor was served: the line of an access log.
  default void visit(LogEntry entry, int timeSeconds, int offsetSeconds, IpAddress client) {}

  /// The server said something of itself.
  default void event(LogEntry entry, int timeSeconds, int offsetSeconds, ServerEvent event) {}

  /// The server has this address, or one of its backends.
  default void own(LogEntry entry, IpAddress address) {}

  /// A line that reports nothing, but says how far the log goes.
  default void other(int timeSeconds, int offsetSeconds) {}

  /// A line that a visitor made the server write. It is counted nowhere.
  ///
  /// @param claimed the address that the forged line accuses
  /// @param sender the address that sent the request, where the line shows it
  void forged(LogEntry entry, @Nullable IpAddress claimed, @Nullable IpAddress sender);

  /// A record has come to its end: what was reported from inside it was forged too, and the end
  /// names the sender of all of it.
  ///
  /// @param firstLine number of the first line that can be inside
  /// @param firstByte [LogEntry#position()] before which no line is inside
  void retractSince(long firstLine, long firstByte, @Nullable IpAddress sender);
}

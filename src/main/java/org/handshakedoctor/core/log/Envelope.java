package org.handshakedoctor.core.log;

import java.time.LocalDate;

/// What a syslog, journal, container or platform puts around the lines of a server. Stateless.
///
/// No line is in two envelopes: which one is asked first must not matter.
public interface Envelope {

  /// Takes the envelope off: narrows the entry to the message and notes the time, program and
  /// process that the envelope names.
  ///
  /// @param newest no line is later than this day; tells the year where the time has none
  /// @return false if the entry has no such envelope, and was not changed
  boolean open(LogEntry entry, LocalDate newest);
}

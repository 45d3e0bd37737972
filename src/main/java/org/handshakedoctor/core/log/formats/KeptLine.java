package org.handshakedoctor.core.log.formats;

import org.handshakedoctor.core.log.LogEntry;

/// A line whose failure is not told completely yet, kept until others have said the rest. Two are
/// equal if they say the same at the same distance, whatever they were read from.
///
/// @param entry a copy
record KeptLine(LogEntry entry) {

  static KeptLine of(LogEntry entry) {
    return new KeptLine(entry.copy());
  }

  /// The same line with its place counted from this one.
  KeptLine relativeTo(long position, long number) {
    return new KeptLine(entry.copyAt(entry.position() - position, entry.number() - number));
  }

  /// Undoes [#relativeTo(long, long)], perhaps from another place.
  KeptLine movedTo(long position, long number) {
    return new KeptLine(entry.copyAt(entry.position() + position, entry.number() + number));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeptLine(LogEntry that)
        && entry.position() == that.position()
        && entry.number() == that.number()
        && entry.toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return Long.hashCode(entry.position()) * 31 + Long.hashCode(entry.number());
  }
}

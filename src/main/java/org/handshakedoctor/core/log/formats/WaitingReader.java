package org.handshakedoctor.core.log.formats;

import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;

/// Reads a format in which a failure, or who it is about, is told by several lines.
///
/// @param <K> who wrote a line: a value
/// @param <V> what is known of it so far: a value
abstract class WaitingReader<K, V> implements LogFormat.Reader {
  final WaitingEntries<K, V> open = new WaitingEntries<>(this::report);

  /// Nothing that follows will say more of this entry.
  abstract void report(LogEntry entry, V known);

  @Override
  public void unread(LogEntry entry) {
    open.completeOld(entry.position());
  }

  @Override
  public void finish() {
    open.completeAll();
  }

  @Override
  public Object state(long position, long number) {
    return open.state(position, number);
  }

  @Override
  public void restore(Object state, long position, long number) {
    open.restore(state, position, number);
  }
}

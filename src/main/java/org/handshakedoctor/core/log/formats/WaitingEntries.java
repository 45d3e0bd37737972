package org.handshakedoctor.core.log.formats;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.jspecify.annotations.Nullable;

/// Entries that are kept until another of the same process, thread or connection completes them,
/// oldest first. Thread-confined.
///
/// Nothing is kept for longer than [LogFormat.Reader#MEMORY], so a log in which nothing is ever
/// completed cannot fill the memory.
///
/// @param <V> what is known so far; a value
final class WaitingEntries<V> {
  private final Map<String, Waiting<V>> waiting = new LinkedHashMap<>();

  @Nullable V get(String key) {
    Waiting<V> found = waiting.get(key);
    return found == null ? null : found.value();
  }

  /// Keeps a copy of the entry.
  void add(String key, LogEntry entry, V value) {
    waiting.remove(key);
    waiting.put(key, new Waiting<>(entry.copy(), value));
  }

  /// More is known of an entry that waits.
  void update(String key, V value) {
    waiting.computeIfPresent(key, (_, known) -> new Waiting<>(known.entry(), value));
  }

  void remove(String key) {
    waiting.remove(key);
  }

  /// The entry of this key waits no longer, if it did.
  void complete(String key, BiConsumer<LogEntry, V> report) {
    Waiting<V> found = waiting.remove(key);
    if (found != null) {
      report.accept(found.entry(), found.value());
    }
  }

  /// Nothing that follows here can complete what has waited for too long.
  void completeOld(long position, BiConsumer<LogEntry, V> report) {
    Iterator<Waiting<V>> all = waiting.values().iterator();
    while (all.hasNext()) {
      Waiting<V> oldest = all.next();
      if (position - oldest.entry().position() <= LogFormat.Reader.MEMORY) {
        return;
      }
      all.remove();
      report.accept(oldest.entry(), oldest.value());
    }
  }

  /// As [#completeOld], where nobody wants to know.
  void forgetOld(long position) {
    completeOld(position, (_, _) -> {});
  }

  void completeAll(BiConsumer<LogEntry, V> report) {
    waiting.values().forEach(one -> report.accept(one.entry(), one.value()));
    waiting.clear();
  }

  /// What is kept, counted from a place; see [LogFormat.Reader#state].
  List<Kept<V>> state(long position, long number) {
    return waiting.entrySet().stream()
        .map(
            one -> {
              LogEntry entry = one.getValue().entry();
              return new Kept<>(
                  one.getKey(),
                  position - entry.position(),
                  number - entry.number(),
                  one.getValue().value(),
                  entry);
            })
        .toList();
  }

  void restore(List<Kept<V>> state, long position, long number) {
    waiting.clear();
    for (Kept<V> one : state) {
      LogEntry entry = one.entry().copyAt(position - one.bytesBefore(), number - one.linesBefore());
      waiting.put(one.key(), new Waiting<>(entry, one.value()));
    }
  }

  private record Waiting<V>(LogEntry entry, V value) {}

  /// Told by its place and what is known of it; the entry itself only goes along.
  record Kept<V>(String key, long bytesBefore, long linesBefore, V value, LogEntry entry) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Kept<?> that
          && key.equals(that.key)
          && bytesBefore == that.bytesBefore
          && linesBefore == that.linesBefore
          && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return Objects.hash(key, bytesBefore, linesBefore, value);
    }
  }
}

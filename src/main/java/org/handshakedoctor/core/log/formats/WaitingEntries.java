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
/// Nothing is kept for longer than half of [LogFormat.Reader#MEMORY], so a log in which nothing is
/// ever completed cannot fill the memory. It is half, because whether an entry waits for others or
/// completes one depends on what stands as far before it again.
///
/// @param <K> who wrote the entry: a value
/// @param <V> what is known so far: a value
final class WaitingEntries<K, V> {
  private static final int REACH = LogFormat.Reader.MEMORY / 2;

  private final Map<K, Waiting<V>> waiting = new LinkedHashMap<>();
  private final BiConsumer<LogEntry, V> report;

  /// @param report takes an entry of which no more will be known
  WaitingEntries(BiConsumer<LogEntry, V> report) {
    this.report = report;
  }

  @Nullable V get(K key) {
    Waiting<V> found = waiting.get(key);
    return found == null ? null : found.value();
  }

  /// The entry that waits, as it was when it was added.
  @Nullable LogEntry entry(K key) {
    Waiting<V> found = waiting.get(key);
    return found == null ? null : found.entry();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /// Keeps a copy of the entry, and no longer another of this key.
  void add(K key, LogEntry entry, V value) {
    waiting.remove(key);
    waiting.put(key, new Waiting<>(entry.copy(), value));
  }

  /// More is known of an entry that waits.
  void update(K key, V value) {
    waiting.computeIfPresent(key, (_, known) -> new Waiting<>(known.entry(), value));
  }

  void remove(K key) {
    waiting.remove(key);
  }

  /// The entry of this key waits no longer, if it did.
  void complete(K key) {
    Waiting<V> found = waiting.remove(key);
    if (found != null) {
      report.accept(found.entry(), found.value());
    }
  }

  /// Nothing that follows here can complete what has waited for too long.
  void completeOld(long position) {
    if (waiting.isEmpty()) {
      return;
    }
    Iterator<Waiting<V>> all = waiting.values().iterator();
    while (all.hasNext()) {
      Waiting<V> oldest = all.next();
      if (oldest.entry().position() + REACH > position) {
        return;
      }
      all.remove();
      report.accept(oldest.entry(), oldest.value());
    }
  }

  void completeAll() {
    if (!waiting.isEmpty()) {
      waiting.values().forEach(one -> report.accept(one.entry(), one.value()));
      waiting.clear();
    }
  }

  /// What is kept, counted from a place; see [LogFormat.Reader#state].
  List<Kept<K, V>> state(long position, long number) {
    completeOld(position);
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

  /// Goes on from a [#state] of entries of the same kind.
  @SuppressWarnings("unchecked")
  void restore(Object state, long position, long number) {
    waiting.clear();
    for (Kept<K, V> one : (List<Kept<K, V>>) state) {
      LogEntry entry = one.entry().copyAt(position - one.bytesBefore(), number - one.linesBefore());
      waiting.put(one.key(), new Waiting<>(entry, one.value()));
    }
  }

  private record Waiting<V>(LogEntry entry, V value) {}

  /// Told by its place and what is known of it; the entry itself only goes along.
  record Kept<K, V>(K key, long bytesBefore, long linesBefore, V value, LogEntry entry) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Kept<?, ?> that
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

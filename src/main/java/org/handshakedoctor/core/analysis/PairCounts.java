package org.handshakedoctor.core.analysis;

import java.util.Arrays;

/// How often each client failed for each cause. Thread-confined.
///
/// Nearly all of the pairs of a million clients and fifty causes are empty, so the full ones lie in
/// an open addressing table with linear probing: key `client << 20 | cause`, 12 bytes a slot.
final class PairCounts {
  private static final int CAUSE_BITS = 20;
  private static final long EMPTY = -1;

  private long[] keys = new long[1024];
  private int[] counts = new int[1024];
  private int size;

  PairCounts() {
    Arrays.fill(keys, EMPTY);
  }

  void add(int client, int cause) {
    long key = (long) client << CAUSE_BITS | cause;
    int slot = slotOf(key);
    if (keys[slot] == EMPTY) {
      keys[slot] = key;
      if (++size * 2 > keys.length) {
        grow();
        slot = slotOf(key);
      }
    }
    counts[slot]++;
  }

  /// The number of clients of each cause.
  int[] distinctByCause(int causes) {
    int[] distinct = new int[causes];
    for (long key : keys) {
      if (key != EMPTY) {
        distinct[cause(key)]++;
      }
    }
    return distinct;
  }

  /// The same counts, ordered by client.
  ByClient byClient(int clients) {
    int[] starts = new int[clients + 1];
    for (long key : keys) {
      if (key != EMPTY) {
        starts[client(key) + 1]++;
      }
    }
    for (int i = 0; i < clients; i++) {
      starts[i + 1] += starts[i];
    }
    int[] next = Arrays.copyOf(starts, clients);
    int[] causeColumn = new int[size];
    int[] countColumn = new int[size];
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != EMPTY) {
        int at = next[client(keys[slot])]++;
        causeColumn[at] = cause(keys[slot]);
        countColumn[at] = counts[slot];
      }
    }
    return new ByClient(starts, causeColumn, countColumn);
  }

  /// The pairs of client `c` are those from `from(c)` up to but not including `from(c + 1)`.
  static final class ByClient {
    private final int[] starts;
    private final int[] causes;
    private final int[] counts;

    private ByClient(int[] starts, int[] causes, int[] counts) {
      this.starts = starts;
      this.causes = causes;
      this.counts = counts;
    }

    int from(int client) {
      return starts[client];
    }

    int cause(int pair) {
      return causes[pair];
    }

    int count(int pair) {
      return counts[pair];
    }
  }

  private static int client(long key) {
    return (int) (key >>> CAUSE_BITS);
  }

  private static int cause(long key) {
    return (int) (key & (1 << CAUSE_BITS) - 1);
  }

  private int slotOf(long key) {
    long h = key * 0x9E37_79B9_7F4A_7C15L;
    int mask = keys.length - 1;
    int slot = (int) (h >>> 32) & mask;
    while (keys[slot] != EMPTY && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    counts = new int[keys.length];
    Arrays.fill(keys, EMPTY);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int slot = slotOf(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}

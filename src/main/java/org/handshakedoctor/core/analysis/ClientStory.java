package org.handshakedoctor.core.analysis;

import java.util.Arrays;
import org.handshakedoctor.core.log.FailureSink;

/// All failures of one client in the order of time, cut into stays and bursts. Mutable: one object
/// is used for one client after the other.
final class ClientStory {
  private final int[] entryOfCause;

  /// By number of a cause: the client that was last seen with it, or with its entry, from 1.
  private final int[] clientOfCause;

  private final int[] clientOfEntry;

  private long[] rows = new long[0];
  private int from;
  private int clients;

  /// The stay that a row is in, counted from 0; the rows without a time are one of their own.
  private int[] stays = new int[64];

  private boolean[] bursts = new boolean[64];
  private int size;
  private int largestBurst;

  /// Without repeats, and the same of their entries.
  private int[] causes = new int[16];

  private int causesSize;
  private int[] entries = new int[16];
  private int entriesSize;

  ClientStory(int[] entryOfCause) {
    this.entryOfCause = entryOfCause;
    this.clientOfCause = new int[entryOfCause.length];
    this.clientOfEntry = new int[entryOfCause.length];
  }

  /// A failure as one number, so that sorting them is sorting by time. Those without a time come
  /// first.
  static long row(int time, int cause) {
    return (long) time << 32 | cause;
  }

  /// Reads the story of the client whose rows these are, and sorts them.
  void read(long[] all, int first, int to) {
    rows = all;
    from = first;
    size = to - first;
    clients++;
    if (size > stays.length) {
      stays = new int[Math.max(size, 2 * stays.length)];
      bursts = new boolean[stays.length];
    }
    Arrays.sort(rows, first, to);
    findStays();
    findBursts();
    findCauses();
  }

  static int cause(long row) {
    return (int) row;
  }

  /// Seconds, or NO_TIME.
  static int time(long row) {
    return (int) (row >> 32);
  }

  int size() {
    return size;
  }

  int cause(int index) {
    return cause(rows[from + index]);
  }

  /// Seconds, or NO_TIME.
  int time(int index) {
    return time(rows[from + index]);
  }

  int stay(int index) {
    return stays[index];
  }

  boolean isInBurst(int index) {
    return bursts[index];
  }

  int largestBurst() {
    return largestBurst;
  }

  /// Number of different causes.
  int causes() {
    return causesSize;
  }

  /// One of the different causes.
  int differentCause(int index) {
    return causes[index];
  }

  /// How many entries explain what this client did.
  int entries() {
    return entriesSize;
  }

  /// One of them, as [#entry] numbers them.
  int differentEntry(int index) {
    return entries[index];
  }

  /// As the number of the first cause with this entry.
  int entry(int cause) {
    return entryOfCause[cause];
  }

  private void findStays() {
    int stay = 0;
    for (int i = 0; i < size; i++) {
      if (i > 0 && (long) time(i) - time(i - 1) >= Occurrence.PAUSE_SECONDS) {
        stay++;
      }
      stays[i] = stay;
    }
  }

  private void findBursts() {
    largestBurst = 0;
    Arrays.fill(bursts, 0, size, false);
    int first = 0;
    int marked = 0;
    for (int i = 0; i < size; i++) {
      while ((long) time(i) - time(first) > Occurrence.BURST_SECONDS) {
        first++;
      }
      int inWindow = i - first + 1;
      if (inWindow >= Occurrence.BURST && time(i) != FailureSink.NO_TIME) {
        Arrays.fill(bursts, Math.max(first, marked), i + 1, true);
        marked = i + 1;
        largestBurst = Math.max(largestBurst, inWindow);
      }
    }
  }

  private void findCauses() {
    causesSize = 0;
    entriesSize = 0;
    for (int i = 0; i < size; i++) {
      int cause = cause(i);
      if (clientOfCause[cause] != clients) {
        clientOfCause[cause] = clients;
        causes = roomFor(causesSize + 1, causes);
        causes[causesSize++] = cause;
        int entry = entryOfCause[cause];
        if (clientOfEntry[entry] != clients) {
          clientOfEntry[entry] = clients;
          entries = roomFor(entriesSize + 1, entries);
          entries[entriesSize++] = entry;
        }
      }
    }
  }

  private static int[] roomFor(int size, int[] column) {
    return size <= column.length ? column : Arrays.copyOf(column, 2 * column.length);
  }
}

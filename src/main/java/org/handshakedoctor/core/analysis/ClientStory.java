package org.handshakedoctor.core.analysis;

import java.util.Arrays;
import org.handshakedoctor.core.log.FailureSink;

/// All failures of one client in the order of time, cut into stays and bursts. Mutable: one object
/// is used for one client after the other.
final class ClientStory {
  private final FailureLog log;
  private final int[] entryOfCause;

  /// Time in the upper half, number of the cause in the lower, so that sorting them is sorting by
  /// time. Those without a time come first.
  private long[] rows = new long[64];

  /// The stay that a row is in, counted from 0; the rows without a time are one of their own.
  private int[] stays = new int[64];

  private boolean[] bursts = new boolean[64];
  private int size;
  private int largestBurst;
  private int[] causes = new int[0];
  private int entries;

  ClientStory(FailureLog log, int[] entryOfCause) {
    this.log = log;
    this.entryOfCause = entryOfCause;
  }

  /// Reads the story of the client whose rows these are.
  void read(int[] numbers, int from, int to) {
    size = to - from;
    if (size > rows.length) {
      rows = new long[Math.max(size, 2 * rows.length)];
      stays = new int[rows.length];
      bursts = new boolean[rows.length];
    }
    for (int i = 0; i < size; i++) {
      int row = numbers[from + i];
      rows[i] = (long) log.time(row) << 32 | log.causeId(log.kindId(row));
    }
    Arrays.sort(rows, 0, size);
    findStays();
    findBursts();
    findCauses();
  }

  int size() {
    return size;
  }

  int cause(int index) {
    return (int) rows[index];
  }

  /// Seconds, or NO_TIME.
  int time(int index) {
    return (int) (rows[index] >> 32);
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

  /// Numbers of the causes, without repeats.
  int[] causes() {
    return causes;
  }

  /// How many entries explain what this client did.
  int entries() {
    return entries;
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
    if (size == 1) {
      causes = new int[] {cause(0)};
      entries = 1;
      return;
    }
    int[] all = new int[size];
    for (int i = 0; i < size; i++) {
      all[i] = cause(i);
    }
    causes = Arrays.stream(all).distinct().toArray();
    entries = (int) Arrays.stream(causes).map(cause -> entryOfCause[cause]).distinct().count();
  }
}

package org.handshakedoctor.core.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.ServerEvent;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// The failures of one source, in the order in which they were read. Mutable; guarded by the lock
/// of the log.
final class SourceLog {
  /// A visitor can forge millions; the first are enough to show, the rest is counted.
  static final int FORGED_KEPT = 1000;

  /// What the server says of itself is kept as long as it is no flood.
  static final int EVENTS_KEPT = 256;

  /// A server has a few addresses, but a log is text that an enemy may have made.
  static final int OWN_KEPT = 1024;

  /// More failures than a record has room for.
  private static final int RECENT = 128;

  private static final AtomicInteger IDS = new AtomicInteger();

  private final int id = IDS.getAndIncrement();
  private final Columns columns = new Columns();
  private final long[] recentMessages = new long[RECENT];
  private final List<Forged> forged = new ArrayList<>();
  private final List<Said> events = new ArrayList<>();
  private final Map<IpAddress, Own> own = new HashMap<>();
  private int firstTime = FailureSink.NO_TIME;
  private int lastTime = FailureSink.NO_TIME;
  private @Nullable Supplier<SourceSummary> summary;
  private int size;

  /// So many rows are shown although their record may go on: nothing has come for a while.
  private int quiet;

  private long forgedCount;

  /// @param messagePosition see [org.handshakedoctor.core.log.LogEntry#position()]
  record Forged(
      long line, long messagePosition, @Nullable IpAddress claimed, @Nullable IpAddress sender) {}

  record Own(long line, long messagePosition, IpAddress address) {}

  record Said(long line, long messagePosition, int time, ServerEvent what) {}

  void addEvent(Said one) {
    if (events.size() < EVENTS_KEPT) {
      events.add(one);
    }
  }

  /// The first line that names an address counts; only from that it can be taken back.
  void addOwn(Own one) {
    if (own.size() < OWN_KEPT) {
      own.putIfAbsent(one.address(), one);
    }
  }

  /// @param time of a line, or [FailureSink#NO_TIME]
  void addTime(int time) {
    if (time != FailureSink.NO_TIME) {
      firstTime = firstTime == FailureSink.NO_TIME ? time : Math.min(firstTime, time);
      lastTime = Math.max(lastTime, time);
    }
  }

  void add(int time, int client, int kind, long position, long line, long messagePosition) {
    recentMessages[size % RECENT] = messagePosition;
    columns.set(size++, time, client, kind, position, (int) line);
  }

  void addForged(Forged one) {
    forgedCount++;
    if (forged.size() < FORGED_KEPT) {
      forged.add(one);
    }
  }

  /// As [FailureSink#retractSince]. Not only the last rows are looked at: a failure that waited for
  /// its reason comes after those of later lines.
  void retractSince(
      long firstLine, long firstByte, @Nullable IpAddress sender, FailureLogWriter log) {
    for (int i = forged.size() - 1; i >= 0; i--) {
      Forged known = forged.get(i);
      if (known.line() < firstLine || known.messagePosition() < firstByte) {
        break;
      }
      forged.set(i, new Forged(known.line(), known.messagePosition(), known.claimed(), sender));
    }
    events.removeIf(one -> one.line() >= firstLine && one.messagePosition() >= firstByte);
    own.values()
        .removeIf(one -> one.line() >= firstLine && one.messagePosition() >= firstByte);
    int oldest = Math.max(0, size - RECENT);
    int kept = oldest;
    for (int row = oldest; row < size; row++) {
      long line = Integer.toUnsignedLong(columns.line(row));
      long message = recentMessages[row % RECENT];
      if (line >= firstLine && message >= firstByte) {
        addForged(new Forged(line, message, log.clientOrNull(columns.client(row)), sender));
      } else {
        recentMessages[kept % RECENT] = message;
        columns.copy(row, kept++);
      }
    }
    size = kept;
  }

  /// Null until the source has been begun.
  @Nullable SourceSummary summary() {
    return summary == null ? null : summary.get();
  }

  /// From now on the source is seen in the log.
  ///
  /// @param now asked whenever somebody looks, under the lock of the log
  void begin(Supplier<SourceSummary> now) {
    summary = now;
  }

  /// Unlike that of any other source, of this reading or another.
  int id() {
    return id;
  }

  int size() {
    return size;
  }

  long forgedCount() {
    return forgedCount;
  }

  List<Said> events() {
    return events;
  }

  /// The addresses of the server and of its backends.
  Set<IpAddress> own() {
    return own.keySet();
  }

  /// Time of the earliest line, or [FailureSink#NO_TIME].
  int firstTime() {
    return firstTime;
  }

  int lastTime() {
    return lastTime;
  }

  List<Forged> forged() {
    return forged;
  }

  /// The rows below a size, to be read by other threads.
  Columns view() {
    return columns.view();
  }

  /// Nothing more comes for now.
  void settle() {
    quiet = size;
  }

  /// Number of the rows that can no longer turn out to be forged, as far as one can tell now.
  int settled() {
    int oldest = Math.max(0, size - RECENT);
    long end = 0;
    for (int row = oldest; row < size; row++) {
      end = Math.max(end, recentMessages[row % RECENT]);
    }
    int settled = oldest;
    while (settled < size && recentMessages[settled % RECENT] <= end - FailureSink.LONGEST_RECORD) {
      settled++;
    }
    return Math.max(settled, Math.min(quiet, size));
  }
}

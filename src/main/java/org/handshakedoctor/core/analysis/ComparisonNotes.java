package org.handshakedoctor.core.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.handshakedoctor.core.analysis.Comparison.Side;
import org.handshakedoctor.core.analysis.RangeCounts.Tally;
import org.handshakedoctor.core.log.FailureSink;
import org.jspecify.annotations.Nullable;

/// Finds what stands in the way of comparing two times.
final class ComparisonNotes {
  private static final int HOUR = 3600;
  private static final double HOURS_OF_A_DAY = 24;

  /// More than a clock of 32 bits has.
  private static final int MOST_HOURS = 1 << 21;

  /// So many occasions had to be expected in a silence to wonder at it: a Poisson variable of mean
  /// 20 is zero once in five hundred million times, and nights are quieter than days.
  private static final double EXPECTED_IN_A_GAP = 20;

  private static final double EXPECTED_AT_INFO = 10;
  private static final double MUCH_UNREAD = 0.05;
  private static final String INFO = "info";

  private ComparisonNotes() {}

  static List<ComparisonNote> of(Side before, Side after, Tally first, Tally second) {
    List<ComparisonNote> notes = new ArrayList<>();
    addShort(notes, before, false);
    addShort(notes, after, true);
    addLevel(notes, before, after);
    addVersion(notes, before, after);
    addGap(notes, before, first, false);
    addGap(notes, after, second, true);
    if (before.report().log() != after.report().log()) {
      addUnread(notes, before, false);
      addUnread(notes, after, true);
      addOrder(notes, before.span(), after.span());
    }
    return notes;
  }

  private static void addShort(List<ComparisonNote> notes, Side side, boolean isAfter) {
    if (side.days() < 1) {
      notes.add(new ComparisonNote.TooShort(isAfter, side.days() * HOURS_OF_A_DAY));
    }
  }

  private static void addLevel(List<ComparisonNote> notes, Side before, Side after) {
    int earlier = atInfo(before.report());
    int later = atInfo(after.report());
    boolean vanished = later == 0 && earlier / before.days() * after.days() >= EXPECTED_AT_INFO;
    boolean appeared = earlier == 0 && later / after.days() * before.days() >= EXPECTED_AT_INFO;
    if (vanished || appeared) {
      notes.add(new ComparisonNote.Level(appeared));
    }
  }

  private static int atInfo(Report report) {
    return report.kinds().stream()
        .filter(one -> INFO.equals(one.kind().level()))
        .mapToInt(Report.KindCount::failures)
        .sum();
  }

  private static void addVersion(List<ComparisonNote> notes, Side before, Side after) {
    String earlier = version(before);
    String later = version(after);
    if (earlier != null && later != null && !earlier.equals(later)) {
      notes.add(new ComparisonNote.Version(earlier, later));
    }
  }

  /// The one that was started last.
  private static @Nullable String version(Side side) {
    String version = null;
    for (ServerMark event : side.report().log().span().events()) {
      if (event.version() != null && side.span().contains(event.time())) {
        version = event.version();
      }
    }
    return version;
  }

  private static void addGap(List<ComparisonNote> notes, Side side, Tally all, boolean isAfter) {
    int hours = (int) Math.min(MOST_HOURS, side.days() * HOURS_OF_A_DAY) + 1;
    double pace = all.occasions / Math.max(1.0, side.days() * HOURS_OF_A_DAY);
    if (pace == 0) {
      return;
    }
    BitSet busy = new BitSet(hours);
    Report report = side.report();
    for (int i = 0; i < report.rows().size(); i++) {
      int time = report.log().time(report.rows().get(i));
      if (time != FailureSink.NO_TIME) {
        busy.set((int) ((time - side.span().from()) / HOUR));
      }
    }
    int longest = 0;
    int at = 0;
    for (int from = busy.nextClearBit(0); from < hours; from = busy.nextClearBit(from)) {
      int to = busy.nextSetBit(from);
      to = to < 0 ? hours : to;
      if (to - from > longest) {
        longest = to - from;
        at = from;
      }
      from = to;
    }
    if (longest * pace >= EXPECTED_IN_A_GAP) {
      long from = side.span().from() + (long) at * HOUR;
      long until = Math.min(side.span().until(), from + (long) longest * HOUR);
      notes.add(new ComparisonNote.Gap(isAfter, from, until));
    }
  }

  private static void addUnread(List<ComparisonNote> notes, Side side, boolean isAfter) {
    long lines = side.report().lines();
    long unread = side.report().log().sources().stream().mapToLong(SourceSummary::unread).sum();
    double share = lines == 0 ? 0 : (double) unread / lines;
    if (share > MUCH_UNREAD) {
      notes.add(new ComparisonNote.Unread(isAfter, share));
    }
  }

  private static void addOrder(List<ComparisonNote> notes, TimeRange before, TimeRange after) {
    if (after.until() <= before.from()) {
      notes.add(new ComparisonNote.Reversed());
    } else if (after.from() < before.until()) {
      notes.add(
          new ComparisonNote.Overlap(
              Math.max(before.from(), after.from()), Math.min(before.until(), after.until())));
    }
  }
}

package org.handshakedoctor.core.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.handshakedoctor.core.log.FailureSink;
import org.jspecify.annotations.Nullable;

/// Finds the moments of a log at which something about the server changed: what it says of itself,
/// and where the level at which it writes seems to have been changed.
///
/// That the level changed is only said where chance is no explanation: in the hours with lines at
/// level info there is one in so many hours that the time without any, at the same pace, would have
/// had at least ten ([#LEAST_EXPECTED]; a Poisson variable of mean ten is zero once in 22,000
/// times). Hours are counted and not lines, because lines come in bursts.
public final class ServerMarks {
  private static final int HOUR = 3600;
  private static final double LEAST_EXPECTED = 10;

  /// A server that is started again by a supervisor every second is told once.
  private static final int SAME_MOMENT_SECONDS = 2;

  private static final String INFO = "info";

  private ServerMarks() {}

  /// In the order of their times.
  public static List<ServerMark> of(FailureLog log) {
    List<ServerMark> marks = new ArrayList<>();
    String version = null;
    ServerMark previous = null;
    for (ServerMark event : log.span().events()) {
      ServerMark mark = event;
      String now = event.version();
      if (version != null && now != null && !now.equals(version)) {
        mark = new ServerMark(event.time(), ServerMark.Kind.VERSION, now);
      }
      version = now == null ? version : now;
      if (!isSame(previous, mark)) {
        marks.add(mark);
      }
      previous = mark;
    }
    marks.addAll(levelChanges(log));
    marks.sort(Comparator.comparingInt(ServerMark::time));
    return List.copyOf(marks);
  }

  private static boolean isSame(@Nullable ServerMark one, ServerMark other) {
    return one != null
        && one.kind() == other.kind()
        && other.time() - one.time() <= SAME_MOMENT_SECONDS;
  }

  private static List<ServerMark> levelChanges(FailureLog log) {
    boolean[] isInfo = new boolean[log.kinds().size()];
    for (int kind = 0; kind < isInfo.length; kind++) {
      isInfo[kind] = INFO.equals(log.kinds().get(kind).level());
    }
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    LongSet hours = new LongSet();
    for (int i = 0; i < log.size(); i++) {
      int time = log.time(i);
      if (time != FailureSink.NO_TIME && isInfo[log.kindId(i)]) {
        first = Math.min(first, time);
        last = Math.max(last, time);
        hours.add(Math.floorDiv(time, HOUR));
      }
    }
    if (hours.size() == 0 || log.span().first() == FailureSink.NO_TIME) {
      return List.of();
    }
    double pace = hours.size() / Math.max(1, ((double) last - first) / HOUR + 1);
    double before = ((double) first - log.span().first()) / HOUR;
    double after = ((double) log.span().last() - last) / HOUR;
    List<ServerMark> changes = new ArrayList<>();
    if (pace * before >= LEAST_EXPECTED) {
      changes.add(new ServerMark(first, ServerMark.Kind.INFO_BEGINS, null));
    }
    if (pace * after >= LEAST_EXPECTED) {
      changes.add(new ServerMark(last, ServerMark.Kind.INFO_ENDS, null));
    }
    return changes;
  }
}

package org.handshakedoctor.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Timeline;
import org.handshakedoctor.core.diagnosis.Evidence.Moment;
import org.handshakedoctor.core.log.FailureSink;

/// What this log cannot show, said every time.
final class LogLimits implements DiagnosisRule {
  /// Every log has a few lines of something else.
  private static final double UNREAD = 0.05;

  /// Longer than a night.
  private static final int GAP_SECONDS = 86_400;

  /// Steps with failures that the stretch would have had at the pace of the rest; a Poisson
  /// variable of this mean is zero once in 22,000 times.
  private static final int EXPECTED = 10;

  @Override
  public List<Evidence> examine(Case c) {
    if (c.understoodLines() == 0) {
      return List.of();
    }
    List<Evidence> limits = new ArrayList<>();
    boolean info =
        c.report().kinds().stream().anyMatch(count -> "info".equals(count.kind().level()));
    if (!info && c.hasLogOf("nginx")) {
      limits.add(Evidence.explaining("limits-level"));
    }
    if (c.report().log().visitors() < 0) {
      limits.add(Evidence.explaining("limits-success"));
    }
    addSpan(c.report().log(), limits);
    addGap(c.report(), limits);
    long unread = c.report().lines() - c.understoodLines();
    if (unread > UNREAD * c.report().lines()) {
      limits.add(Evidence.explaining("limits-unread", unread, c.report().lines()));
    }
    return limits;
  }

  private static void addSpan(FailureLog log, List<Evidence> limits) {
    if (log.firstTime() != FailureSink.NO_TIME) {
      limits.add(
          Evidence.explaining(
              "limits-span",
              new Moment(log.firstTime()),
              new Moment(log.lastTime(), log.firstTime())));
    }
  }

  /// A stretch without any failure that is too long to be quiet: lines may be missing.
  private static void addGap(Report report, List<Evidence> limits) {
    Timeline timeline = report.timeline();
    int longest = 0;
    int end = 0;
    int run = 0;
    int busy = 0;
    for (int bucket = 0; bucket < timeline.size(); bucket++) {
      run = timeline.total(bucket) == 0 ? run + 1 : 0;
      busy += timeline.total(bucket) == 0 ? 0 : 1;
      if (run > longest) {
        longest = run;
        end = bucket;
      }
    }
    double pace = (double) busy / Math.max(1, timeline.size() - longest);
    if ((long) longest * timeline.bucketSeconds() >= GAP_SECONDS && pace * longest >= EXPECTED) {
      limits.add(
          Evidence.explaining(
              "limits-gap",
              new Moment((int) timeline.startOf(end - longest + 1)),
              new Moment((int) timeline.startOf(end + 1))));
    }
  }
}

package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;

/// Failures in equal steps of time are those of a machine: a health check that hangs up, a monitor,
/// a program that somebody forgot.
final class Machines implements DiagnosisRule {
  /// Where most failures are a machine's, it is what the log is about.
  private static final double SHARE = 0.5;

  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  @Override
  public List<Evidence> examine(Case c) {
    return c.regulars().stream()
        .filter(one -> !one.monitor())
        .map(one -> evidence(c, one))
        .toList();
  }

  private static Evidence evidence(Case c, Regular one) {
    boolean most = one.client().failures() >= SHARE * c.report().failures();
    Verdict verdict = one.harmless() ? Verdict.NOTHING_TO_DO : Verdict.WATCH;
    Object[] arguments = {
      one.client().address(),
      one.client().failures(),
      inUnits(one.step()),
      unit(one.step()),
      new EntryName(one.client().causes().getFirst().cause().entry())
    };
    if (one.knocks()) {
      return most
          ? Evidence.deciding("health-check", verdict, Confidence.SURE, arguments)
          : Evidence.explaining("health-check", arguments);
    }
    return most
        ? Evidence.deciding("forgotten-program", verdict, Confidence.SURE, arguments)
        : Evidence.explaining("forgotten-program", arguments);
  }

  /// 0 for seconds, 1 for minutes, 2 for hours: the unit that one says it in.
  private static int unit(int seconds) {
    return seconds < 2 * MINUTE ? 0 : seconds < 2 * HOUR ? 1 : 2;
  }

  private static long inUnits(int seconds) {
    return Math.round((double) seconds / List.of(1, MINUTE, HOUR).get(unit(seconds)));
  }
}

package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.core.rules.SpareReason;

/// One address that fails so often that it costs something: the only reason to think of blocking.
final class Flood implements DiagnosisRule {
  /// A failed handshake costs about half a millisecond of one core, so this is a few seconds a day;
  /// more of a nuisance in the log than a load.
  private static final int FAILURES_A_DAY = 5_000;

  @Override
  public List<Evidence> examine(Case c) {
    BlockAdvice advice = new BlockAdvice(c.networks(), new Guard(0));
    return c.report().clients().stream()
        .takeWhile(client -> isFlood(client.failures(), c.days()))
        .filter(client -> advice.spare(client).stream().allMatch(Flood::isOnlyAnExample))
        .limit(1)
        .map(client -> evidence(c, client))
        .toList();
  }

  static boolean isFlood(int failures, double days) {
    return failures / days >= FAILURES_A_DAY;
  }

  /// In a log with addresses for examples these stand for ordinary ones.
  private static boolean isOnlyAnExample(SpareReason reason) {
    return reason == SpareReason.DOCUMENTATION;
  }

  private static Evidence evidence(Case c, ClientSummary client) {
    return Evidence.deciding(
        "flood",
        Verdict.CONSIDER_BLOCKING,
        Confidence.LIKELY,
        client.address(),
        client.failures(),
        Math.round(client.failures() / c.days()));
  }
}

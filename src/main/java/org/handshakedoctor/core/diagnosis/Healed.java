package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.analysis.ServerMark;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.diagnosis.Evidence.Moment;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.tls.Leg;

/// A server that started or reloaded after its last complaint about itself has found everything it
/// needs. A reload is told before it is tried, so only one that no complaint follows counts.
final class Healed implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    List<ReasonSummary> broken =
        c.reasons(Leg.LOCAL).stream()
            .filter(reason -> c.entry(reason.cause()).action() == ErrorEntry.Action.FIX)
            .toList();
    // Without a time nobody knows whether it was before.
    if (broken.isEmpty()
        || broken.stream().anyMatch(reason -> reason.last() == FailureSink.NO_TIME)) {
      return List.of();
    }
    int last = broken.stream().mapToInt(ReasonSummary::last).max().orElseThrow();
    ServerMark good =
        c.marks().stream()
            .filter(Episode::isChange)
            .filter(mark -> mark.time() > last)
            .findFirst()
            .orElse(null);
    return good == null
        ? List.of()
        : broken.stream()
            .map(reason -> reason.cause().entry())
            .distinct()
            .map(entry -> evidence(entry, last, good))
            .toList();
  }

  private static Evidence evidence(String entry, int last, ServerMark good) {
    return Evidence.deciding(
            "healed",
            Verdict.WATCH,
            Confidence.SURE,
            new EntryName(entry),
            new Moment(last),
            new Moment(good.time(), last))
        .against(LocalFailures.subject(entry));
  }
}

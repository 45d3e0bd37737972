package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.diagnosis.Evidence.Moment;
import org.handshakedoctor.core.tls.Leg;

/// Failures between this server and its backend: the backend's fault or the proxy settings', and
/// each of them an error page for a visitor who did nothing wrong.
final class BackendFailures implements DiagnosisRule {
  static final String SUBJECT = "backend";

  /// What a backend that is restarted leaves, too.
  private static final Set<String> PASSING = Set.of("upstream-closed", "upstream-bad-record-mac");

  /// Restarts of a week.
  private static final int HICCUPS = 5;

  @Override
  public List<Evidence> examine(Case c) {
    int failures = c.failures(cause -> cause.leg() == Leg.UPSTREAM);
    if (failures == 0) {
      return List.of();
    }
    List<Action> actions =
        c.reasons(Leg.UPSTREAM).stream().map(reason -> c.advice(reason.cause())).toList();
    Evidence all = all(c, failures).about(SUBJECT).withActions(actions);
    return Stream.concat(
            Stream.of(all), c.reasons(Leg.UPSTREAM).stream().map(BackendFailures::evidence))
        .toList();
  }

  /// When they came, those of most failures first.
  static List<Episode> episodes(Case c) {
    return c.reasons(Leg.UPSTREAM).isEmpty()
        ? List.of()
        : c.episodes().stream().filter(one -> one.spell().leg() == Leg.UPSTREAM).toList();
  }

  private static Evidence all(Case c, int failures) {
    boolean passing =
        failures <= HICCUPS
            && c.reasons(Leg.UPSTREAM).stream()
                .allMatch(reason -> PASSING.contains(reason.cause().entry()));
    if (passing && failures / c.days() < 1) {
      return Evidence.deciding("backend-hiccups", Verdict.WATCH, Confidence.LIKELY, failures);
    }
    Episode main = episodes(c).getFirst();
    return main.sudden()
        ? Evidence.deciding(
            "backend-failures-since",
            Verdict.FIX_YOUR_BACKEND,
            Confidence.SURE,
            failures,
            new Moment(main.spell().first()),
            main.spell().before())
        : Evidence.deciding(
            "backend-failures", Verdict.FIX_YOUR_BACKEND, Confidence.SURE, failures);
  }

  private static Evidence evidence(ReasonSummary reason) {
    return Evidence.explaining(
        "backend-cause",
        reason.failures(),
        reason.clients(),
        new EntryName(reason.cause().entry()));
  }
}

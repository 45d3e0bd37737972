package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;

/// Failures with visitors that the server causes itself: a certificate that it cannot load for a
/// name, a full session cache.
final class ServerFailures implements DiagnosisRule {
  /// Bots ask for names that the site does not have, or send alerts at random; fewer addresses than
  /// this can be theirs alone.
  private static final int CLIENTS = 3;

  @Override
  public List<Evidence> examine(Case c) {
    return reasons(c).map(reason -> evidence(c, reason)).toList();
  }

  static List<Episode> episodes(Case c) {
    Set<String> entries =
        reasons(c).map(reason -> reason.cause().entry()).collect(Collectors.toSet());
    return entries.isEmpty()
        ? List.of()
        : c.episodes().stream()
            .filter(one -> one.spell().leg() == Leg.CLIENT)
            .filter(one -> entries.contains(one.spell().entry()))
            .toList();
  }

  static String subject(String entry) {
    return "server " + entry;
  }

  private static Stream<ReasonSummary> reasons(Case c) {
    return c.reasons(Leg.CLIENT).stream()
        .filter(reason -> reason.cause().fault() == Fault.SITE)
        .filter(reason -> !CertificateRefused.isRefusal(reason.cause()))
        .filter(reason -> c.entry(reason.cause()).action() != ErrorEntry.Action.NONE);
  }

  private static Evidence evidence(Case c, ReasonSummary reason) {
    ErrorEntry entry = c.entry(reason.cause());
    boolean many = reason.clients() >= CLIENTS;
    Object[] arguments = {reason.failures(), reason.clients(), new EntryName(entry.id())};
    if (!many && !entry.match().alerts().isEmpty()) {
      return Evidence.explaining("server-notes", arguments);
    }
    Evidence seen =
        many && entry.action() == ErrorEntry.Action.FIX
            ? Evidence.deciding(
                "server-failures", Verdict.FIX_YOUR_SERVER, Confidence.LIKELY, arguments)
            : Evidence.deciding("server-notes", Verdict.WATCH, Confidence.OPEN, arguments);
    return seen.about(subject(entry.id())).withActions(c.advice(reason.cause()));
  }
}

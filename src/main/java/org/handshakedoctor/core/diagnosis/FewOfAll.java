package org.handshakedoctor.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.analysis.Attendance;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.tls.Leg;

/// What keeps out a few of very many is more likely theirs. Not said of what began at one moment:
/// those that the access log names may have got in before.
final class FewOfAll implements DiagnosisRule {
  /// An incomplete chain stops every program that is no browser, and there are more of those.
  private static final double FEW = 0.02;

  @Override
  public List<Evidence> examine(Case c) {
    Attendance attendance = c.attendance();
    if (attendance == null) {
      return List.of();
    }
    List<Evidence> evidence = new ArrayList<>();
    List<Episode> refusals = CertificateRefused.refusals(c);
    if (!refusals.isEmpty()) {
      add(
          c,
          attendance,
          CertificateRefused.lead(c, refusals),
          CertificateRefused.SUBJECT,
          evidence);
    }
    for (Episode episode : ServerFailures.episodes(c)) {
      add(c, attendance, episode, ServerFailures.subject(episode.spell().entry()), evidence);
    }
    return evidence;
  }

  private static void add(
      Case c, Attendance attendance, Episode episode, String subject, List<Evidence> evidence) {
    int clients = episode.spell().allClients();
    Crowd crowd = c.crowd(episode.spell().entry());
    // Of those that stand for many, few are no comfort.
    boolean single = 2 * crowd.proxies() < crowd.clients();
    if (single && !episode.sudden() && clients > 0 && clients < FEW * attendance.everybody()) {
      String entry = episode.spell().entry();
      evidence.add(
          Evidence.deciding(
                  "few-of-all",
                  Verdict.WATCH,
                  Confidence.LIKELY,
                  clients,
                  attendance.everybody(),
                  new EntryName(entry))
              .against(subject)
              .withActions(c.advice(entry, Leg.CLIENT)));
    }
  }
}

package org.handshakedoctor.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.analysis.Spell;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.diagnosis.Evidence.Moment;
import org.handshakedoctor.core.tls.Leg;

/// What stopped at one moment while the log went on was mended, or nobody tries any more.
final class Over implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    List<Evidence> evidence = new ArrayList<>();
    List<Episode> refusals = CertificateRefused.refusals(c);
    if (!refusals.isEmpty() && areOver(refusals)) {
      evidence.add(over(CertificateRefused.lead(c, refusals)).against(CertificateRefused.SUBJECT));
    }
    List<Episode> backend = BackendFailures.episodes(c);
    if (!backend.isEmpty() && areOver(backend)) {
      evidence.add(over(backend.getFirst()).against(BackendFailures.SUBJECT));
    }
    for (Episode change : OurChange.episodes(c)) {
      if (change.over()) {
        evidence.add(over(change).against(OurChange.subject(change)));
      }
    }
    return evidence;
  }

  /// The last of them decides; the few words of one program do not keep a matter open that is over
  /// for all others.
  private static boolean areOver(List<Episode> episodes) {
    int end = episodes.getFirst().spell().last();
    return episodes.getFirst().over()
        && episodes.stream().allMatch(one -> one.over() || one.spell().last() <= end);
  }

  private static Evidence over(Episode episode) {
    Spell spell = episode.spell();
    Object[] arguments = {
      new EntryName(spell.entry()),
      spell.clients(),
      new Moment(spell.first()),
      new Moment(spell.last(), spell.first())
    };
    return spell.leg() == Leg.UPSTREAM
        ? Evidence.deciding("backend-over", Verdict.WATCH, Confidence.SURE, arguments)
        : Evidence.deciding("over", Verdict.WATCH, Confidence.SURE, arguments);
  }
}

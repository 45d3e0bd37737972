package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.analysis.Spell;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.diagnosis.Evidence.Moment;
import org.handshakedoctor.core.tls.Leg;

/// Many visitors who from one moment on can agree on nothing with the server did not all change in
/// that moment: the server did.
final class OurChange implements DiagnosisRule {
  /// What settings of a server can cause although the log makes it the visitor's.
  static final Set<String> SETTINGS =
      Set.of(
          "alert-handshake-failure",
          "alert-insufficient-security",
          "alert-protocol-version",
          "alert-unrecognized-name",
          "client-cert-verify",
          "client-no-cert",
          "handshake-rejected",
          "http-request",
          "no-application-protocol",
          "no-shared-cipher",
          "no-shared-groups",
          "no-shared-sigalgs",
          "no-suitable-key-share",
          "no-suitable-sigalg",
          "plain-http-to-https",
          "tls-to-plain-port",
          "unexplained",
          "unknown-protocol",
          "unsupported-protocol",
          "version-too-low",
          "wrong-version-number");

  /// More than one team or one scanner uses.
  private static final int VISITORS = 10;

  private static final int NETWORKS = 10;

  /// A change lasts; a wave of one scanner from many addresses is over after minutes.
  private static final int LEAST_SECONDS = 3600;

  @Override
  public List<Evidence> examine(Case c) {
    return episodes(c).stream().map(OurChange::evidence).toList();
  }

  /// Those that began at one moment, of many.
  static List<Episode> episodes(Case c) {
    boolean any =
        c.report().reasons().stream()
            .anyMatch(
                reason ->
                    reason.cause().leg() == Leg.CLIENT
                        && SETTINGS.contains(reason.cause().entry())
                        && reason.clients() >= VISITORS);
    return any ? c.episodes().stream().filter(one -> isChange(c, one)).toList() : List.of();
  }

  static String subject(Episode episode) {
    return "change " + episode.spell().entry();
  }

  private static boolean isChange(Case c, Episode episode) {
    Spell spell = episode.spell();
    return episode.sudden()
        && spell.leg() == Leg.CLIENT
        && SETTINGS.contains(spell.entry())
        && (long) spell.last() - spell.first() >= LEAST_SECONDS
        && c.crowd(spell.entry()).visitors() >= VISITORS
        && c.crowd(spell.entry()).networks() >= NETWORKS;
  }

  private static Evidence evidence(Episode episode) {
    Spell spell = episode.spell();
    Object[] arguments = {
      spell.failures(), spell.clients(), new EntryName(spell.entry()), new Moment(spell.first())
    };
    // What the explanation says is to be done is for visitors that were old before.
    Action change = new Action.Phrase("look-at-change", List.of(new Moment(spell.first())), null);
    Evidence seen =
        episode.change() == null
            ? Evidence.deciding("sudden-failures", Verdict.WATCH, Confidence.LIKELY, arguments)
            : Evidence.deciding(
                "our-change", Verdict.FIX_YOUR_SERVER, Confidence.LIKELY, arguments);
    return seen.about(subject(episode)).withActions(change);
  }
}

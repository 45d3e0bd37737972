package org.handshakedoctor.core.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.Spell;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.diagnosis.Evidence.Moment;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// Visitors who send a certificate alert have rejected the site's certificate. One may be wrong
/// himself (his clock, his old phone, a scanner that verifies); many are right.
///
/// Judged by explanation, and all of them together: programs have different words for one and the
/// same broken certificate.
final class CertificateRefused implements DiagnosisRule {
  static final String SUBJECT = "certificate";

  /// Entries for alerts that say one definite thing about the certificate: revoked, expired.
  private static final Set<String> DEFINITE =
      Set.of("alert-certificate-revoked", "alert-certificate-expired");

  /// Entries for alerts that also a private CA, a wrong name or a scanner explains.
  private static final Set<String> GENERAL =
      Set.of(
          "alert-bad-certificate",
          "alert-unsupported-certificate",
          "alert-certificate-unknown",
          "alert-unknown-ca");

  /// Fewer clocks than this are wrong on the same day at a small site.
  private static final int DEFINITE_CLIENTS = 3;

  /// Scanners that verify certificates are rarer than this.
  private static final int GENERAL_CLIENTS = 10;

  /// A broken chain hits a large part of all who fail; scanners and old devices are a small one.
  private static final double GENERAL_SHARE = 0.2;

  /// Fewer are one person who tries something in the own network.
  private static final int FRONT_FAILURES = 20;

  private static final double DAY_SECONDS = 86_400;

  @Override
  public List<Evidence> examine(Case c) {
    List<Episode> refusals = refusals(c);
    if (refusals.isEmpty()) {
      return List.of();
    }
    ClientSummary front = front(c);
    if (front != null) {
      return List.of(inFront(c, front));
    }
    Episode lead = lead(c, refusals);
    int definite = people(c, refusals.stream().filter(CertificateRefused::isDefinite).toList());
    int all = people(c, refusals);
    boolean expired = isDefinite(lead) && definite >= DEFINITE_CLIENTS && isDense(lead);
    boolean broken = all >= GENERAL_CLIENTS && all >= GENERAL_SHARE * c.report().clients().size();
    List<Evidence> evidence = new ArrayList<>();
    if (expired || broken || (lead.sudden() && all >= GENERAL_CLIENTS)) {
      evidence.add(refused(c, lead, refusals));
      refusals.stream()
          .filter(one -> !one.equals(lead))
          .map(one -> explaining("certificate-refused-also", one))
          .forEach(evidence::add);
      return evidence;
    }
    refusals.forEach(one -> evidence.add(byFew(c, one)));
    return evidence;
  }

  static boolean isRefusal(Cause cause) {
    return cause.leg() == Leg.CLIENT && isRefusal(cause.entry());
  }

  private static boolean isRefusal(String entry) {
    return DEFINITE.contains(entry) || GENERAL.contains(entry);
  }

  private static boolean isDefinite(Episode episode) {
    return DEFINITE.contains(episode.spell().entry());
  }

  static List<Episode> refusals(Case c) {
    if (c.report().reasons().stream().noneMatch(reason -> isRefusal(reason.cause()))) {
      return List.of();
    }
    return c.episodes().stream()
        .filter(one -> one.spell().leg() == Leg.CLIENT && isRefusal(one.spell().entry()))
        .toList();
  }

  /// What names the matter best: one definite thing that several say, else what most say.
  static Episode lead(Case c, List<Episode> refusals) {
    Comparator<Episode> byClients =
        Comparator.comparingInt(one -> c.crowd(one.spell().entry()).clients());
    return refusals.stream()
        .filter(one -> isDefinite(one) && people(c, List.of(one)) >= DEFINITE_CLIENTS)
        .max(byClients)
        .orElseGet(() -> refusals.stream().max(byClients).orElseThrow());
  }

  /// A machine in front of the server, through which visitors come, that refuses the certificate.
  /// In equal steps, it is a program there that does.
  private static @Nullable ClientSummary front(Case c) {
    return c.report().clients().stream()
        .filter(client -> client.failures() >= FRONT_FAILURES)
        .filter(client -> ProxyInFront.isInFront(c, client))
        .filter(client -> isRefusal(client.causes().getFirst().cause()))
        .filter(
            client ->
                c.regulars().stream()
                    .noneMatch(one -> one.client().address().equals(client.address())))
        .findFirst()
        .orElse(null);
  }

  private static Evidence inFront(Case c, ClientSummary front) {
    String entry = front.causes().getFirst().cause().entry();
    return Evidence.deciding(
            "certificate-refused-in-front",
            Verdict.FIX_YOUR_SERVER,
            Confidence.LIKELY,
            front.address(),
            front.failures(),
            new EntryName(entry))
        .withActions(c.advice(entry, Leg.CLIENT));
  }

  /// One visitor can have several words for it, but few do.
  private static int people(Case c, List<Episode> refusals) {
    return refusals.stream().mapToInt(one -> c.crowd(one.spell().entry()).clients()).sum();
  }

  /// An expired certificate stops everybody from then on; over weeks, some clock is always wrong.
  private static boolean isDense(Episode episode) {
    Spell spell = episode.spell();
    double days = Math.max(1, ((double) spell.last() - spell.first()) / DAY_SECONDS);
    return spell.allClients() / days >= DEFINITE_CLIENTS;
  }

  private static Evidence refused(Case c, Episode lead, List<Episode> refusals) {
    String entry = lead.spell().entry();
    int failures = refusals.stream().mapToInt(one -> one.spell().failures()).sum();
    int clients = Math.min(people(c, refusals), c.report().clients().size());
    Evidence evidence =
        lead.sudden()
            ? Evidence.deciding(
                "certificate-refused-since",
                Verdict.FIX_YOUR_SERVER,
                Confidence.LIKELY,
                failures,
                clients - refusals.stream().mapToInt(one -> one.spell().before()).sum(),
                new EntryName(entry),
                word(entry),
                new Moment(lead.spell().first()),
                lead.spell().before())
            : Evidence.deciding(
                "certificate-refused",
                Verdict.FIX_YOUR_SERVER,
                Confidence.LIKELY,
                failures,
                clients,
                new EntryName(entry),
                word(entry));
    return evidence.about(SUBJECT).withActions(c.advice(entry, Leg.CLIENT));
  }

  /// Number of what is wrong in the phrases: expired, revoked, refused for reasons of many kinds.
  private static int word(String entry) {
    return switch (entry) {
      case "alert-certificate-expired" -> 0;
      case "alert-certificate-revoked" -> 1;
      default -> 2;
    };
  }

  private static Evidence byFew(Case c, Episode one) {
    Spell spell = one.spell();
    Object[] arguments = {spell.failures(), spell.allClients(), new EntryName(spell.entry())};
    if (c.crowd(spell.entry()).clients() >= DEFINITE_CLIENTS) {
      return Evidence.deciding(
              "certificate-refused-by-some", Verdict.WATCH, Confidence.OPEN, arguments)
          .withActions(c.advice(spell.entry(), Leg.CLIENT));
    }
    // Where there is nothing else, calm would be a guess.
    return 2 * spell.failures() >= c.report().failures()
        ? Evidence.deciding("certificate-refused-by-few", Verdict.WATCH, Confidence.OPEN, arguments)
        : Evidence.explaining("certificate-refused-by-few", arguments);
  }

  private static Evidence explaining(String id, Episode one) {
    Spell spell = one.spell();
    return Evidence.explaining(
        id, spell.failures(), spell.allClients(), new EntryName(spell.entry()));
  }
}

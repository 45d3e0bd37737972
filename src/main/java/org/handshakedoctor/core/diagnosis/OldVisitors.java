package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.analysis.Occurrence;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.tls.Leg;

/// Scanners come once; programs of people who want something of the site come again and again.
/// Where many do and can agree on nothing with the server, its settings keep out old devices.
final class OldVisitors implements DiagnosisRule {
  private static final Set<String> OLD =
      Set.of(
          "alert-protocol-version",
          "no-shared-cipher",
          "no-shared-groups",
          "no-shared-sigalgs",
          "no-suitable-sigalg",
          "unsupported-protocol",
          "version-too-low");

  /// Of the Internet's noise only a small part comes again.
  private static final double SHARE = 0.5;

  @Override
  public List<Evidence> examine(Case c) {
    return c.reasons(Leg.CLIENT).stream()
        .filter(reason -> OLD.contains(reason.cause().entry()))
        .filter(reason -> c.crowd(reason.cause().entry()).visitors() >= Case.CROWD)
        .map(reason -> c.occurrence(reason.cause()))
        .filter(
            seen ->
                seen != null
                    && seen.returners() >= Case.CROWD
                    && seen.networks() >= Case.CROWD
                    && seen.returning() >= SHARE * seen.failures())
        .limit(1)
        .map(seen -> evidence(c, seen))
        .toList();
  }

  private static Evidence evidence(Case c, Occurrence seen) {
    return Evidence.deciding(
            "old-visitors",
            Verdict.WATCH,
            Confidence.LIKELY,
            seen.returners(),
            seen.returning(),
            new EntryName(seen.cause().entry()))
        .withActions(c.advice(seen.cause()));
  }
}

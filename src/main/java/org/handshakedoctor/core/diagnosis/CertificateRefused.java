package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.tls.Leg;

/// Visitors who send a certificate alert have rejected the site's certificate. One may be wrong
/// himself (his clock, his old phone, a scanner that verifies); many are right.
final class CertificateRefused implements DiagnosisRule {
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

  @Override
  public List<Evidence> examine(Case c) {
    return c.reasons(Leg.CLIENT).stream()
        .filter(reason -> isRefusal(reason))
        .map(reason -> evidence(c, reason))
        .toList();
  }

  static boolean isRefusal(ReasonSummary reason) {
    String entry = reason.cause().entry();
    return DEFINITE.contains(entry) || GENERAL.contains(entry);
  }

  private static Evidence evidence(Case c, ReasonSummary reason) {
    String entry = reason.cause().entry();
    int clients = reason.clients();
    boolean many =
        DEFINITE.contains(entry)
            ? clients >= DEFINITE_CLIENTS
            : clients >= GENERAL_CLIENTS && clients >= GENERAL_SHARE * c.report().clients().size();
    Object[] arguments = {reason.failures(), clients, new EntryName(entry)};
    if (many) {
      return Evidence.deciding(
              "certificate-refused", Verdict.FIX_YOUR_SERVER, Confidence.LIKELY, arguments)
          .withActions(c.advice(reason.cause()));
    }
    return clients >= DEFINITE_CLIENTS
        ? Evidence.deciding(
                "certificate-refused-by-some", Verdict.WATCH, Confidence.OPEN, arguments)
            .withActions(c.advice(reason.cause()))
        : Evidence.explaining("certificate-refused-by-few", arguments);
  }
}

package org.handshakedoctor.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.handshakedoctor.core.check.CertificateSeen;
import org.handshakedoctor.core.check.Finding;
import org.handshakedoctor.core.check.SiteCheck;
import org.handshakedoctor.core.check.SiteCheckWords;
import org.handshakedoctor.core.log.VisibleText;

/// A check of a site for a person at a terminal: the answer and what to do first, then who came in
/// how. Certificates are foreign text, so nothing of them reaches the terminal unescaped.
record SiteCheckText(PrintStream out, SiteCheckWords words) {

  void print(SiteCheck check) {
    line(words.headline(check));
    for (Finding finding : check.findings()) {
      line("");
      line("  " + words.sentence(finding));
      String action = words.action(finding);
      if (action != null) {
        line("  > " + action);
      }
    }
    if (!check.visitors().isEmpty()) {
      line("");
      line(words.get("visitors"));
      check
          .visitors()
          .forEach((visitor, attempt) -> row(words.name(visitor), words.result(attempt)));
    }
    line("");
    line(words.get("addresses"));
    check
        .addresses()
        .forEach((address, attempt) -> row(address.getHostAddress(), words.result(attempt)));
    if (check.certificate() != null) {
      certificate(check.certificate());
    }
  }

  private void certificate(CertificateSeen seen) {
    line("");
    line(words.get("certificate"));
    line("  " + words.get("certificate.names", String.join(", ", seen.names())));
    line("  " + words.get("certificate.issuer", seen.issuer()));
    line(
        "  "
            + words.get(
                "certificate.dates",
                day(seen.notBefore()),
                day(seen.notAfter()),
                seen.key(),
                seen.sent()));
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private void row(String who, String what) {
    line("  " + who + ": " + what);
  }

  private void line(String text) {
    out.println(VisibleText.of(text));
  }
}

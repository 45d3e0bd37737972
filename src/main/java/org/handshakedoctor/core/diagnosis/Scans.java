package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;

/// Many different failures from one address within moments: somebody tries out what the server can
/// do.
final class Scans implements DiagnosisRule {
  /// Even a confused browser has one or two reasons; scanners have one for each trick.
  static final int CAUSES = 4;

  private static final int SECONDS = 120;

  @Override
  public List<Evidence> examine(Case c) {
    List<ClientSummary> scanners =
        c.report().clients().stream()
            .filter(client -> client.failures() >= CAUSES)
            .filter(client -> (long) client.last() - client.first() <= SECONDS)
            .filter(client -> client.causes().size() >= CAUSES)
            .toList();
    if (scanners.isEmpty()) {
      return List.of();
    }
    ClientSummary first = scanners.getFirst();
    List<CauseCount> causes = first.causes();
    String tool = ScanTool.of(causes);
    if (tool != null) {
      return List.of(
          Evidence.explaining(
              "scans-with",
              scanners.size(),
              first.address(),
              causes.size(),
              first.failures(),
              tool));
    }
    return List.of(
        Evidence.explaining(
            "scans", scanners.size(), first.address(), first.causes().size(), first.failures()));
  }
}

package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.analysis.Report.ClientSummary;

/// Which addresses come again: the first question before any block.
final class Repeats implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    List<ClientSummary> clients = c.report().clients();
    long repeats = clients.stream().filter(client -> client.failures() > 1).count();
    if (clients.isEmpty()) {
      return List.of();
    }
    if (repeats == 0) {
      return List.of(Evidence.explaining("no-repeats", clients.size()));
    }
    ClientSummary most = clients.getFirst();
    return List.of(Evidence.explaining("repeats", repeats, most.address(), most.failures()));
  }
}

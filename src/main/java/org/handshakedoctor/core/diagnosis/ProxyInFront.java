package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.net.SpecialRange;
import org.handshakedoctor.core.networks.NetworkKind;
import org.handshakedoctor.core.networks.Operator;

/// When much of a log comes from one's own network or from a CDN, the addresses are those of the
/// machine in front, and nothing in the log tells the visitors apart. Blocking one of them blocks
/// everybody.
final class ProxyInFront implements DiagnosisRule {
  /// Below this share such addresses are health checks beside ordinary traffic.
  private static final double SHARE = 0.3;

  /// A handful of lines shows no pattern.
  private static final int FAILURES = 20;

  @Override
  public List<Evidence> examine(Case c) {
    int behind =
        c.report().clients().stream()
            .filter(client -> isInFront(c, client))
            .filter(client -> c.regulars().stream().noneMatch(one -> isKnocking(one, client)))
            .mapToInt(ClientSummary::failures)
            .sum();
    if (behind < FAILURES || behind < SHARE * c.report().failures()) {
      return List.of();
    }
    return List.of(
        Evidence.deciding(
            "proxy-in-front", Verdict.WATCH, Confidence.LIKELY, behind, c.report().failures()));
  }

  /// A health check hangs up at equal steps; that says nothing about whom it lets through.
  private static boolean isKnocking(Regular one, ClientSummary client) {
    return one.knocks() && one.client().equals(client);
  }

  static boolean isInFront(Case c, ClientSummary client) {
    Operator operator = c.networks().find(client.address());
    return SpecialRange.of(client.address()) == SpecialRange.OWN_NETWORK
        || (operator != null && operator.kind() == NetworkKind.CDN_PROXY);
  }
}

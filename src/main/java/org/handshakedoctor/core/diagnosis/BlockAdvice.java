package org.handshakedoctor.core.diagnosis;

import java.util.Optional;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.NetworkKind;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.rules.BlockCandidate;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// Says of each address of a report whether it may be offered for blocking: tells the guard what
/// the counting and the lists of networks know.
public record BlockAdvice(NetworkDirectory networks, Guard guard) {

  /// Why this address is left out, or empty if nothing speaks against blocking it.
  public Optional<SpareReason> spare(ClientSummary client) {
    return spare(client, networks.find(client.address()));
  }

  /// As above, for who has looked already who runs the network.
  public Optional<SpareReason> spare(ClientSummary client, @Nullable Operator operator) {
    boolean onlyUpstream = true;
    boolean siteFault = true;
    for (CauseCount one : client.causes()) {
      onlyUpstream &= one.cause().leg() != Leg.CLIENT;
      siteFault &= !isVisitorsOwn(one);
    }
    NetworkKind kind = operator == null ? null : operator.kind();
    return guard.judge(
        new BlockCandidate(
            client.address(),
            client.failures(),
            onlyUpstream,
            siteFault,
            kind == NetworkKind.CDN_PROXY,
            kind == NetworkKind.SEARCH_ENGINE,
            kind == NetworkKind.UPTIME));
  }

  /// Anything but a visitor's own failure on the client leg may be the server's doing.
  private static boolean isVisitorsOwn(CauseCount one) {
    return one.cause().leg() == Leg.CLIENT && one.cause().fault() == Fault.VISITOR;
  }
}

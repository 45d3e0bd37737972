package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.Rhythm;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.SpecialRange;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.NetworkKind;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;

/// A client that fails in equal steps of time: a health check, a monitor, a forgotten program.
///
/// @param step in seconds
/// @param own in the owner's own network
/// @param harmless all its failures are its own doing
record Regular(ClientSummary client, int step, boolean own, boolean monitor, boolean harmless) {
  /// A rhythm needs so many beats before one trusts it.
  private static final int FAILURES = 20;

  /// More machines than these are no forgotten ones.
  private static final int MOST = 8;

  /// What a check leaves that only looks whether somebody answers.
  private static final Set<String> HANGUPS =
      Set.of(
          "peer-closed", "client-closed", "connection-reset", "unexpected-eof", "client-timeout");

  /// Whether it is one of the owner's machines that hangs up as soon as it is answered.
  boolean knocks() {
    return own && client.causes().stream().allMatch(one -> HANGUPS.contains(one.cause().entry()));
  }

  static List<Regular> of(Report report, NetworkDirectory networks) {
    List<ClientSummary> frequent =
        report.clients().stream()
            .limit(MOST)
            .filter(client -> client.failures() >= FAILURES)
            .filter(client -> client.causes().size() < Scans.CAUSES)
            .filter(client -> client.causes().getFirst().cause().leg() == Leg.CLIENT)
            .toList();
    if (frequent.isEmpty()) {
      return List.of();
    }
    Map<IpAddress, Integer> steps = Rhythm.steps(report, frequent);
    return frequent.stream()
        .filter(client -> steps.containsKey(client.address()))
        .map(client -> of(client, Objects.requireNonNull(steps.get(client.address())), networks))
        .toList();
  }

  private static Regular of(ClientSummary client, int step, NetworkDirectory networks) {
    Operator operator = networks.find(client.address());
    return new Regular(
        client,
        step,
        SpecialRange.of(client.address()) == SpecialRange.OWN_NETWORK,
        operator != null && operator.kind() == NetworkKind.UPTIME,
        client.causes().stream()
            .allMatch(
                one ->
                    one.cause().fault() == Fault.VISITOR || one.cause().fault() == Fault.NETWORK));
  }
}

package org.handshakedoctor.core.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.handshakedoctor.core.analysis.Report.Standing;
import org.handshakedoctor.core.net.IpAddress;

/// What a log has about each client beside its failures: whether it was served, and whether it is
/// the server itself. Immutable.
///
/// In IPv6 both are asked about the /64: the addresses of one computer change there every day, and
/// nothing smaller is worth blocking (RFC 4291 section 2.5.1).
final class Standings {
  private final FailureLog log;

  /// How often each /64 was served, by its first 64 bits.
  private final Map<Long, Integer> networkVisits = new HashMap<>();

  /// The first 64 bits of the server's own addresses of IPv6.
  private final Set<Long> ownNetworks = new HashSet<>();

  Standings(FailureLog log) {
    this.log = log;
    if (log.visitors() > 0) {
      for (int client = 0; client < log.clientCount(); client++) {
        IpAddress address = log.clientById(client);
        if (!address.isIpv4() && log.wasServed(client)) {
          networkVisits.merge(address.high(), log.visits(client), Integer::sum);
        }
      }
    }
    for (IpAddress own : log.ownAddresses()) {
      if (!own.isIpv4()) {
        ownNetworks.add(own.high());
      }
    }
  }

  Standing of(int client) {
    int visits = log.visits(client);
    IpAddress address = log.clientById(client);
    boolean ipv4 = address.isIpv4();
    int network = ipv4 ? visits : networkVisits.getOrDefault(address.high(), 0);
    boolean own =
        ipv4 ? log.ownAddresses().contains(address) : ownNetworks.contains(address.high());
    return network == 0 && !own ? Standing.NONE : new Standing(visits, network, own);
  }
}

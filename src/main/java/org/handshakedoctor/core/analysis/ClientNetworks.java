package org.handshakedoctor.core.analysis;

import java.util.Arrays;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.scan.ClientTable;

/// The clients of a log by their networks: /24 of IPv4, /64 of IPv6, which is about what one
/// provider gives to one place. Immutable.
///
/// A counting sort puts neighbours side by side. So the networks of each cause are counted in one
/// walk that only remembers which network it met last with each cause, without a set.
final class ClientNetworks {
  private static final int IPV4 = 24;
  private static final int IPV6 = 64;

  private final int[] clients;
  private final int[] networks;

  /// @param clients their number in the log
  ClientNetworks(FailureLog log, int clients) {
    int[] networkOf = new int[clients];
    ClientTable table = new ClientTable();
    for (int id = 0; id < clients; id++) {
      networkOf[id] = table.idOf(network(log.clientById(id)).address());
    }
    int[] next = new int[table.size() + 1];
    for (int network : networkOf) {
      next[network + 1]++;
    }
    Arrays.parallelPrefix(next, Integer::sum);
    this.clients = new int[clients];
    this.networks = new int[clients];
    for (int id = 0; id < clients; id++) {
      int at = next[networkOf[id]]++;
      this.clients[at] = id;
      this.networks[at] = networkOf[id];
    }
  }

  static IpPrefix network(IpAddress address) {
    return new IpPrefix(address, address.isIpv4() ? IPV4 : IPV6);
  }

  /// The number of networks of each cause.
  int[] distinctByCause(PairCounts.ByClient byClient, int causes) {
    int[] distinct = new int[causes];
    int[] lastMet = new int[causes];
    Arrays.fill(lastMet, -1);
    for (int i = 0; i < clients.length; i++) {
      int client = clients[i];
      for (int pair = byClient.from(client); pair < byClient.from(client + 1); pair++) {
        int cause = byClient.cause(pair);
        if (lastMet[cause] != networks[i]) {
          lastMet[cause] = networks[i];
          distinct[cause]++;
        }
      }
    }
    return distinct;
  }
}

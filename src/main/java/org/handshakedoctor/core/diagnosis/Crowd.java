package org.handshakedoctor.core.diagnosis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.SpecialRange;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.NetworkKind;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// Who failed with one explanation, but for those who measure servers. Mutable while it is counted.
final class Crowd {
  /// From this number of networks on it does not matter how many more there are.
  private static final int NETWORKS_COUNTED = 64;

  private static final int HOST_BITS_IPV4 = 8;

  private int visitors;
  private int clients;
  private int proxies;
  private final Set<Long> homes = new HashSet<>();
  private final Set<Long> networks = new HashSet<>();

  /// By entry, for failures of visitors.
  static Map<String, Crowd> of(List<ClientSummary> clients, NetworkDirectory directory) {
    Map<String, Crowd> crowds = new HashMap<>();
    Set<String> entries = new HashSet<>();
    for (ClientSummary client : clients) {
      List<CauseCount> causes = client.causes();
      entries.clear();
      for (CauseCount one : causes) {
        if (one.cause().leg() == Leg.CLIENT) {
          entries.add(one.cause().entry());
        }
      }
      NetworkKind kind = kind(client.address(), directory);
      boolean measures =
          causes.size() >= Scans.CAUSES
              || kind == NetworkKind.SCANNER
              || kind == NetworkKind.RESEARCH;
      if (!measures) {
        for (String entry : entries) {
          crowds.computeIfAbsent(entry, _ -> new Crowd()).add(client.address(), kind);
        }
      }
    }
    return crowds;
  }

  private void add(IpAddress address, @Nullable NetworkKind kind) {
    boolean visitor = isVisitor(address, kind);
    // A computer with IPv6 has a new address every day, in the same /64.
    if (!address.isIpv4() && !homes.add(address.high())) {
      return;
    }
    clients++;
    if (kind == NetworkKind.CDN_PROXY) {
      proxies++;
    }
    if (visitor) {
      visitors++;
      if (networks.size() < NETWORKS_COUNTED) {
        networks.add(address.isIpv4() ? address.low() >>> HOST_BITS_IPV4 : address.high());
      }
    }
  }

  private static @Nullable NetworkKind kind(IpAddress address, NetworkDirectory directory) {
    Operator operator = directory.find(address);
    return operator == null ? null : operator.kind();
  }

  private static boolean isVisitor(IpAddress address, @Nullable NetworkKind kind) {
    return switch (kind) {
      case SCANNER, RESEARCH, CLOUD_HOSTING, UPTIME, SEARCH_ENGINE -> false;
      case CDN_PROXY -> true;
      case null -> SpecialRange.of(address) != SpecialRange.OWN_NETWORK;
    };
  }

  /// Programs of people and of machines, but for those that try out many things.
  int clients() {
    return clients;
  }

  /// Those of them in networks that people use.
  int visitors() {
    return visitors;
  }

  /// Those that stand for many visitors, because they are in front of the server.
  int proxies() {
    return proxies;
  }

  /// Different networks of the visitors, /24 and /64; more than 64 are not counted.
  int networks() {
    return networks.size();
  }
}

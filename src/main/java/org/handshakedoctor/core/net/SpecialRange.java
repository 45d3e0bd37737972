package org.handshakedoctor.core.net;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Addresses that are never an ordinary visitor's (IANA special-purpose address registries, RFC
/// 6890 and its updates).
public enum SpecialRange {
  /// Loopback, private, link-local and shared space: the site's own machines, or those in front of
  /// it.
  OWN_NETWORK(
      "10.0.0.0/8",
      "100.64.0.0/10",
      "127.0.0.0/8",
      "169.254.0.0/16",
      "172.16.0.0/12",
      "192.168.0.0/16",
      "::1/128",
      "fc00::/7",
      "fe80::/10"),
  /// Addresses for examples. The logs that come with this program use them.
  DOCUMENTATION("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"),
  /// Multicast, broadcast, unspecified, relays and whatever else does not name one machine.
  RESERVED(
      "0.0.0.0/8",
      "192.0.0.0/24",
      "192.31.196.0/24",
      "192.52.193.0/24",
      "192.88.99.0/24",
      "192.175.48.0/24",
      "198.18.0.0/15",
      "224.0.0.0/4",
      "240.0.0.0/4",
      "::/128",
      "64:ff9b::/96",
      "64:ff9b:1::/48",
      "100::/64",
      "2001::/23",
      "2002::/16",
      "2620:4f:8000::/48",
      "5f00::/16",
      "ff00::/8");

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
  private final List<IpPrefix> prefixes;

  SpecialRange(String... cidrs) {
    prefixes = Stream.of(cidrs).map(IpPrefix::parse).map(Objects::requireNonNull).toList();
  }

  /// The range that this address is in, or null for an ordinary address.
  public static @Nullable SpecialRange of(IpAddress address) {
    return Table.ALL.find(address);
  }

  /// The range of which this network contains at least one address, or null.
  public static @Nullable SpecialRange overlapping(IpPrefix network) {
    SpecialRange around = of(network.address());
    for (SpecialRange range : values()) {
      if (range == around) {
        return range;
      }
      for (IpPrefix prefix : range.prefixes) {
        if (prefix.length() > network.length() && network.contains(prefix.address())) {
          return range;
        }
      }
    }
    return null;
  }

  /// The word used in files and on the command line.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Built when the first address is looked up.
  private static final class Table {
    static final PrefixTable<SpecialRange> ALL = new PrefixTable<>(ranges());

    private static Map<IpPrefix, SpecialRange> ranges() {
      Map<IpPrefix, SpecialRange> ranges = new HashMap<>();
      for (SpecialRange range : values()) {
        for (IpPrefix prefix : range.prefixes) {
          ranges.put(prefix, range);
        }
      }
      return ranges;
    }
  }
}

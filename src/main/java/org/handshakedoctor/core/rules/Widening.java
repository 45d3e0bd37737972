package org.handshakedoctor.core.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.handshakedoctor.core.net.IpPrefix;

/// A network that could be blocked instead of the many addresses of it that are in the list.
///
/// It is only ever proposed. It hits addresses that did nothing, so there have to be many that did
/// something, and nobody in it whom one has to spare. IPv6 has no proposals: its addresses are
/// blocked by their /64 anyway, and what is wider belongs to many.
///
/// @param network a /24 of IPv4
/// @param seen how many different addresses of it are in the list
/// @param failures of these
public record Widening(IpPrefix network, int seen, long failures) {
  private static final int LENGTH = 24;

  private static final int LEAST_ADDRESSES = 16;

  /// One of so many has to be in the list.
  private static final int LEAST_SHARE = 4;

  /// That most is seen of comes first.
  ///
  /// @param mayBeBlocked asked of each network that has enough of them: false where anybody in it
  ///   has to be spared
  public static List<Widening> proposals(
      Collection<BlockEntry> blocked, Predicate<IpPrefix> mayBeBlocked) {
    Map<IpPrefix, List<BlockEntry>> byNetwork =
        blocked.stream()
            .filter(entry -> entry.prefix().isIpv4() && entry.prefix().isSingleAddress())
            .collect(
                Collectors.groupingBy(
                    entry -> new IpPrefix(entry.prefix().address(), LENGTH),
                    TreeMap::new,
                    Collectors.toList()));
    return byNetwork.entrySet().stream()
        .map(one -> of(one.getKey(), one.getValue()))
        .filter(Widening::isEarned)
        .filter(one -> mayBeBlocked.test(one.network()))
        .sorted(
            Comparator.comparingInt(Widening::seen).reversed().thenComparing(Widening::network))
        .toList();
  }

  /// How many addresses a rule for the network would hit.
  public int addresses() {
    return 1 << (network.address().bits() - network.length());
  }

  private static Widening of(IpPrefix network, List<BlockEntry> entries) {
    int seen = (int) entries.stream().map(BlockEntry::prefix).distinct().count();
    return new Widening(
        network, seen, entries.stream().mapToLong(BlockEntry::failures).sum());
  }

  private boolean isEarned() {
    return seen >= LEAST_ADDRESSES && seen * LEAST_SHARE >= addresses();
  }
}

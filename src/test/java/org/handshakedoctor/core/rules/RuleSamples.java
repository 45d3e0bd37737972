package org.handshakedoctor.core.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.jspecify.annotations.Nullable;

/// Block lists that several tests share. Each one has golden files of its name.
enum RuleSamples {
  MIXED(
      blockList(
          BlockList.DEFAULT_EXPIRY,
          List.of(),
          "203.0.113.10",
          "203.0.113.64/26",
          "203.0.113.77",
          "198.51.100.5",
          "198.51.100.4",
          "2001:db8:bad:1::10",
          "2001:db8:bad:1::77",
          "2001:db8:bad:40::/58")),
  ONLY_IPV4(blockList(Duration.ofHours(36), List.of(443), "203.0.113.10")),
  ONLY_IPV6(blockList(BlockList.DEFAULT_EXPIRY, List.of(443), "2001:db8:bad:1::10")),
  FOREVER(blockList(null, List.of(8443, 22, 443), "203.0.113.10", "2001:db8:bad:1::10")),
  EMPTY(blockList(BlockList.DEFAULT_EXPIRY, List.of()));

  final BlockList list;

  RuleSamples(BlockList list) {
    this.list = list;
  }

  static BlockList blockList(
      @Nullable Duration expiry, List<Integer> ports, String... addressesAndNetworks) {
    List<BlockEntry> entries =
        Stream.of(addressesAndNetworks).map(text -> new BlockEntry(prefix(text), 100)).toList();
    return new BlockList(entries, LocalDate.of(2026, 11, 23), expiry, ports);
  }

  /// Addresses of which no two are neighbours, so that nothing merges.
  static BlockList large(int count) {
    List<BlockEntry> entries =
        IntStream.range(0, count)
            .mapToObj(i -> new BlockEntry(IpPrefix.of(IpAddress.ofIpv4((45 << 24) + 2 * i)), 1))
            .toList();
    return new BlockList(
        entries, LocalDate.of(2026, 11, 23), BlockList.DEFAULT_EXPIRY, BlockList.DEFAULT_PORTS);
  }

  static IpPrefix prefix(String text) {
    return Objects.requireNonNull(IpPrefix.parse(text), text);
  }
}

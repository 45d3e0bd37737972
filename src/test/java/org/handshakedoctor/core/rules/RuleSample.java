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

/// A block list that several tests share. Each has golden files in a folder of its name.
record RuleSample(String name, BlockList list) {

  static final RuleSample MIXED =
      new RuleSample(
          "mixed",
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
              "2001:db8:bad:40::/58"));

  static final RuleSample ONLY_IPV4 =
      new RuleSample("only-ipv4", blockList(Duration.ofHours(36), List.of(443), "203.0.113.10"));

  static final RuleSample ONLY_IPV6 =
      new RuleSample(
          "only-ipv6", blockList(BlockList.DEFAULT_EXPIRY, List.of(443), "2001:db8:bad:1::10"));

  static final RuleSample FOREVER =
      new RuleSample(
          "forever", blockList(null, List.of(8443, 22, 443), "203.0.113.10", "2001:db8:bad:1::10"));

  static final RuleSample EMPTY =
      new RuleSample("empty", blockList(BlockList.DEFAULT_EXPIRY, List.of()));

  static final RuleSample LARGE = new RuleSample("large", large(250));

  static final List<RuleSample> ALL = List.of(MIXED, ONLY_IPV4, ONLY_IPV6, FOREVER, LARGE, EMPTY);

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

  @Override
  public String toString() {
    return name;
  }
}

package org.handshakedoctor.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrefixTableTest {
  private static final int FIRST = 45 << 24;

  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  /// Slow and obvious: ask for one address after the other.
  @ParameterizedTest
  @MethodSource("seeds")
  void findsWhateverIsFoundForAnyAddressOfANetwork(int seed) {
    Random random = new Random(seed);
    Map<IpPrefix, String> networks = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      IpPrefix network = network(random);
      networks.put(network, network.cidr());
    }
    PrefixTable<String> table = new PrefixTable<>(networks);
    for (int i = 0; i < 50; i++) {
      IpPrefix asked = network(random);
      Set<String> expected = new HashSet<>();
      int from = (int) asked.address().low();
      for (int address = from; address < from + (1 << (32 - asked.length())); address++) {
        String found = table.find(IpAddress.ofIpv4(address));
        if (found != null) {
          expected.add(found);
        }
      }
      assertThat(table.findAll(asked)).as(asked.cidr()).isEqualTo(expected);
    }
  }

  @Test
  void theWidestNetworksHoldEverything() {
    PrefixTable<String> table =
        new PrefixTable<>(Map.of(prefix("45.0.0.0/8"), "four", prefix("ffff::/16"), "six"));

    assertThat(table.findAll(prefix("0.0.0.0/0"))).containsExactly("four");
    assertThat(table.findAll(prefix("::/0"))).containsExactlyInAnyOrder("four", "six");
    assertThat(table.findAll(prefix("ffff:ffff::/64"))).containsExactly("six");
  }

  private static IpPrefix network(Random random) {
    return new IpPrefix(IpAddress.ofIpv4(FIRST + random.nextInt(256)), 24 + random.nextInt(9));
  }

  private static IpPrefix prefix(String text) {
    return Objects.requireNonNull(IpPrefix.parse(text), text);
  }
}

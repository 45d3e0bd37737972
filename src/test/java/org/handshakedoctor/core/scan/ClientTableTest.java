package org.handshakedoctor.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientTableTest {

  /// Few addresses again and again, whole networks in order, and addresses that differ in few bits.
  static Stream<Function<Random, IpAddress>> addresses() {
    return Stream.of(
        random -> IpAddress.ofIpv4(random.nextInt(50)),
        random -> IpAddress.ofIpv4(0x0A00_0000 + random.nextInt(1 << 18)),
        random -> IpAddress.ofIpv4(random.nextInt(1 << 18) << 14),
        random -> new IpAddress(0x2001_0DB8L << 32, random.nextInt(1 << 18)),
        random -> new IpAddress((long) random.nextInt(1 << 18) << 46, 0),
        random -> new IpAddress(random.nextInt(500), random.nextInt(500)),
        random -> new IpAddress(random.nextLong(), random.nextLong()));
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void numbersAddressesAsAMapWould(Function<Random, IpAddress> next) {
    Random random = new Random(11);
    ClientTable table = new ClientTable();
    Map<IpAddress, Integer> map = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      IpAddress address = next.apply(random);
      Integer expected = map.putIfAbsent(address, map.size());
      assertThat(table.idOf(address)).isEqualTo(expected == null ? map.size() - 1 : expected);
    }

    assertThat(table.size()).isEqualTo(map.size());
    long[][] columns = table.columns();
    assertThat(columns[0]).hasSize(map.size());
    map.forEach(
        (address, id) -> {
          assertThat(table.get(id)).isEqualTo(address);
          assertThat(new IpAddress(columns[0][id], columns[1][id])).isEqualTo(address);
        });
  }

  @Test
  void theColumnsAreACopy() {
    ClientTable table = new ClientTable();
    table.idOf(IpAddress.ofIpv4(1));
    long[][] columns = table.columns();
    table.idOf(IpAddress.ofIpv4(2));

    assertThat(columns[0]).hasSize(1);
    assertThat(columns[1]).hasSize(1);
  }
}

package org.handshakedoctor.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpPrefixTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.10, 203.0.113.10/32, 203.0.113.10",
    "203.0.113.10/24, 203.0.113.0/24, 203.0.113.0/24",
    "203.0.113.10/0, 0.0.0.0/0, 0.0.0.0/0",
    "203.0.113.129/25, 203.0.113.128/25, 203.0.113.128/25",
    "::ffff:203.0.113.10/8, 203.0.0.0/8, 203.0.0.0/8",
    "2001:db8::1, 2001:db8::1/128, 2001:db8::1",
    "2001:db8:0:1:ffff::/64, 2001:db8:0:1::/64, 2001:db8:0:1::/64",
    "2001:db8::ffff:0:0:0/65, 2001:db8:0:0:8000::/65, 2001:db8:0:0:8000::/65",
    "ffff::/1, 8000::/1, 8000::/1",
    "::1/0, ::/0, ::/0",
  })
  void readsANetworkWithItsHostBitsCleared(String text, String cidr, String shown) {
    assertThat(prefix(text).cidr()).isEqualTo(cidr);
    assertThat(prefix(text)).hasToString(shown).isEqualTo(prefix(shown));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/24",
        "203.0.113.0/",
        "203.0.113.0/33",
        "203.0.113.0/024",
        "203.0.113.0/+24",
        "203.0.113.0/-1",
        "203.0.113.0/24/24",
        "203.0.113.0/24 ",
        "203.0.113.0/255.255.255.0",
        "203.0.113/24",
        "::ffff:0:0/96",
        "::/129",
        "::/1000",
        "::/99999999999",
        "fe80::1%eth0/64",
        "example.org/24",
      })
  void whatIsNoNetworkIsNone(String text) {
    assertThat(IpPrefix.parse(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 33, 128})
  void aLengthOutsideTheFamilyIsRefused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IpPrefix(IpAddress.ofIpv4(0), length));
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24, 203.0.113.0, true",
    "203.0.113.0/24, 203.0.113.255, true",
    "203.0.113.0/24, 203.0.114.0, false",
    "0.0.0.0/0, 203.0.113.1, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 203.0.113.1, false",
    "::/0, ffff::, true",
    "2001:db8::/63, 2001:db8:0:1:ffff::, true",
    "2001:db8::/63, 2001:db8:0:2::, false",
    "2001:db8::/65, 2001:db8::7fff:0:0:0, true",
    "2001:db8::/65, 2001:db8::8000:0:0:0, false",
  })
  void containsTheAddressesThatShareItsLeadingBits(String network, String address, boolean in) {
    assertThat(prefix(network).contains(prefix(address).address())).isEqualTo(in);
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "203.0.113.1, 203.0.113.1",
    "203.0.113.1 203.0.113.1, 203.0.113.1",
    "203.0.113.2 203.0.113.3, 203.0.113.2/31",
    "203.0.113.1 203.0.113.2, 203.0.113.1 203.0.113.2",
    "203.0.113.7 203.0.113.0/24, 203.0.113.0/24",
    "203.0.113.0/25 203.0.113.128/25, 203.0.113.0/24",
    "203.0.113.0/26 203.0.113.64/26 203.0.113.128/25, 203.0.113.0/24",
    "0.0.0.0/1 128.0.0.0/1, 0.0.0.0/0",
    "2001:db8::1 203.0.113.1, 203.0.113.1 2001:db8::1",
    "2001:db8::/33 2001:db8:8000::/33, 2001:db8::/32",
    "2001:db8::2 2001:db8::3, 2001:db8::2/127",
    "::/1 8000::/1, ::/0",
    "::/0 0.0.0.0/0 10.0.0.1 ::1, 0.0.0.0/0 ::/0",
  })
  void mergesNeighboursAndDropsWhatIsContained(String given, String merged) {
    assertThat(IpPrefix.merge(prefixes(given))).isEqualTo(prefixes(merged));
  }

  /// Over a /24 every set of networks is a set of 256 bits, so the merge can be checked bit by bit.
  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.0", "2001:db8::fe00"})
  void aMergeCoversExactlyWhatWasGivenWithTheFewestNetworks(String base) {
    IpAddress start = prefix(base).address();
    int bits = start.bits();
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      List<IpPrefix> given = new ArrayList<>();
      for (int i = random.nextInt(40); i >= 0; i--) {
        IpAddress address = new IpAddress(start.high(), start.low() + random.nextInt(256));
        given.add(new IpPrefix(address, bits - random.nextInt(6)));
      }

      List<IpPrefix> merged = IpPrefix.merge(given);

      assertThat(covered(merged, start)).isEqualTo(covered(given, start));
      assertThat(merged).hasSize(fewest(covered(given, start), 0, 256));
      assertThat(merged).isSortedAccordingTo(Comparator.naturalOrder());
    }
  }

  @Test
  void sortsByAddressAndThenTheWiderFirst() {
    List<IpPrefix> sorted = prefixes("10.0.0.0/8 10.0.0.0/9 10.0.0.0 10.0.0.1 ::/0 ::/1 ::1");
    List<IpPrefix> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(8));
    Collections.sort(shuffled);

    assertThat(shuffled).isEqualTo(sorted);
  }

  private static BitSet covered(List<IpPrefix> prefixes, IpAddress start) {
    BitSet covered = new BitSet();
    for (int i = 0; i < 256; i++) {
      IpAddress address = new IpAddress(start.high(), start.low() + i);
      covered.set(i, prefixes.stream().anyMatch(prefix -> prefix.contains(address)));
    }
    return covered;
  }

  /// One network for a full block, none for an empty one, else the halves' together.
  private static int fewest(BitSet covered, int from, int to) {
    int count = covered.get(from, to).cardinality();
    if (count == 0 || count == to - from) {
      return count == 0 ? 0 : 1;
    }
    int middle = (from + to) / 2;
    return fewest(covered, from, middle) + fewest(covered, middle, to);
  }

  private static List<IpPrefix> prefixes(String texts) {
    return Stream.of(texts.split(" "))
        .filter(one -> !one.isEmpty())
        .map(IpPrefixTest::prefix)
        .toList();
  }

  private static IpPrefix prefix(String text) {
    return Objects.requireNonNull(IpPrefix.parse(text), text);
  }
}

package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.core.rules.RuleSample.prefix;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.handshakedoctor.core.net.IpPrefix;
import org.junit.jupiter.api.Test;

class WideningTest {
  private static final IpPrefix NETWORK = prefix("45.33.32.0/24");

  @Test
  void aQuarterOfANetworkIsEnough() {
    assertThat(Widening.proposals(some(64), _ -> true))
        .containsExactly(new Widening(NETWORK, 64, 640));
    assertThat(Widening.proposals(some(63), _ -> true)).isEmpty();
  }

  @Test
  void aNetworkWithSomebodyToSpareIsNotProposed() {
    assertThat(Widening.proposals(some(200), network -> !network.equals(NETWORK))).isEmpty();
  }

  @Test
  void anAddressThatIsListedTwiceIsSeenOnce() {
    List<BlockEntry> twice = new ArrayList<>(some(63));
    twice.addAll(some(63));

    assertThat(Widening.proposals(twice, _ -> true)).isEmpty();
  }

  @Test
  void networksThatWereAskedForAreNotWidened() {
    List<BlockEntry> halves =
        IntStream.range(0, 128)
            .mapToObj(i -> new BlockEntry(prefix("45.33.32." + 2 * i + "/31"), 1))
            .toList();

    assertThat(Widening.proposals(halves, _ -> true)).isEmpty();
  }

  @Test
  void ipv6IsNotWidenedBeyondThe64ThatIsBlockedAnyway() {
    List<BlockEntry> networks =
        IntStream.range(0, 256)
            .mapToObj(i -> new BlockEntry(prefix("2a02:1:2:%x::1".formatted(i)), 1))
            .toList();

    assertThat(Widening.proposals(networks, _ -> true)).isEmpty();
  }

  @Test
  void nothingIsProposedThatIsTooWideToBlock() {
    assertThat(Widening.proposals(some(256), _ -> true))
        .allSatisfy(one -> assertThat(Guard.networkReason(one.network())).isEmpty());
  }

  @Test
  void itSaysHowManyAddressesItWouldHit() {
    assertThat(new Widening(NETWORK, 64, 640).addresses()).isEqualTo(256);
  }

  @Test
  void thatMostIsSeenOfComesFirst() {
    List<BlockEntry> entries = new ArrayList<>(some(64));
    IntStream.range(0, 70).forEach(i -> entries.add(new BlockEntry(prefix("45.9.9." + i), 1)));

    assertThat(Widening.proposals(entries, _ -> true))
        .extracting(Widening::seen)
        .containsExactly(70, 64);
  }

  private static List<BlockEntry> some(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new BlockEntry(prefix("45.33.32." + i), 10))
        .toList();
  }
}

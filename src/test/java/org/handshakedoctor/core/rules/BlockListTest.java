package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.handshakedoctor.core.rules.RuleSample.blockList;
import static org.handshakedoctor.core.rules.RuleSample.prefix;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.net.IpPrefix;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockListTest {

  @Test
  void neighboursAreJoinedAndNothingIsAdded() {
    BlockList list = of("198.51.100.5", "198.51.100.4", "198.51.100.7", "198.51.100.4");

    assertThat(list.ipv4())
        .map(IpPrefix::toString)
        .containsExactly("198.51.100.4/31", "198.51.100.7");
    assertThat(list.ipv6()).isEmpty();
  }

  @Test
  void anAddressInsideANetworkOfTheListIsDropped() {
    assertThat(of("203.0.113.64/26", "203.0.113.77").ipv4())
        .containsExactly(prefix("203.0.113.64/26"));
  }

  @Test
  void aSingleIpv6AddressStandsForItsNetwork() {
    assertThat(of("2001:db8:bad:1::10", "2001:db8:bad:1::77").ipv6())
        .containsExactly(prefix("2001:db8:bad:1::/64"));
  }

  @Test
  void anIpv6NetworkStaysAsItWasGiven() {
    assertThat(of("2001:db8:bad:1::/96", "2001:db8:bad:40::/58").ipv6())
        .containsExactly(prefix("2001:db8:bad:1::/96"), prefix("2001:db8:bad:40::/58"));
  }

  @Test
  void anAddressGivenTwiceCountsOnce() {
    BlockList list = of("203.0.113.10", "203.0.113.10", "2001:db8:bad:1::10", "2001:db8:bad:1::77");

    assertThat(list.addresses()).isEqualTo(3);
    assertThat(list.failures()).isEqualTo(400);
  }

  @Test
  void aListWithoutEntriesIsEmpty() {
    assertThat(of().isEmpty()).isTrue();
    assertThat(of("203.0.113.10").isEmpty()).isFalse();
  }

  @Test
  void itDoesNotChangeWithTheListItWasMadeFrom() {
    List<BlockEntry> entries = new ArrayList<>();
    entries.add(new BlockEntry(prefix("203.0.113.10"), 1));
    BlockList list = new BlockList(entries, LocalDate.of(2026, 11, 23), null, List.of());

    entries.clear();

    assertThat(list.addresses()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "P7D, 2026-11-30",
    "PT1H, 2026-11-24",
    "PT24H, 2026-11-24",
    "PT24H0.5S, 2026-11-25",
    "P30D, 2026-12-23",
  })
  void expiryInPartsOfADayCountsAsADay(Duration expiry, LocalDate date) {
    assertThat(blockList(expiry, List.of()).expiresOn()).contains(date);
  }

  @Test
  void withoutExpiryThereIsNoLastDay() {
    assertThat(blockList(null, List.of()).expiresOn()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1H", "PT0.5S", "P10001D"})
  void anExpiryThatCannotBeMeantIsRefused(Duration expiry) {
    assertThatIllegalArgumentException().isThrownBy(() -> blockList(expiry, List.of()));
  }

  @Test
  void portsAreSortedAndTheSshPortIsNeverAmongThem() {
    assertThat(blockList(null, List.of(8443, 22, 443, 8443)).ports()).containsExactly(443, 8443);
    assertThat(blockList(null, List.of(22)).ports()).containsExactly(443);
    assertThat(blockList(null, List.of()).ports()).containsExactly(443);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_536})
  void aNumberThatIsNoPortIsRefused(int port) {
    assertThatIllegalArgumentException().isThrownBy(() -> blockList(null, List.of(port)));
  }

  /// The guard is asked before; this is for the caller who forgot.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0/0",
        "::/0",
        "203.0.0.0/16",
        "2001:db8::/32",
        "127.0.0.1",
        "10.1.2.3",
        "::1",
        "::2",
        "fe80::1",
        "::ffff:192.168.1.1"
      })
  void whatMayNeverBeBlockedIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(text)).withMessageContaining("-");
  }

  private static BlockList of(String... addressesAndNetworks) {
    @Nullable Duration expiry = BlockList.DEFAULT_EXPIRY;
    return blockList(expiry, List.of(), addressesAndNetworks);
  }
}

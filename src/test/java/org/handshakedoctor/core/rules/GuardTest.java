package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.core.rules.RuleSample.prefix;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
  private static final String SCANNER = "45.33.32.156";
  private static final Guard GUARD = new Guard(20);

  @Test
  void anAddressThatFailsOftenMayBeBlocked() {
    assertThat(GUARD.judge(candidate(SCANNER, 20))).isEmpty();
    assertThat(GUARD.judge(candidate("2a01:4f8::1", 20))).isEmpty();
  }

  @Test
  void aFewFailuresAreNoEvidence() {
    assertThat(GUARD.judge(candidate(SCANNER, 19))).contains(SpareReason.FEW_FAILURES);
    assertThat(new Guard(1).judge(candidate(SCANNER, 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.0.1",
        "169.254.1.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "::1",
        "::ffff:127.0.0.1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1"
      })
  void anAddressOfOnesOwnNetworkIsNeverBlocked(String text) {
    assertThat(GUARD.judge(candidate(text, 1000))).contains(SpareReason.OWN_NETWORK);
    assertThat(GUARD.judge(prefix(text))).contains(SpareReason.OWN_NETWORK);
  }

  /// Relays among them: what is embedded in `64:ff9b::/96`, 6to4 and Teredo is not looked at, since
  /// many share one relay.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "192.0.0.9",
        "192.31.196.1",
        "192.52.193.1",
        "192.88.99.1",
        "192.175.48.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "64:ff9b::cb00:710a",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:20::1",
        "2002:cb00:710a::1",
        "2620:4f:8000::1",
        "5f00::1",
        "ff02::1"
      })
  void anAddressThatIsNotOneMachinesIsNeverBlocked(String text) {
    assertThat(GUARD.judge(candidate(text, 1000))).contains(SpareReason.RESERVED);
    assertThat(GUARD.judge(prefix(text))).contains(SpareReason.RESERVED);
  }

  @Test
  void anAddressWhoseNetworkHoldsASpecialOneIsNeverBlocked() {
    assertThat(GUARD.judge(candidate("::2", 1000))).contains(SpareReason.OWN_NETWORK);
    assertThat(GUARD.judge(prefix("::2"))).contains(SpareReason.OWN_NETWORK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
            "172.32.0.0",
        "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1", "2001:db9::1", "2003::1",
        "::ffff:8.8.8.8", "3fff:1000::1"
      })
  void theNeighboursOfSpecialRangesAreOrdinary(String text) {
    assertThat(GUARD.judge(candidate(text, 1000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.0.2.1", "198.51.100.1", "203.0.113.10", "2001:db8:bad::1", "3fff:fff::1"})
  void anAddressForExamplesIsSparedUnlessAPersonSaysOtherwise(String text) {
    assertThat(GUARD.judge(candidate(text, 1000))).contains(SpareReason.DOCUMENTATION);
    assertThat(GUARD.judge(prefix(text))).contains(SpareReason.DOCUMENTATION);
    assertThat(SpareReason.DOCUMENTATION.hard()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "::/0", "45.33.32.0/23", "2a01:4f8::/47", "10.0.0.0/8"})
  void aWideNetworkIsNeverBlocked(String text) {
    assertThat(GUARD.judge(prefix(text))).contains(SpareReason.TOO_WIDE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"45.33.32.0/24", "2a01:4f8::/48", SCANNER})
  void aNarrowNetworkGivenByHandMayBeBlocked(String text) {
    assertThat(GUARD.judge(prefix(text))).isEmpty();
  }

  @Test
  void ofSeveralReasonsTheWeightiestIsNamedAndTheOthersAreKnown() {
    BlockCandidate candidate =
        new BlockCandidate(
            address(SCANNER), 1, EnumSet.of(SpareReason.MONITOR, SpareReason.SEARCH_ENGINE));

    assertThat(GUARD.judge(candidate)).contains(SpareReason.SEARCH_ENGINE);
    assertThat(GUARD.reasons(candidate))
        .containsExactly(SpareReason.SEARCH_ENGINE, SpareReason.MONITOR, SpareReason.FEW_FAILURES);
  }

  @Test
  void aHardReasonIsNeverHiddenBehindASoftOne() {
    assertThat(Stream.of(SpareReason.values()).map(SpareReason::hard).toList())
        .isSortedAccordingTo(Comparator.reverseOrder())
        .contains(true, false);
  }

  @ParameterizedTest
  @EnumSource(SpareReason.class)
  void everyReasonHasAFixedNameOutside(SpareReason reason) {
    assertThat(reason.id()).matches("[a-z]+(-[a-z]+)*");
    assertThat(SpareReason.BACKEND_FAILURES.id()).isEqualTo("backend-failures");
  }

  private static BlockCandidate candidate(String address, long failures) {
    return new BlockCandidate(address(address), failures, Set.of());
  }

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }
}

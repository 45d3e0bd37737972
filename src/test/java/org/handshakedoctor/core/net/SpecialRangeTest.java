package org.handshakedoctor.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialRangeTest {

  /// The first and the last address of each range.
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0, 10.255.255.255, OWN_NETWORK",
    "100.64.0.0, 100.127.255.255, OWN_NETWORK",
    "127.0.0.0, 127.255.255.255, OWN_NETWORK",
    "169.254.0.0, 169.254.255.255, OWN_NETWORK",
    "172.16.0.0, 172.31.255.255, OWN_NETWORK",
    "192.168.0.0, 192.168.255.255, OWN_NETWORK",
    "::1, ::1, OWN_NETWORK",
    "::ffff:127.0.0.1, ::ffff:10.1.2.3, OWN_NETWORK",
    "fc00::, fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, OWN_NETWORK",
    "fe80::, febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, OWN_NETWORK",
    "192.0.2.0, 192.0.2.255, DOCUMENTATION",
    "198.51.100.0, 198.51.100.255, DOCUMENTATION",
    "203.0.113.0, 203.0.113.255, DOCUMENTATION",
    "2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, DOCUMENTATION",
    "3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, DOCUMENTATION",
    "0.0.0.0, 0.255.255.255, RESERVED",
    "192.0.0.0, 192.0.0.255, RESERVED",
    "198.18.0.0, 198.19.255.255, RESERVED",
    "224.0.0.0, 239.255.255.255, RESERVED",
    "240.0.0.0, 255.255.255.255, RESERVED",
    "::, ::, RESERVED",
    "64:ff9b::, 64:ff9b::ffff:ffff, RESERVED",
    "2001::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, RESERVED",
    "2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, RESERVED",
    "ff00::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, RESERVED",
  })
  void knowsTheRangeOfASpecialAddress(String first, String last, SpecialRange range) {
    assertThat(SpecialRange.of(address(first))).isEqualTo(range);
    assertThat(SpecialRange.of(address(last))).isEqualTo(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.0.3.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "::2",
        "2001:200::",
        "2001:db7:ffff::",
        "2001:db9::",
        "2003::",
        "2a01:4f8::1",
        "3fff:1000::",
        "fbff::"
      })
  void theNeighboursOfARangeAreOrdinary(String text) {
    assertThat(SpecialRange.of(address(text))).isNull();
    assertThat(SpecialRange.overlapping(IpPrefix.of(address(text)))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, OWN_NETWORK",
    "8.0.0.0/6, OWN_NETWORK",
    "0.0.0.0/0, OWN_NETWORK",
    "203.0.112.0/23, DOCUMENTATION",
    "203.0.113.7/32, DOCUMENTATION",
    "::/64, OWN_NETWORK",
    "2001:db8:1::/48, DOCUMENTATION",
    "::/0, OWN_NETWORK",
    "224.0.0.0/3, RESERVED",
  })
  void aNetworkIsSpecialIfOneOfItsAddressesIs(String cidr, SpecialRange range) {
    assertThat(SpecialRange.overlapping(Objects.requireNonNull(IpPrefix.parse(cidr))))
        .isEqualTo(range);
  }

  @Test
  void anOrdinaryNetworkOverlapsNothing() {
    assertThat(SpecialRange.overlapping(Objects.requireNonNull(IpPrefix.parse("8.8.8.0/24"))))
        .isNull();
  }

  @ParameterizedTest
  @EnumSource
  void everyRangeHasAFixedNameOutside(SpecialRange range) {
    assertThat(range.id()).matches("[a-z]+(-[a-z]+)*");
  }

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }
}

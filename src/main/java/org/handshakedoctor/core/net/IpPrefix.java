package org.handshakedoctor.core.net;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A network in CIDR notation (RFC 4632): the address with its host bits cleared, and how many
/// leading bits count.
///
/// @param length in bits of the address's own family: 0 to 32 for IPv4, 0 to 128 for IPv6
public record IpPrefix(IpAddress address, int length) implements Comparable<IpPrefix> {

  public IpPrefix {
    if (length < 0 || length > address.bits()) {
      throw new IllegalArgumentException("prefix length " + length);
    }
    int mappedLength = length + 128 - address.bits();
    address =
        new IpAddress(
            address.high() & mask(Math.min(mappedLength, 64)),
            address.low() & mask(Math.max(mappedLength - 64, 0)));
  }

  /// The single address as a network.
  public static IpPrefix of(IpAddress address) {
    return new IpPrefix(address, address.bits());
  }

  /// Null unless the text is an address, or an address, `/` and a length without leading zeros.
  public static @Nullable IpPrefix parse(String text) {
    int slash = text.indexOf('/');
    IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null || slash < 0) {
      return address == null ? null : of(address);
    }
    int length = length(text, slash + 1);
    return length < 0 || length > address.bits() ? null : new IpPrefix(address, length);
  }

  /// One to three digits up to the end of the text, without leading zeros; or -1.
  private static int length(String text, int from) {
    int digits = text.length() - from;
    if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
      return -1;
    }
    int length = 0;
    for (int i = from; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      length = length * 10 + digit - '0';
    }
    return length;
  }

  /// The fewest networks that cover exactly these: neighbours joined, contained ones dropped,
  /// nothing added. Sorted, IPv4 first.
  public static List<IpPrefix> merge(Collection<IpPrefix> prefixes) {
    return Stream.of(true, false)
        .map(
            ipv4 ->
                prefixes.stream()
                    .filter(prefix -> prefix.isIpv4() == ipv4)
                    .map(prefix -> new IPAddressString(prefix.cidr()).getAddress())
                    .toArray(IPAddress[]::new))
        .filter(family -> family.length > 0)
        .flatMap(family -> Stream.of(family[0].mergeToPrefixBlocks(family)))
        .map(block -> Objects.requireNonNull(parse(block.toString())))
        .sorted()
        .toList();
  }

  public boolean isIpv4() {
    return address.isIpv4();
  }

  public boolean contains(IpAddress other) {
    return other.isIpv4() == isIpv4() && new IpPrefix(other, length).address.equals(address);
  }

  public boolean isSingleAddress() {
    return length == address.bits();
  }

  /// Always with its length, as `192.0.2.1/32`.
  public String cidr() {
    return address + "/" + length;
  }

  /// By hand, as [IpAddress#equals] is.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpPrefix prefix
        && length == prefix.length
        && address.equals(prefix.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode() * 31 + length;
  }

  @Override
  public int compareTo(IpPrefix other) {
    int byAddress = address.compareTo(other.address);
    return byAddress != 0 ? byAddress : Integer.compare(length, other.length);
  }

  /// A single address without its length, a network with it.
  @Override
  public String toString() {
    return isSingleAddress() ? address.toString() : cidr();
  }

  private static long mask(int bits) {
    return bits == 0 ? 0 : -1L << (64 - bits);
  }
}

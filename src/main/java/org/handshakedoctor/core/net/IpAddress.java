package org.handshakedoctor.core.net;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// An IPv4 or IPv6 address: 128 bits, IPv4 as `::ffff:a.b.c.d` (RFC 4291 section 2.5.5.2).
///
/// Sorts IPv4 first, then by number. Printed in canonical form: dotted decimal, or RFC 5952.
///
/// @param high the first 64 bits, network byte order
/// @param low the last 64 bits
public record IpAddress(long high, long low) implements Comparable<IpAddress> {

  private static final long MAPPED = 0x0000_FFFF_0000_0000L;
  private static final int IPV6_GROUPS = 8;

  public static IpAddress ofIpv4(int bits) {
    return new IpAddress(0, MAPPED | (bits & 0xFFFF_FFFFL));
  }

  /// Null unless the whole text is one address: four decimal octets without leading zeros, or RFC
  /// 4291 text without brackets and without a zone.
  public static @Nullable IpAddress parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  /// As [#parse(String)], for the ASCII bytes from `start` up to but not including `end`.
  public static @Nullable IpAddress parse(byte[] text, int start, int end) {
    long bits = parseIpv4(text, start, end);
    return bits < 0 ? parseIpv6(text, start, end) : ofIpv4((int) bits);
  }

  public boolean isIpv4() {
    return high == 0 && (low & 0xFFFF_FFFF_0000_0000L) == MAPPED;
  }

  /// `0.0.0.0` or `::`, where a server listens on all its addresses.
  public boolean isUnspecified() {
    return high == 0 && (low == 0 || low == MAPPED);
  }

  /// The width of this address's family: 32 or 128.
  public int bits() {
    return isIpv4() ? 32 : 128;
  }

  /// By hand, as [#hashCode()]: those of a record are made when they are first called, which every
  /// start would pay for.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpAddress address && high == address.high && low == address.low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high) * 31 + Long.hashCode(low);
  }

  @Override
  public int compareTo(IpAddress other) {
    if (isIpv4() != other.isIpv4()) {
      return isIpv4() ? -1 : 1;
    }
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  @Override
  public String toString() {
    if (isIpv4()) {
      int v = (int) low;
      return (v >>> 24) + "." + (v >>> 16 & 255) + "." + (v >>> 8 & 255) + "." + (v & 255);
    }
    return ipv6Text();
  }

  private static long parseIpv4(byte[] text, int start, int end) {
    if (end - start > 15) {
      return -1;
    }
    long bits = 0;
    int octets = 0;
    int at = start;
    while (octets < 4) {
      int from = at;
      int value = 0;
      while (at < end && text[at] >= '0' && text[at] <= '9') {
        value = value * 10 + text[at++] - '0';
      }
      boolean leadingZero = at - from > 1 && text[from] == '0';
      if (at == from || at - from > 3 || value > 255 || leadingZero) {
        return -1;
      }
      bits = bits << 8 | value;
      if (++octets < 4 && (at >= end || text[at++] != '.')) {
        return -1;
      }
    }
    return at == end ? bits : -1;
  }

  private static @Nullable IpAddress parseIpv6(byte[] text, int start, int end) {
    int[] groups = new int[IPV6_GROUPS];
    int count = 0;
    int gap = -1;
    int at = start;
    if (at + 1 < end && text[at] == ':' && text[at + 1] == ':') {
      gap = 0;
      at += 2;
    }
    while (at < end) {
      if (count == IPV6_GROUPS) {
        return null;
      }
      int from = at;
      int value = 0;
      while (at < end && Character.digit(text[at], 16) >= 0) {
        value = value << 4 | Character.digit(text[at++], 16);
        if (at - from > 4) {
          return null;
        }
      }
      if (at < end && text[at] == '.') {
        long tail = parseIpv4(text, from, end);
        if (tail < 0 || count > IPV6_GROUPS - 2) {
          return null;
        }
        groups[count++] = (int) (tail >>> 16);
        groups[count++] = (int) (tail & 0xFFFF);
        at = end;
        break;
      }
      if (at == from) {
        return null;
      }
      groups[count++] = value;
      if (at == end) {
        break;
      }
      if (text[at++] != ':' || at == end) {
        return null;
      }
      if (text[at] == ':') {
        if (gap >= 0) {
          return null;
        }
        gap = count;
        at++;
      }
    }
    return fromGroups(groups, count, gap);
  }

  private static @Nullable IpAddress fromGroups(int[] groups, int count, int gap) {
    if (gap < 0 ? count != IPV6_GROUPS : count == IPV6_GROUPS) {
      return null;
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < IPV6_GROUPS; i++) {
      int missing = IPV6_GROUPS - count;
      int from = gap < 0 || i < gap ? i : i - missing;
      int value = gap >= 0 && i >= gap && i < gap + missing ? 0 : groups[from];
      high = high << 16 | low >>> 48;
      low = low << 16 | value;
    }
    return new IpAddress(high, low);
  }

  /// RFC 5952: lower case, no leading zeros, the first longest run of two or more zero groups as
  /// `::`.
  private String ipv6Text() {
    int[] groups = new int[IPV6_GROUPS];
    for (int i = 0; i < IPV6_GROUPS; i++) {
      long half = i < 4 ? high : low;
      groups[i] = (int) ((half >>> (48 - 16 * (i & 3))) & 0xFFFF);
    }
    int runStart = -1;
    int runLength = 1;
    for (int i = 0; i < IPV6_GROUPS; i++) {
      int j = i;
      while (j < IPV6_GROUPS && groups[j] == 0) {
        j++;
      }
      if (j - i > runLength) {
        runStart = i;
        runLength = j - i;
      }
      i = Math.max(i, j - 1);
    }
    StringBuilder out = new StringBuilder(39);
    for (int i = 0; i < IPV6_GROUPS; i++) {
      if (i == runStart) {
        out.append("::");
        i += runLength - 1;
        continue;
      }
      if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
        out.append(':');
      }
      out.append(Integer.toHexString(groups[i]));
    }
    return out.toString();
  }
}

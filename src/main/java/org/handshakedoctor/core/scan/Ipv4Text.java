package org.handshakedoctor.core.scan;

/// Reads an IPv4 address where it begins in a line, without knowing where it ends, and without a
/// branch that depends on how many digits its numbers have.
///
/// What it finds is a `long`: the length of the text above 32 bits of address, or [#NONE].
public final class Ipv4Text {
  /// There is no address.
  public static final long NONE = 0;

  private static final int OCTETS = 4;

  /// The least number with so many digits that does not begin with a zero.
  private static final int[] LEAST = {0, 0, 10, 100};

  private Ipv4Text() {}

  /// Four decimal octets without leading zeros from `from` on that end at or before `end`.
  public static long read(byte[] bytes, int from, int end) {
    int at = from;
    int bits = 0;
    // Its sign says whether anything is wrong.
    int wrong = 0;
    for (int i = 1; i <= OCTETS; i++) {
      int digits = ByteSearch.digitsAt(bytes, at);
      long word = ByteSearch.wordAt(bytes, at);
      // The last digit comes to the top, and zeros before the first.
      long aligned = word << ((Long.BYTES - digits) * Byte.SIZE);
      int octet =
          (int) ((aligned >>> 56 & 15) + (aligned >>> 48 & 15) * 10 + (aligned >>> 40 & 15) * 100);
      wrong |= digits - 1 | 3 - digits | 255 - octet | octet - LEAST[digits & 3];
      bits = (bits << Byte.SIZE) | octet;
      at += digits;
      if (i < OCTETS) {
        int separator = (int) (word >>> (digits * Byte.SIZE)) & 0xFF;
        wrong |= -(separator ^ '.');
        at++;
      }
    }
    wrong |= end - at;
    return wrong < 0 ? NONE : ((long) (at - from) << Integer.SIZE) | (bits & 0xFFFF_FFFFL);
  }

  /// Of an address that was found.
  public static int bits(long found) {
    return (int) found;
  }

  /// Of the text of an address that was found; zero for [#NONE].
  public static int length(long found) {
    return (int) (found >>> Integer.SIZE);
  }
}

package org.handshakedoctor.core.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Looks at eight bytes at a time in a `long`.
///
/// A byte of a word is zero where Mycroft's test leaves the high bit (Hacker's Delight 6-1): exact
/// for the lowest one, and above it perhaps set where it should not be. So a word is asked for the
/// lowest, or only whether there is one.
public final class ByteSearch {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private ByteSearch() {}

  /// The eight bytes from `at` on, the first in the lowest bits.
  public static long longAt(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /// Where a byte stands first, not before `from` and before `to`; or -1.
  public static int indexOf(byte[] bytes, char ascii, int from, int to) {
    long wanted = repeat(ascii);
    int at = from;
    while (at + 8 <= to) {
      long found = matches(longAt(bytes, at), wanted);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      at += 8;
    }
    while (at < to) {
      if (bytes[at] == ascii) {
        return at;
      }
      at++;
    }
    return -1;
  }

  /// Eight times the same byte.
  static long repeat(char ascii) {
    return ONES * ascii;
  }

  /// The high bit of each byte of `word` that is the same in `wanted`; exact up to the lowest.
  static long matches(long word, long wanted) {
    long zeros = word ^ wanted;
    return (zeros - ONES) & ~zeros & HIGH_BITS;
  }
}

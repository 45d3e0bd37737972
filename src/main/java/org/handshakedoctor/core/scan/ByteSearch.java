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

  /// Multiplied with it the lowest bits of eight bytes come together in the highest byte.
  private static final long GATHER = 0x0102_0408_1020_4080L;

  private ByteSearch() {}

  /// The eight bytes from `at` on, the first in the lowest bits.
  public static long longAt(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /// Where a byte stands first, not before `from` and before `to`; or -1.
  public static int indexOf(byte[] bytes, char ascii, int from, int to) {
    long wanted = repeat(ascii);
    int at = from;
    while (at < to && at + 32 <= bytes.length) {
      int found = find(bytes, at, wanted);
      if (found < 32) {
        return at + found < to ? at + found : -1;
      }
      at += 32;
    }
    while (at < to) {
      if (bytes[at] == ascii) {
        return at;
      }
      at++;
    }
    return -1;
  }

  /// How many of the 32 bytes from `at` on stand before the first one that is wanted; 32 if none
  /// is.
  private static int find(byte[] bytes, int at, long wanted) {
    long a = matches(longAt(bytes, at), wanted);
    long b = matches(longAt(bytes, at + 8), wanted);
    long c = matches(longAt(bytes, at + 16), wanted);
    long d = matches(longAt(bytes, at + 24), wanted);
    return (a | b | c | d) == 0 ? 32 : Integer.numberOfTrailingZeros(bits(a, b, c, d));
  }

  /// How many digits stand at `at`, one after the other; eight if there are more.
  ///
  /// Without a branch, as [#lettersAt]: how long a number is no processor can foresee, and a wrong
  /// guess costs it more than the whole count.
  public static int digitsAt(byte[] bytes, int at) {
    return runOf('0', '9', bytes, at);
  }

  /// How many letters from a to z stand at `at`; eight if there are more.
  public static int lettersAt(byte[] bytes, int at) {
    return runOf('a', 'z', bytes, at);
  }

  /// The eight bytes from `at` on, with zeros for those behind the array's end.
  public static long wordAt(byte[] bytes, int at) {
    if (at + Long.BYTES <= bytes.length) {
      return longAt(bytes, at);
    }
    long word = 0;
    for (int i = bytes.length - 1; i >= at; i--) {
      word = (word << Byte.SIZE) | (bytes[i] & 0xFF);
    }
    return word;
  }

  /// An ASCII byte sets its high bit when so much is added that the first one wanted does, and none
  /// carries over to the next byte.
  private static int runOf(char first, char last, byte[] bytes, int at) {
    long word = wordAt(bytes, at);
    long ascii = word & ~HIGH_BITS;
    long atLeast = ascii + repeat((char) (0x80 - first));
    long above = ascii + repeat((char) (0x7F - last));
    long others = ~(atLeast & ~above & ~word) & HIGH_BITS;
    return Long.numberOfTrailingZeros(others) >>> 3;
  }

  /// The high bits of 32 bytes side by side, that of the first byte lowest.
  static int bits(long a, long b, long c, long d) {
    return bits(a) | bits(b) << 8 | bits(c) << 16 | bits(d) << 24;
  }

  private static int bits(long word) {
    return (int) ((((word & HIGH_BITS) >>> 7) * GATHER) >>> 56);
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

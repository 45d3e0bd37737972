package org.handshakedoctor.core.log;

/// Decimal numbers in the bytes of lines.
public final class Digits {
  private Digits() {}

  public static boolean isDigit(byte letter) {
    return letter >= '0' && letter <= '9';
  }

  /// The number in exactly so many digits, or -1 if these bytes are no digits or not all there.
  public static int number(byte[] bytes, int at, int count, int end) {
    if (at + count > end) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + count; i++) {
      if (!isDigit(bytes[i])) {
        return -1;
      }
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }

  /// Where the digits that begin at `at` end.
  public static int skip(byte[] bytes, int at, int end) {
    int to = at;
    while (to < end && isDigit(bytes[to])) {
      to++;
    }
    return to;
  }

  /// The value of all these digits. Too long a number wraps; it is still equal to itself.
  public static long value(byte[] bytes, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }
}

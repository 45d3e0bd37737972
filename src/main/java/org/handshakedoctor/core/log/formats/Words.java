package org.handshakedoctor.core.log.formats;

import java.util.Arrays;

/// The ASCII texts with which something can begin; a text that begins otherwise is mostly refused
/// after one look at its first byte.
final class Words {
  private static final Word[] NONE = {};

  private final Word[][] byFirstByte = new Word[128][];

  Words(String... beginnings) {
    Arrays.fill(byFirstByte, NONE);
    for (String beginning : beginnings) {
      Word[] before = byFirstByte[beginning.charAt(0)];
      Word[] more = Arrays.copyOf(before, before.length + 1);
      more[before.length] = new Word(beginning);
      byFirstByte[beginning.charAt(0)] = more;
    }
  }

  /// How long the first of the texts is that stands at `at` and ends before `end`; zero if none
  /// does.
  int lengthAt(byte[] bytes, int at, int end) {
    if (at >= end || bytes[at] < 0) {
      return 0;
    }
    for (Word word : byFirstByte[bytes[at]]) {
      if (word.isAt(bytes, at, end)) {
        return word.length();
      }
    }
    return 0;
  }

  boolean isAt(byte[] bytes, int at, int end) {
    return lengthAt(bytes, at, end) > 0;
  }
}

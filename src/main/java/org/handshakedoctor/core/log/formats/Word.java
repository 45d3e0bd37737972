package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An ASCII text to be found in the bytes of lines, by Horspool's algorithm: the byte under the
/// text's last letter says how far it can be moved, mostly by its whole length, so that few bytes
/// are looked at.
final class Word {
  private final byte[] letters;
  private final int[] moves = new int[256];

  Word(String ascii) {
    letters = ascii.getBytes(StandardCharsets.US_ASCII);
    Arrays.fill(moves, letters.length);
    for (int i = 0; i < letters.length - 1; i++) {
      moves[letters[i]] = letters.length - 1 - i;
    }
  }

  int length() {
    return letters.length;
  }

  /// Whether the text stands at `at` and ends before `end`.
  boolean isAt(byte[] bytes, int at, int end) {
    return at + letters.length <= end
        && bytes[at] == letters[0]
        && Arrays.equals(letters, 0, letters.length, bytes, at, at + letters.length);
  }

  /// Where the text begins first, not before `from` and ending before `end`; or -1.
  int indexIn(byte[] bytes, int from, int end) {
    int last = letters.length - 1;
    for (int i = from + last; i < end; i += moves[bytes[i] & 0xFF]) {
      if (bytes[i] == letters[last] && isAt(bytes, i - last, end)) {
        return i - last;
      }
    }
    return -1;
  }
}

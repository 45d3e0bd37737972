package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.handshakedoctor.core.scan.ByteSearch;

/// An ASCII text to be found in the bytes of lines. Its first letter is looked for eight bytes at a
/// time; most texts here begin with a comma, which is rare in logs.
final class Word {
  private final byte[] letters;

  /// The first letters, as many as go into a word, and the bits that they take of it.
  private final long beginning;

  private final long beginningBits;

  Word(String ascii) {
    letters = ascii.getBytes(StandardCharsets.US_ASCII);
    int inWord = Math.min(letters.length, Long.BYTES);
    beginning = ByteSearch.longAt(Arrays.copyOf(letters, Math.max(letters.length, Long.BYTES)), 0);
    beginningBits = -1L >>> (Long.SIZE - inWord * Byte.SIZE);
  }

  int length() {
    return letters.length;
  }

  /// Whether the text stands at `at` and ends before `end`.
  boolean isAt(byte[] bytes, int at, int end) {
    if (at + letters.length > end) {
      return false;
    }
    if (at + Long.BYTES > bytes.length) {
      return Arrays.equals(letters, 0, letters.length, bytes, at, at + letters.length);
    }
    return (ByteSearch.longAt(bytes, at) & beginningBits) == (beginning & beginningBits)
        && (letters.length <= Long.BYTES
            || Arrays.equals(
                letters, Long.BYTES, letters.length, bytes, at + Long.BYTES, at + letters.length));
  }

  /// Where the text begins first, not before `from` and ending before `end`; or -1.
  int indexIn(byte[] bytes, int from, int end) {
    char first = (char) letters[0];
    int at = ByteSearch.indexOf(bytes, first, from, end);
    while (at >= 0 && !isAt(bytes, at, end)) {
      at = ByteSearch.indexOf(bytes, first, at + 1, end);
    }
    return at;
  }
}

package org.handshakedoctor.core.log;

import org.jspecify.annotations.Nullable;

/// A line as it is shown, and where each of its bytes stands in that text. Immutable.
///
/// One byte can be four characters (`\x1B`), and three bytes one.
public final class VisibleLine {
  private final String text;

  /// Null where each byte is one character.
  private final int @Nullable [] places;

  private VisibleLine(String text, int @Nullable [] places) {
    this.text = text;
    this.places = places;
  }

  public static VisibleLine of(byte[] bytes) {
    String text = VisibleText.of(bytes);
    return new VisibleLine(text, isPlain(bytes) ? null : places(bytes));
  }

  public String text() {
    return text;
  }

  /// Where the character stands that this byte belongs to. For the number of all bytes: the end of
  /// the text.
  public int at(int index) {
    return places == null ? index : places[index];
  }

  private static boolean isPlain(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0x20 || b == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static int[] places(byte[] bytes) {
    int[] places = new int[bytes.length + 1];
    boolean utf8 = VisibleText.utf8(bytes) != null;
    String decoded = VisibleText.decode(bytes);
    int from = 0;
    int shown = 0;
    int letter = 0;
    while (from < bytes.length) {
      int length = 1;
      int width;
      if (decoded == null) {
        width = bytes[from] >= 0x20 && bytes[from] < 0x7f ? 1 : 4;
      } else {
        int c = decoded.codePointAt(letter);
        letter += Character.charCount(c);
        length = utf8 ? utf8Length(c) : hanLength(bytes, from);
        width = VisibleText.of(Character.toString(c)).length();
      }
      for (int i = from; i < Math.min(from + length, bytes.length); i++) {
        places[i] = shown;
      }
      from += length;
      shown += width;
    }
    places[bytes.length] = shown;
    return places;
  }

  private static int utf8Length(int c) {
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }

  /// GB18030: two bytes, or four where the second is a digit.
  private static int hanLength(byte[] bytes, int at) {
    if (bytes[at] >= 0) {
      return 1;
    }
    return at + 1 < bytes.length && Digits.isDigit(bytes[at + 1]) ? 4 : 2;
  }
}

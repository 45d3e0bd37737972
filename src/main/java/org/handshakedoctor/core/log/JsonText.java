package org.handshakedoctor.core.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The text of a string in a JSON object: bytes in place, or elsewhere if escapes were undone.
public final class JsonText {
  private final byte[] buffer;
  private final int start;
  private final int end;

  JsonText(byte[] buffer, int start, int end) {
    this.buffer = buffer;
    this.start = start;
    this.end = end;
  }

  /// Undoes the escapes of a string that [JsonFields] has checked.
  static JsonText unescape(byte[] bytes, int from, int to) {
    int next = from;
    while (next < to && bytes[next] != '\\') {
      next++;
    }
    if (next == to) {
      return new JsonText(bytes, from, to);
    }
    ByteBuffer text = ByteBuffer.allocate(to - from);
    text.put(bytes, from, next - from);
    while (next < to) {
      if (bytes[next] == '\\') {
        next = unescapeOne(bytes, next, to, text);
      } else {
        text.put(bytes[next++]);
      }
    }
    return new JsonText(text.array(), 0, text.position());
  }

  /// The text is the bytes from [#start()] up to but not including [#end()].
  public byte[] buffer() {
    return buffer;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  @Override
  public String toString() {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }

  /// @return where the text goes on
  private static int unescapeOne(byte[] bytes, int from, int to, ByteBuffer text) {
    byte letter = bytes[from + 1];
    switch (letter) {
      case 'b' -> text.put((byte) '\b');
      case 'f' -> text.put((byte) '\f');
      case 'n' -> text.put((byte) '\n');
      case 'r' -> text.put((byte) '\r');
      case 't' -> text.put((byte) '\t');
      case 'x' -> text.put((byte) hex(bytes, from + 2, 2));
      case 'u' -> {
        return unescapeUnicode(bytes, from, to, text);
      }
      default -> text.put(letter);
    }
    return from + (letter == 'x' ? 4 : 2);
  }

  private static int unescapeUnicode(byte[] bytes, int from, int to, ByteBuffer text) {
    char first = (char) hex(bytes, from + 2, 4);
    if (first < 0x80) {
      text.put((byte) first);
      return from + 6;
    }
    boolean pair =
        Character.isHighSurrogate(first)
            && from + 12 <= to
            && bytes[from + 6] == '\\'
            && bytes[from + 7] == 'u'
            && Character.isLowSurrogate((char) hex(bytes, from + 8, 4));
    String letter =
        pair
            ? Character.toString(Character.toCodePoint(first, (char) hex(bytes, from + 8, 4)))
            : Character.isSurrogate(first) ? "\uFFFD" : Character.toString(first);
    text.put(letter.getBytes(StandardCharsets.UTF_8));
    return from + (pair ? 12 : 6);
  }

  private static int hex(byte[] bytes, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      value = value << 4 | Character.digit(bytes[i], 16);
    }
    return value;
  }
}

package org.handshakedoctor.core.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Log text made safe to show. Visitors write into logs: an escape character would command a
/// terminal, a bidirectional control would turn the text around. Both are shown as what they are.
public final class VisibleText {
  private VisibleText() {}

  /// Bytes of a log as text: UTF-8 where they are, else Chinese in GBK or GB18030 where they are
  /// plausibly that, else `\xNN` for each byte beyond ASCII.
  public static String of(byte[] bytes) {
    String decoded = decode(bytes);
    if (decoded != null) {
      return of(decoded);
    }
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      if (b >= 0x20 && b < 0x7f) {
        text.append((char) b);
      } else {
        text.append("\\x%02X".formatted(b));
      }
    }
    return text.toString();
  }

  /// The bytes as text, with all that is in it; null where the encoding is not known.
  static @Nullable String decode(byte[] bytes) {
    String text = utf8(bytes);
    return text == null ? HanText.decode(bytes) : text;
  }

  static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  /// The same text with control and format characters (Unicode categories Cc, Cf, Co, Cs, Zl, Zp)
  /// as `\xNN` or `<U+NNNN>`.
  public static String of(String text) {
    if (text.codePoints().noneMatch(VisibleText::isInvisible)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (!isInvisible(c)) {
                visible.appendCodePoint(c);
              } else if (c < 0x100) {
                visible.append("\\x%02X".formatted(c));
              } else {
                visible.append("<U+%04X>".formatted(c));
              }
            });
    return visible.toString();
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}

package org.handshakedoctor.core.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Log text made safe to show. Visitors write into logs: an escape character would command a
/// terminal, a bidirectional control would turn the text around. Both are shown as what they are.
public final class VisibleText {
  private VisibleText() {}

  /// Bytes of a log as text: UTF-8 where they are, else Chinese in GBK or GB18030 where they are
  /// plausibly that, else `\xNN` for each byte beyond ASCII.
  public static String of(byte[] bytes) {
    try {
      return of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      String chinese = HanText.decode(bytes);
      if (chinese != null) {
        return of(chinese);
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

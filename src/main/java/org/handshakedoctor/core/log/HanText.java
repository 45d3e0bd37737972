package org.handshakedoctor.core.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// Chinese text in GB18030, or its subsets GBK and GB2312, which servers on a Chinese Windows
/// write.
///
/// Nearly any bytes decode as GB18030, Latin-1 and torn UTF-8 among them. What tells real text is
/// that most of its characters are among the 3,755 common ones, which GB2312 put together in its
/// rows 16 to 55 (GB/T 2312-1980, level 1).
final class HanText {
  private static final Charset GB18030 = Charset.forName("GB18030");

  /// One such pair is soon there by chance: "\u00c4\u00d6" in Latin-1.
  private static final int FEWEST = 2;

  private HanText() {}

  /// Null if it is something else.
  static @Nullable String decode(byte[] bytes) {
    int common = 0;
    int others = 0;
    int at = 0;
    while (at < bytes.length) {
      if (bytes[at] >= 0) {
        at++;
      } else if (at + 1 == bytes.length) {
        return null;
      } else {
        int lead = bytes[at] & 0xff;
        int trail = bytes[at + 1] & 0xff;
        boolean fourBytes = trail >= '0' && trail <= '9';
        boolean punctuation = lead >= 0xa1 && lead <= 0xa3 && trail >= 0xa1;
        if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) {
          common++;
        } else if (!punctuation) {
          others++;
        }
        at += fourBytes ? 4 : 2;
      }
    }
    if (common < FEWEST || common < 2 * others) {
      return null;
    }
    try {
      return GB18030.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }
}

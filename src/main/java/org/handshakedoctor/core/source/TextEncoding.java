package org.handshakedoctor.core.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// How the text of a log is written: as UTF-16 or UTF-32, which must become UTF-8 before anybody
/// can find a line in it, or in bytes that are left as they are.
///
/// @param charset null for bytes that are left as they are
/// @param markBytes length of the byte order mark at the beginning, which is no part of the text
record TextEncoding(@Nullable Charset charset, int markBytes) {
  /// Bytes from the beginning that tell.
  static final int HEAD_BYTES = 1024;

  static final TextEncoding PLAIN = new TextEncoding(null, 0);

  private static final Charset UTF_32LE = StandardCharsets.UTF_32LE;
  private static final Charset UTF_32BE = StandardCharsets.UTF_32BE;

  /// The marks of The Unicode Standard §23.8; without one, zeros in every other place and nowhere
  /// else. A log with a hole of zeros, as copytruncate leaves it, is no UTF-16.
  static TextEncoding of(byte[] head) {
    if (startsWith(head, 0xef, 0xbb, 0xbf)) {
      return new TextEncoding(null, 3);
    }
    if (startsWith(head, 0xff, 0xfe, 0, 0)) {
      return new TextEncoding(UTF_32LE, 4);
    }
    if (startsWith(head, 0, 0, 0xfe, 0xff)) {
      return new TextEncoding(UTF_32BE, 4);
    }
    if (startsWith(head, 0xff, 0xfe)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(head, 0xfe, 0xff)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    return withoutMark(head);
  }

  boolean isPlain() {
    return charset == null && markBytes == 0;
  }

  private static TextEncoding withoutMark(byte[] head) {
    int[] zeros = new int[2];
    for (int i = 0; i < head.length; i++) {
      zeros[i & 1] += head[i] == 0 ? 1 : 0;
    }
    // Text with a few letters beyond Latin has a few places without a zero.
    int many = Math.max(2, head.length / 4);
    if (zeros[0] == 0 && zeros[1] >= many) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 0);
    }
    if (zeros[1] == 0 && zeros[0] >= many) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 0);
    }
    return PLAIN;
  }

  private static boolean startsWith(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}

package org.handshakedoctor.core.log.formats;

import java.util.Arrays;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// Remembers which [FailureKind] the bytes of an nginx line stand for, so that the parsing with
/// strings and patterns happens once for each kind and not once for each line. Thread-confined.
///
/// The key is the level and everything from the message to the end of the action; date, process and
/// connection lie between and before and are left out. A log that an enemy fills with ever new
/// messages only makes this table useless, not large: past its limit it parses every time.
final class KindTable {
  private static final int SLOTS = 4096;
  private static final int LIMIT = SLOTS / 2;

  private final byte[][] keys = new byte[SLOTS][];
  private final @Nullable FailureKind[] kinds = new FailureKind[SLOTS];
  private int size;

  FailureKind get(NginxLine line) {
    byte[] buffer = line.buffer;
    int hash = 1;
    for (int i = line.message; i < line.messageEnd; i++) {
      hash = hash * 31 + buffer[i];
    }
    int slot = hash * 31 + buffer[line.level] + line.levelEnd - line.level & SLOTS - 1;
    while (true) {
      FailureKind known = kinds[slot];
      if (known == null) {
        break;
      }
      if (matches(keys[slot], line)) {
        return known;
      }
      slot = slot + 1 & SLOTS - 1;
    }
    FailureKind kind = NginxMessage.parse(line);
    if (size < LIMIT) {
      keys[slot] = key(line);
      kinds[slot] = kind;
      size++;
    }
    return kind;
  }

  private static boolean matches(byte[] key, NginxLine line) {
    int levelLength = line.levelEnd - line.level;
    return key.length == levelLength + line.messageEnd - line.message
        && Arrays.equals(key, 0, levelLength, line.buffer, line.level, line.levelEnd)
        && Arrays.equals(key, levelLength, key.length, line.buffer, line.message, line.messageEnd);
  }

  private static byte[] key(NginxLine line) {
    int levelLength = line.levelEnd - line.level;
    byte[] key = Arrays.copyOf(line.levelBytes(), levelLength + line.messageEnd - line.message);
    System.arraycopy(line.buffer, line.message, key, levelLength, key.length - levelLength);
    return key;
  }
}

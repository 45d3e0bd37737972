package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The members of one JSON object in a line, without those inside other objects (RFC 8259).
///
/// What a visitor sent stands escaped inside a value, so it can never be taken for a member. A line
/// that was cut keeps the members before the cut.
final class TopLevelJson {
  private final byte[] bytes;
  private final int end;
  private final Map<String, String> members = new HashMap<>();
  private int at;

  private TopLevelJson(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /// The strings without quotes and escapes, all other values as they are written. Of a name that
  /// comes twice the first counts.
  static Map<String, String> members(byte[] bytes, int from, int end) {
    TopLevelJson object = new TopLevelJson(bytes, from, end);
    object.read();
    return object.members;
  }

  static Map<String, String> members(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return members(bytes, 0, bytes.length);
  }

  private void read() {
    if (!skip('{')) {
      return;
    }
    do {
      String name = string();
      if (name == null || !skip(':')) {
        return;
      }
      String value = value();
      if (value == null) {
        return;
      }
      members.putIfAbsent(name, value);
    } while (skip(','));
  }

  private @Nullable String value() {
    skipSpace();
    if (at < end && bytes[at] == '"') {
      return string();
    }
    int from = at;
    int depth = 0;
    while (at < end) {
      byte c = bytes[at];
      if (c == '"') {
        if (string() == null) {
          return null;
        }
        continue;
      }
      if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
        break;
      }
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      at++;
    }
    boolean whole = at < end && at > from && depth == 0;
    return whole ? new String(bytes, from, at - from, StandardCharsets.UTF_8).strip() : null;
  }

  /// Null if it has no end.
  private @Nullable String string() {
    if (!skip('"')) {
      return null;
    }
    int from = at;
    boolean escaped = false;
    while (at < end && bytes[at] != '"') {
      escaped |= bytes[at] == '\\';
      at += bytes[at] == '\\' ? 2 : 1;
    }
    if (at >= end) {
      return null;
    }
    String text = new String(bytes, from, at - from, StandardCharsets.UTF_8);
    at++;
    return escaped ? unescape(text) : text;
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\' || i == text.length()) {
        plain.append(c);
        continue;
      }
      char kind = text.charAt(i++);
      if (kind == 'u' && i + 4 <= text.length()) {
        int code = hex(text.substring(i, i + 4));
        plain.append(code < 0 ? '\uFFFD' : (char) code);
        i += 4;
      } else {
        plain.append(
            switch (kind) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              case 'b' -> '\b';
              case 'f' -> '\f';
              default -> kind;
            });
      }
    }
    return plain.toString();
  }

  private static int hex(String digits) {
    boolean all = digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    return all ? Integer.parseInt(digits, 16) : -1;
  }

  private boolean skip(char wanted) {
    skipSpace();
    if (at >= end || bytes[at] != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void skipSpace() {
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
  }
}

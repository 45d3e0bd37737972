package org.handshakedoctor.core.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object that fills a line (RFC 8259), found in one pass over its bytes.
///
/// Strict, so that nothing is half understood, but for nginx's own `\x16` in strings, which it
/// writes where a log format spells out JSON and forgets `escape=json`. A name that stands twice
/// counts where it stands first; names with escapes are never found. Bytes that are no UTF-8 stay
/// as they are.
public final class JsonFields {
  /// No log nests deeper; what does is not read.
  private static final int DEEPEST = 32;

  /// Longer numbers are none of ours.
  private static final int LONGEST_NUMBER = 32;

  /// For each field: where its name begins and ends, without quotes, and its value.
  private static final int OFFSETS = 4;

  private byte[] bytes = new byte[0];
  private int end;
  private int at;
  private int[] offsets = new int[16 * OFFSETS];
  private int used;

  /// Null unless the bytes from `start` up to but not including `end` are one whole object.
  public static @Nullable JsonFields of(byte[] buffer, int start, int end) {
    JsonFields fields = new JsonFields();
    return fields.read(buffer, start, end) ? fields : null;
  }

  /// Finds the fields of another line, so that an object can be used again and again.
  ///
  /// @return false if the bytes are no whole object
  boolean read(byte[] buffer, int from, int to) {
    if (from >= to || buffer[from] != '{') {
      return false;
    }
    bytes = buffer;
    at = from;
    end = to;
    used = 0;
    if (!skipObject(0)) {
      return false;
    }
    skipSpace();
    return at == end;
  }

  public boolean has(String name) {
    return find(name) >= 0;
  }

  /// The value with its escapes undone; null if there is no such field or it is no string.
  public @Nullable JsonText text(String name) {
    int field = find(name);
    if (field < 0 || bytes[offsets[field + 2]] != '"') {
      return null;
    }
    return JsonText.unescape(bytes, offsets[field + 2] + 1, offsets[field + 3] - 1);
  }

  /// Whether there is such a text and it begins so, as far as no byte of the beginning is escaped.
  public boolean startsWith(String name, String ascii) {
    int field = find(name);
    if (field < 0 || offsets[field + 3] - offsets[field + 2] < ascii.length() + 2) {
      return false;
    }
    int from = offsets[field + 2];
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[from + 1 + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return bytes[from] == '"';
  }

  /// As [#text(String)].
  public @Nullable String string(String name) {
    JsonText text = text(name);
    return text == null ? null : text.toString();
  }

  /// The value of a number, also where it was put in quotes; not a number if there is none.
  public double number(String name) {
    int field = find(name);
    if (field < 0) {
      return Double.NaN;
    }
    int quote = bytes[offsets[field + 2]] == '"' ? 1 : 0;
    int from = offsets[field + 2] + quote;
    int to = offsets[field + 3] - quote;
    at = from;
    return to - from <= LONGEST_NUMBER && skipNumber() && at == to
        ? Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII))
        : Double.NaN;
  }

  /// The fields of an object in this one; null if there is none.
  public @Nullable JsonFields object(String name) {
    int field = find(name);
    return field < 0 ? null : of(bytes, offsets[field + 2], offsets[field + 3]);
  }

  /// An array of the values of bytes, as journald writes what is no text; null if it is none.
  public @Nullable JsonText byteArray(String name) {
    int field = find(name);
    if (field < 0 || bytes[offsets[field + 2]] != '[') {
      return null;
    }
    byte[] values = new byte[offsets[field + 3] - offsets[field + 2]];
    int count = 0;
    int digits = 0;
    int value = 0;
    for (int i = offsets[field + 2] + 1; i < offsets[field + 3]; i++) {
      byte b = bytes[i];
      if (b >= '0' && b <= '9' && value <= 25) {
        value = value * 10 + b - '0';
        digits++;
      } else if ((b == ',' || b == ']') && value <= 255) {
        values[count] = (byte) value;
        count += Math.min(digits, 1);
        digits = 0;
        value = 0;
      } else if (b != ' ') {
        return null;
      }
    }
    return new JsonText(values, 0, count);
  }

  /// The time in the first of these fields that has one: ISO 8601, that of web servers' access
  /// logs, or a number since 1970.
  public @Nullable LoggedTime time(List<String> names) {
    for (String name : names) {
      JsonText text = text(name);
      LoggedTime time = text == null ? null : time(text.buffer(), text.start(), text.end());
      if (time == null) {
        time = LoggedTime.epoch(number(name));
      }
      if (time != null) {
        return time;
      }
    }
    return null;
  }

  private static @Nullable LoggedTime time(byte[] text, int from, int to) {
    LoggedTime iso = LoggedTime.iso(text, from, to);
    LoggedTime slashed = iso == null ? LoggedTime.iso(text, from, to, '/') : iso;
    return slashed == null ? LoggedTime.clf(text, from, to) : slashed;
  }

  /// Where the offsets of the field are, or -1.
  private int find(String name) {
    for (int field = 0; field < used; field += OFFSETS) {
      if (offsets[field + 1] - offsets[field] == name.length() && isNamed(field, name)) {
        return field;
      }
    }
    return -1;
  }

  private boolean isNamed(int field, String name) {
    for (int i = 0; i < name.length(); i++) {
      if (bytes[offsets[field] + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean skipObject(int depth) {
    at++;
    skipSpace();
    if (isAt('}')) {
      at++;
      return true;
    }
    while (true) {
      int name = at + 1;
      if (!skipString()) {
        return false;
      }
      int nameEnd = at - 1;
      skipSpace();
      if (!isAt(':')) {
        return false;
      }
      at++;
      skipSpace();
      int value = at;
      if (!skipValue(depth)) {
        return false;
      }
      if (depth == 0) {
        add(name, nameEnd, value, at);
      }
      skipSpace();
      if (!isAt(',')) {
        return closes('}');
      }
      at++;
      skipSpace();
    }
  }

  private boolean skipArray(int depth) {
    at++;
    skipSpace();
    if (isAt(']')) {
      at++;
      return true;
    }
    while (true) {
      if (!skipValue(depth)) {
        return false;
      }
      skipSpace();
      if (!isAt(',')) {
        return closes(']');
      }
      at++;
      skipSpace();
    }
  }

  private boolean skipValue(int depth) {
    if (at == end || depth == DEEPEST) {
      return false;
    }
    return switch (bytes[at]) {
      case '"' -> skipString();
      case '{' -> skipObject(depth + 1);
      case '[' -> skipArray(depth + 1);
      case 't' -> skipWord("true");
      case 'f' -> skipWord("false");
      case 'n' -> skipWord("null");
      default -> skipNumber();
    };
  }

  private boolean skipString() {
    if (!isAt('"')) {
      return false;
    }
    for (int i = at + 1; i < end; i++) {
      byte b = bytes[i];
      if (b == '"') {
        at = i + 1;
        return true;
      }
      if (b == '\\') {
        int length = escapeLength(i);
        if (length == 0) {
          return false;
        }
        i += length - 1;
      } else if (b >= 0 && b < ' ') {
        return false;
      }
    }
    return false;
  }

  /// The length of the escape that begins here, or 0 if it is none.
  private int escapeLength(int from) {
    if (from + 1 >= end) {
      return 0;
    }
    int digits =
        switch (bytes[from + 1]) {
          case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 0;
          case 'x' -> 2;
          case 'u' -> 4;
          default -> -1;
        };
    if (digits < 0 || from + 2 + digits > end) {
      return 0;
    }
    for (int i = from + 2; i < from + 2 + digits; i++) {
      if (Character.digit(bytes[i], 16) < 0) {
        return 0;
      }
    }
    return 2 + digits;
  }

  private boolean skipNumber() {
    if (isAt('-')) {
      at++;
    }
    int from = at;
    if (!skipDigits() || (bytes[from] == '0' && at > from + 1)) {
      return false;
    }
    if (isAt('.')) {
      at++;
      if (!skipDigits()) {
        return false;
      }
    }
    if (isAt('e') || isAt('E')) {
      at++;
      if (isAt('+') || isAt('-')) {
        at++;
      }
      return skipDigits();
    }
    return true;
  }

  private boolean skipDigits() {
    int from = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at > from;
  }

  private boolean skipWord(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!isAt(word.charAt(i))) {
        return false;
      }
      at++;
    }
    return true;
  }

  private void skipSpace() {
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
  }

  private boolean isAt(char c) {
    return at < end && bytes[at] == c;
  }

  private boolean closes(char c) {
    boolean closed = isAt(c);
    at++;
    return closed;
  }

  private void add(int name, int nameEnd, int value, int valueEnd) {
    if (used == offsets.length) {
      offsets = Arrays.copyOf(offsets, used * 2);
    }
    offsets[used] = name;
    offsets[used + 1] = nameEnd;
    offsets[used + 2] = value;
    offsets[used + 3] = valueEnd;
    used += OFFSETS;
  }
}

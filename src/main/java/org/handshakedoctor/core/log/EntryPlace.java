package org.handshakedoctor.core.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the bytes of an entry stand in its line, also where they stood there in the escaped form
/// of a JSON string.
public final class EntryPlace {
  private final int shift;
  private final int @Nullable [] places;

  private EntryPlace(int shift, int @Nullable [] places) {
    this.shift = shift;
    this.places = places;
  }

  /// Null where it cannot be told: in JSON within JSON.
  @SuppressWarnings("ReferenceEquality") // the same bytes elsewhere are at another place
  public static @Nullable EntryPlace of(LogEntry entry) {
    int start = entry.line().start();
    if (entry.buffer() == entry.line().buffer()) {
      return new EntryPlace(-start, null);
    }
    byte[] line = Arrays.copyOfRange(entry.line().buffer(), start, entry.line().end());
    for (int quote = 0; quote < line.length; quote++) {
      int[] places = line[quote] == '"' ? align(line, quote + 1, entry) : null;
      if (places != null) {
        return new EntryPlace(-entry.start(), places);
      }
    }
    return null;
  }

  /// Offset in the line of a byte of the entry's buffer, or of the end of the entry.
  public int at(int index) {
    return places == null ? index + shift : places[index + shift];
  }

  /// Reads the string that begins here as long as it says what the entry says.
  private static int @Nullable [] align(byte[] line, int from, LogEntry entry) {
    int length = entry.length();
    int[] places = new int[length + 1];
    int at = from;
    int done = 0;
    while (done < length) {
      int next = at >= line.length ? at : at + (line[at] == '\\' ? escape(line, at) : 1);
      if (at >= line.length || next > line.length || line[at] == '"') {
        return null;
      }
      JsonText said = JsonText.unescape(line, at, next);
      for (int i = said.start(); i < said.end(); i++) {
        if (done == length || entry.buffer()[entry.start() + done] != said.buffer()[i]) {
          return null;
        }
        places[done++] = at;
      }
      at = next;
    }
    places[length] = at;
    return places;
  }

  /// The length of an escape; too much if the line ends in it.
  private static int escape(byte[] line, int at) {
    if (at + 1 >= line.length) {
      return line.length;
    }
    if (line[at + 1] != 'u') {
      return line[at + 1] == 'x' ? 4 : 2;
    }
    boolean pair =
        at + 12 <= line.length
            && (line[at + 2] | 0x20) == 'd'
            && line[at + 6] == '\\'
            && line[at + 7] == 'u';
    return pair ? 12 : 6;
  }
}

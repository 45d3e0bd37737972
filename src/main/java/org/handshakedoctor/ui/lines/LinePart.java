package org.handshakedoctor.ui.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// A piece of a line with its meaning, for the eye.
///
/// @param styleClass what the piece is; null for the rest of the line
record LinePart(String text, @Nullable String styleClass) {
  private static final Pattern BEGINNING =
      Pattern.compile("^(\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d) (\\[[a-z]+\\])");

  /// Takes a line apart. Put together again the pieces are the line.
  ///
  /// @param reason the words of the cause, marked where they stand
  static List<LinePart> of(String line, String reason, @Nullable IpAddress client) {
    List<LinePart> parts = new ArrayList<>();
    int at = 0;
    Matcher beginning = BEGINNING.matcher(line);
    if (beginning.find()) {
      parts.add(new LinePart(beginning.group(1), "line-time"));
      parts.add(new LinePart(" ", null));
      parts.add(new LinePart(beginning.group(2), "line-level"));
      at = beginning.end();
    }
    at = mark(line, at, reason, "line-reason", parts);
    if (client != null) {
      String field = "client: ";
      int found = line.indexOf(field, at);
      if (found >= 0) {
        int from = found + field.length();
        int to = endOfValue(line, from);
        parts.add(new LinePart(line.substring(at, from), null));
        parts.add(new LinePart(line.substring(from, to), "line-client"));
        at = to;
      }
    }
    parts.add(new LinePart(line.substring(at), null));
    return parts;
  }

  private static int mark(
      String line, int at, String words, String styleClass, List<LinePart> parts) {
    int found = line.indexOf(words, at);
    if (found < 0 || words.isEmpty()) {
      return at;
    }
    parts.add(new LinePart(line.substring(at, found), null));
    parts.add(new LinePart(words, styleClass));
    return found + words.length();
  }

  private static int endOfValue(String line, int from) {
    int to = from;
    while (to < line.length() && line.charAt(to) != ',' && line.charAt(to) != ' ') {
      to++;
    }
    return to;
  }
}

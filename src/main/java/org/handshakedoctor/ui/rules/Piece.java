package org.handshakedoctor.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.net.IpPrefix;

/// A part of a line of rules that stands in one colour. There are only a few colours: who reads
/// rules looks for the addresses in them, and wants to tell what acts from what explains.
///
/// @param text as it stands in the line; all pieces of a line together are the line
record Piece(Kind kind, String text) {

  enum Kind {
    PLAIN,
    /// Up to the end of the line.
    COMMENT,
    /// An address or a network.
    ADDRESS,
    QUOTED,
    /// Of a command, such as `--dport`.
    OPTION;

    String style() {
      return "piece-" + name().toLowerCase(Locale.ROOT);
    }
  }

  /// The languages of all targets at once: what they share is all that is coloured. A `#` in the
  /// middle of a word is no comment in any of them, and no part repeats inside another, so that
  /// each line is gone through once.
  private static final Pattern TELLING =
      Pattern.compile(
          "(?<comment>(?:^|(?<=\\s))#.*)"
              + "|(?<address>(?<![\\w.:-])[0-9a-fA-F.:]{3,45}(?:/[0-9]{1,3})?(?![\\w:]))"
              + "|(?<quoted>'[^']*'|\"[^\"]*\")"
              + "|(?<option>(?<=\\s)--?[A-Za-z][\\w-]*)");

  static List<Piece> of(String line) {
    List<Piece> pieces = new ArrayList<>();
    Matcher telling = TELLING.matcher(line);
    int from = 0;
    while (telling.find()) {
      Kind kind = kind(telling);
      if (kind != Kind.PLAIN) {
        add(pieces, Kind.PLAIN, line.substring(from, telling.start()));
        add(pieces, kind, telling.group());
        from = telling.end();
      }
    }
    add(pieces, Kind.PLAIN, line.substring(from));
    return List.copyOf(pieces);
  }

  private static Kind kind(Matcher telling) {
    if (telling.group("comment") != null) {
      return Kind.COMMENT;
    }
    if (telling.group("address") != null) {
      // Ports and version numbers look alike.
      return IpPrefix.parse(telling.group()) == null ? Kind.PLAIN : Kind.ADDRESS;
    }
    return telling.group("quoted") != null ? Kind.QUOTED : Kind.OPTION;
  }

  private static void add(List<Piece> pieces, Kind kind, String text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(kind, text));
    }
  }
}

package org.handshakedoctor.core.log.formats;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.PartSink;

/// How the entries of a server begin, for formats that need nothing more to tell the parts of the
/// beginning apart.
///
/// @param pattern of the beginning; the byte with the number N is the character U+00NN
/// @param kinds of its groups
record HeadPattern(Pattern pattern, List<Kind> kinds) {

  HeadPattern {
    kinds = List.copyOf(kinds);
  }

  static HeadPattern of(String regex, Kind... kinds) {
    return new HeadPattern(Pattern.compile(regex), List.of(kinds));
  }

  void find(LogEntry entry, PartSink parts) {
    Matcher matcher = pattern.matcher(entry.toString());
    if (!matcher.lookingAt()) {
      return;
    }
    for (int i = 0; i < kinds.size(); i++) {
      int from = matcher.start(i + 1);
      if (from >= 0) {
        parts.part(kinds.get(i), entry.start() + from, entry.start() + matcher.end(i + 1));
      }
    }
  }
}

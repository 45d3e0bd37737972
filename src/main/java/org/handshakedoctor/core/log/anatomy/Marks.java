package org.handshakedoctor.core.log.anatomy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.handshakedoctor.core.log.LinePart;
import org.handshakedoctor.core.log.LinePart.Kind;

/// The parts found so far. What was found first stays; nothing overlaps. Thread-confined.
final class Marks {
  private final List<LinePart> parts = new ArrayList<>();

  /// @return false if the place is empty or taken
  boolean add(Kind kind, int from, int to) {
    if (from >= to || !isFree(from, to)) {
      return false;
    }
    return parts.add(new LinePart(kind, from, to));
  }

  boolean isFree(int from, int to) {
    return parts.stream().noneMatch(part -> part.start() < to && from < part.end());
  }

  boolean has(Kind kind) {
    return parts.stream().anyMatch(part -> part.kind() == kind);
  }

  /// All of the line: between the parts stands [Kind#REST], around the message the envelope.
  List<LinePart> all(int messageStart, int messageEnd, int length) {
    List<LinePart> all = new ArrayList<>();
    parts.sort(Comparator.comparingInt(LinePart::start));
    int at = 0;
    for (LinePart part : parts) {
      fill(all, at, part.start(), messageStart, messageEnd);
      all.add(part);
      at = part.end();
    }
    fill(all, at, length, messageStart, messageEnd);
    return all;
  }

  private static void fill(List<LinePart> all, int from, int to, int start, int end) {
    int head = Math.clamp(start, from, to);
    int tail = Math.clamp(end, head, to);
    addUnlessEmpty(all, Kind.ENVELOPE, from, head);
    addUnlessEmpty(all, Kind.REST, head, tail);
    addUnlessEmpty(all, Kind.ENVELOPE, tail, to);
  }

  private static void addUnlessEmpty(List<LinePart> all, Kind kind, int from, int to) {
    if (from < to) {
      all.add(new LinePart(kind, from, to));
    }
  }
}

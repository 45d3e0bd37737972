package org.handshakedoctor.core.meaning;

import java.util.List;
import org.handshakedoctor.core.log.LinePart.Kind;

/// A line with what it means, in one language.
///
/// @param parts put together again they are the line
/// @param reveals what the line tells about the server that wrote it, a sentence each
public record LineMeaning(List<Part> parts, List<String> reveals) {

  public LineMeaning {
    parts = List.copyOf(parts);
    reveals = List.copyOf(reveals);
  }

  /// A piece of the line.
  ///
  /// @param text as it stands in the line, safe to show
  /// @param label what it is called; empty for what stands between the parts
  /// @param words what it means; empty as the label
  public record Part(Kind kind, String text, String label, String words) {

    public boolean hasMeaning() {
      return kind != Kind.REST;
    }
  }

  /// The parts that mean something.
  public List<Part> telling() {
    return parts.stream().filter(Part::hasMeaning).toList();
  }
}

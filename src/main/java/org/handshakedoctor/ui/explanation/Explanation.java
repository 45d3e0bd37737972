package org.handshakedoctor.ui.explanation;

import java.util.List;
import java.util.stream.Collectors;
import org.handshakedoctor.core.meaning.LineMeaning;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.anatomy.LineView;
import org.jspecify.annotations.Nullable;

/// What the panel says about one cause, in the order in which it says it. Immutable; the screen and
/// the clipboard show the same.
///
/// @param name in plain words
/// @param origin the log's own words
/// @param beginning what comes before the section about this log
/// @param sections what comes behind it
/// @param sources where it can be read up; stands behind the line
record Explanation(
    String name, String origin, List<Section> beginning, List<Section> sections, Section sources) {

  Explanation {
    beginning = List.copyOf(beginning);
    sections = List.copyOf(sections);
  }

  /// Something under a heading of its own.
  record Section(String heading, List<Block> blocks) {
    Section {
      blocks = List.copyOf(blocks);
    }
  }

  sealed interface Block {

    record Prose(String words) implements Block {}

    /// What to do: the one thing that everybody reads.
    record Advice(String words) implements Block {}

    /// Whose problem it usually is.
    ///
    /// @param confidence in a word; null where the word for the side already says that it is open
    record Side(Fault fault, String word, @Nullable String confidence) implements Block {}

    /// How often it is in this log. Changes while the log is read.
    record Counts(String words) implements Block {}

    /// Something that this log shows.
    record Fact(String words) implements Block {}

    /// The cause that fits this log best.
    ///
    /// @param heading says which one it is
    /// @param because what in the log speaks for it
    record Fit(String heading, String cause, String because) implements Block {}

    /// Something to paste.
    ///
    /// @param caption what it is or where it goes
    /// @param copy what the button for copying is called by a screen reader
    record Code(String caption, String words, String copy) implements Block {}

    /// A possible cause, with what in the log would show it.
    record Ranked(int rank, String cause, String evidence) implements Block {}

    record Note(String words) implements Block {}

    /// The line taken apart.
    record Line(LineMeaning line) implements Block {}
  }

  /// Everything as plain text.
  ///
  /// @param counts as they are now
  /// @param here the section about this log, which is found later than the rest; null until then
  /// @param line the same for the section about the line
  String text(String counts, @Nullable Section here, @Nullable Section line) {
    StringBuilder out = new StringBuilder(name).append('\n').append(origin).append('\n');
    beginning.forEach(section -> append(out, section, counts));
    if (here != null) {
      append(out, here, counts);
    }
    sections.forEach(section -> append(out, section, counts));
    if (line != null) {
      append(out, line, counts);
    }
    append(out, sources, counts);
    return out.toString();
  }

  private static void append(StringBuilder out, Section section, String counts) {
    out.append('\n').append(section.heading()).append('\n');
    for (Block block : section.blocks()) {
      out.append(text(block, counts)).append('\n');
    }
  }

  private static String text(Block block, String counts) {
    return switch (block) {
      case Block.Prose(String words) -> words;
      case Block.Advice(String words) -> words;
      case Block.Side(_, String word, String confidence) ->
          confidence == null ? word : word + " (" + confidence + ")";
      case Block.Counts _ -> counts;
      case Block.Fact(String words) -> words;
      case Block.Fit(String heading, String cause, String because) ->
          heading + "\n" + cause + "\n" + because;
      case Block.Code(String caption, String words, _) ->
          caption + words.lines().map(line -> "\n    " + line).collect(Collectors.joining());
      case Block.Ranked(int rank, String cause, String evidence) ->
          rank + ". " + cause + "\n   " + evidence;
      case Block.Note(String words) -> words;
      case Block.Line(LineMeaning line) -> LineView.text(line);
    };
  }
}

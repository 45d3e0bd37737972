package org.handshakedoctor.ui.lines;

import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.log.LinePart;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.anatomy.LineAnatomy;
import org.jspecify.annotations.Nullable;

/// A piece of a line in a list of many: there only the parts that the eye looks for stand out.
///
/// @param styleClass what the piece is; null for the rest of the line
record LinePiece(String text, @Nullable String styleClass) {
  /// A longer line is shown to here. It is copied whole.
  private static final int MOST_LETTERS = 4_000;

  private static final String CUT = " …";

  static List<LinePiece> of(LineAnatomy line) {
    List<LinePiece> pieces = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    int left = MOST_LETTERS;
    for (LinePart part : line.parts()) {
      String text = line.text(part);
      String shown = text.substring(0, Math.min(left, text.length()));
      left -= shown.length();
      String style = styleClass(part.kind());
      if (style == null) {
        rest.append(shown);
      } else {
        add(pieces, rest.toString(), null);
        rest.setLength(0);
        add(pieces, shown, style);
      }
    }
    add(pieces, rest.toString(), null);
    if (line.text().length() > MOST_LETTERS) {
      pieces.add(new LinePiece(CUT, null));
    }
    return pieces;
  }

  private static void add(List<LinePiece> pieces, String text, @Nullable String styleClass) {
    if (!text.isEmpty()) {
      pieces.add(new LinePiece(text, styleClass));
    }
  }

  private static @Nullable String styleClass(Kind kind) {
    return switch (kind) {
      case TIME -> "line-time";
      case LEVEL -> "line-level";
      case REASON -> "line-reason";
      case CLIENT -> "line-client";
      default -> null;
    };
  }
}

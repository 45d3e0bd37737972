package org.handshakedoctor.ui.lines;

import org.handshakedoctor.core.log.anatomy.LineAnatomy;

/// What became of the wish to see a line again.
sealed interface LineText {

  /// @param anatomy the line, taken apart
  record Raw(LineAnatomy anatomy) implements LineText {}

  /// The line cannot be read a second time.
  enum Lost implements LineText {
    /// It came from standard input or a pipe, which can be read only once.
    NOT_KEPT("lines.lost.input"),
    /// The file has been moved, deleted or emptied since it was read.
    GONE("lines.lost.file");

    private final String key;

    Lost(String key) {
      this.key = key;
    }

    /// Key of the sentence that says why.
    String key() {
      return key;
    }
  }
}

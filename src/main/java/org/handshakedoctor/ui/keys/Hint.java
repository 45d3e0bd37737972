package org.handshakedoctor.ui.keys;

import java.util.Locale;

/// A key that holds in one kind of place and cannot be chosen: tables and charts have had these for
/// as long as there have been windows.
enum Hint {
  EXPLAIN("Enter"),
  IN_RULES("Space"),
  ONLY("+  −"),
  COPY("Ctrl+C"),
  COPY_ROWS("Ctrl+Shift+C"),
  TAKE_APART("Ctrl+T"),
  MENU("Shift+F10"),
  JUMP("0–9"),
  BARS("←  →"),
  SELECT_BARS("Shift+←  →"),
  ZOOM("Enter"),
  COMPARE("C"),
  MARK("M"),
  CLOSE("Esc");

  private final String keys;

  Hint(String keys) {
    this.keys = keys;
  }

  String keys() {
    return keys;
  }

  /// The word used in the texts.
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package org.handshakedoctor.ui.notes;

import java.util.Locale;

/// One thing worth knowing about how the logs were read.
///
/// @param where the source it is about; empty if it is about all
/// @param words a whole sentence
record Note(Level level, String where, String words) {

  enum Level {
    /// As it should be.
    GOOD("✔"),
    /// Neither good nor bad.
    INFO("ℹ"),
    /// Figures may be other than they seem.
    ODD("⚠"),
    /// Something is missing.
    BAD("✘");

    private final String symbol;

    Level(String symbol) {
      this.symbol = symbol;
    }

    String symbol() {
      return symbol;
    }

    /// The word used in the texts and in style sheets.
    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whether somebody should look.
  boolean matters() {
    return level == Level.ODD || level == Level.BAD;
  }
}

package org.handshakedoctor.ui.actions;

import java.util.Locale;

/// Finds what somebody means who types a part of a name: its letters in their order, perhaps with
/// others between them. `tgt` finds *Theme: light*, `时间` finds 收起时间线.
public final class Fuzzy {
  /// What does not fit at all.
  public static final int NONE = -1;

  private static final int WORD_START = 8;
  private static final int IN_A_ROW = 9;
  private static final int FOUND = 1;

  /// So that a short name comes before a long one that fits as well.
  private static final int ROOM_FOR_LENGTH = 100;

  private Fuzzy() {}

  /// How well a text fits what was typed: the more the better, or [#NONE]. What is empty fits
  /// everything alike.
  ///
  /// Each letter takes the best place that leaves room for the rest, which a table of the letters
  /// against the places finds.
  public static int score(String typed, String text) {
    String wanted = typed.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    String there = text.toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return 0;
    }
    // Of the letters so far, the best ending exactly at each place.
    int[] ending = new int[there.length()];
    for (int letter = 0; letter < wanted.length(); letter++) {
      int[] next = new int[there.length()];
      int before = letter == 0 ? 0 : NONE;
      for (int place = 0; place < there.length(); place++) {
        int apart = before;
        int joined = letter > 0 && place > 0 ? ending[place - 1] : NONE;
        int best = Math.max(apart, joined == NONE ? NONE : joined + IN_A_ROW);
        boolean fits = best != NONE && there.charAt(place) == wanted.charAt(letter);
        next[place] = fits ? best + FOUND + (startsWord(there, place) ? WORD_START : 0) : NONE;
        before = letter > 0 ? Math.max(before, ending[place]) : before;
      }
      ending = next;
    }
    int best = NONE;
    for (int score : ending) {
      best = Math.max(best, score);
    }
    return best == NONE ? NONE : best * ROOM_FOR_LENGTH - Math.min(ROOM_FOR_LENGTH - 1, there.length());
  }

  private static boolean startsWord(String text, int place) {
    return place == 0 || !Character.isLetterOrDigit(text.charAt(place - 1));
  }
}

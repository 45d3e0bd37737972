package org.handshakedoctor.core.lookup;

/// How far a word that was typed is from a word that exists: letters that are missing, too many,
/// wrong or swapped with their neighbour (Damerau and Levenshtein's optimal string alignment).
final class Typing {
  private static final int SHORT = 4;
  private static final int LONG = 8;

  private Typing() {}

  /// So many mistakes are forgiven in a word of this length.
  static int forgiven(String typed) {
    if (Terms.isHan(typed) || typed.length() < SHORT) {
      return 0;
    }
    return typed.length() < LONG ? 1 : 2;
  }

  /// @return the number of mistakes, or `most + 1` if there are more than `most`
  static int mistakes(String typed, String meant, int most) {
    int width = meant.length();
    if (Math.abs(typed.length() - width) > most) {
      return most + 1;
    }
    int[] before = new int[width + 1];
    int[] last = new int[width + 1];
    int[] row = new int[width + 1];
    for (int j = 0; j <= width; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= typed.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= width; j++) {
        int wrong = typed.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1;
        int cost = Math.min(last[j - 1] + wrong, Math.min(last[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && typed.charAt(i - 1) == meant.charAt(j - 2)
                && typed.charAt(i - 2) == meant.charAt(j - 1);
        row[j] = swapped ? Math.min(cost, before[j - 2] + 1) : cost;
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return most + 1;
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return Math.min(last[width], most + 1);
  }
}

package org.handshakedoctor.core.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a text. Latin words and numbers are taken in lower case; Chinese has no spaces
/// between its words, and every two characters that stand together are taken for one.
final class Terms {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}&&[^\\p{IsHan}]]+|\\p{IsHan}+");

  /// Nothing that can be meant is longer.
  private static final int LONGEST = 40;

  private Terms() {}

  static List<String> of(String text) {
    List<String> terms = new ArrayList<>();
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      String found = word.group();
      if (!isHan(found)) {
        terms.add(found.length() > LONGEST ? found.substring(0, LONGEST) : found);
      } else if (found.codePointCount(0, found.length()) == 1) {
        terms.add(found);
      } else {
        addPairs(found.codePoints().toArray(), terms);
      }
    }
    return terms;
  }

  /// The text without anything between its words: `key share` and `keyshare` are the same.
  static String squeezed(String text) {
    StringBuilder squeezed = new StringBuilder();
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      squeezed.append(word.group());
    }
    return squeezed.toString();
  }

  static boolean isHan(String term) {
    return Character.UnicodeScript.of(term.codePointAt(0)) == Character.UnicodeScript.HAN;
  }

  private static void addPairs(int[] characters, List<String> terms) {
    for (int i = 0; i + 1 < characters.length; i++) {
      terms.add(new String(characters, i, 2));
    }
  }
}

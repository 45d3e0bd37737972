package org.handshakedoctor.core.ssh;

import java.util.ArrayList;
import java.util.List;

/// The words of a line of settings: parted by blanks, kept together by quotes of either kind, with
/// `\` before a quote, a backslash or a blank, ended by a `#` that begins a word (`misc.c
/// argv_split`).
final class ConfigWords {

  private ConfigWords() {}

  static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == ' ' || c == '\t') {
        at++;
      } else if (c == '#') {
        break;
      } else {
        StringBuilder word = new StringBuilder();
        at = readWord(line, at, word);
        words.add(word.toString());
      }
    }
    return words;
  }

  /// @return where the word ends
  private static int readWord(String line, int at, StringBuilder word) {
    char quote = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '\\' && at + 1 < line.length() && isEscaped(line.charAt(at + 1), quote)) {
        word.append(line.charAt(++at));
      } else if (quote == 0 && (c == ' ' || c == '\t')) {
        break;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
      at++;
    }
    return at;
  }

  private static boolean isEscaped(char next, char quote) {
    return next == '"' || next == '\'' || next == '\\' || (quote == 0 && next == ' ');
  }
}

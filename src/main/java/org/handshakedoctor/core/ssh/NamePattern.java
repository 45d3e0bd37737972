package org.handshakedoctor.core.ssh;

import java.util.List;
import java.util.Locale;

/// The patterns of `known_hosts` and of the SSH settings: `*` is any text, `?` any character, `!`
/// before a pattern excludes (`match.c match_pattern`, `match_pattern_list`).
final class NamePattern {

  private NamePattern() {}

  /// Whether one of the patterns fits and none that excludes does.
  static boolean matchesList(List<String> patterns, String name) {
    boolean matched = false;
    for (String pattern : patterns) {
      if (pattern.startsWith("!")) {
        if (matches(pattern.substring(1), name)) {
          return false;
        }
      } else {
        matched |= matches(pattern, name);
      }
    }
    return matched;
  }

  /// As [#matchesList], where upper and lower case are one.
  static boolean matchesHostList(List<String> patterns, String name) {
    return matchesList(
        patterns.stream().map(pattern -> pattern.toLowerCase(Locale.ROOT)).toList(),
        name.toLowerCase(Locale.ROOT));
  }

  /// Goes back to the last star only, so that a hostile pattern costs no more than length times
  /// length.
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
      if (p < pattern.length() && wanted == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && (wanted == '?' || wanted == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}

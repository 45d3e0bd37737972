package org.handshakedoctor.core.rules;

/// What the head of a rule text may say about a log that the addresses come from. Names of files
/// are text from outside too, so this type cannot hold anything that means something to a shell, a
/// configuration file or a terminal.
///
/// @param text 1 to 40 of the characters `A-Z a-z 0-9 . _ -`
public record SourceName(String text) {
  private static final int LONGEST = 40;

  public SourceName {
    if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(SourceName::isPlain)) {
      throw new IllegalArgumentException("no plain name");
    }
  }

  /// The file's own name without its folders. What is not plain becomes `_`, and of a long name the
  /// end remains, which tells rotated files apart.
  public static SourceName of(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    StringBuilder plain = new StringBuilder();
    name.codePoints().forEach(c -> plain.append(isPlain(c) ? (char) c : '_'));
    plain.delete(0, Math.max(0, plain.length() - LONGEST));
    return new SourceName(plain.isEmpty() ? "_" : plain.toString());
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }
}

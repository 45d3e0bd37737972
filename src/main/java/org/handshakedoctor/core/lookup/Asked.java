package org.handshakedoctor.core.lookup;

/// What the text that somebody asked about was taken for.
public enum Asked {
  /// No text at all.
  NOTHING,
  /// A packed number alone, such as `0A00006C`, or its parts, such as
  /// `lib(20):func(463):reason(1)`.
  CODE,
  /// A whole line of a log.
  LINE,
  /// OpenSSL's own text without a line around it, such as `error:0A00006C:SSL routines::…`.
  ERRORS,
  /// An alert, by number or by name.
  ALERT,
  /// A name of the program's source, such as `SSL_R_BAD_KEY_SHARE`, `AH02008` or an entry's id.
  NAME,
  /// The text of a reason.
  REASON,
  /// A server's own words.
  MESSAGE,
  /// Words that are exactly none of these.
  WORDS
}

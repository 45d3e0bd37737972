package org.handshakedoctor.core.log.envelopes;

/// Facility and severity before a message on its way: `<187>` (RFC 5424 section 6.2.1).
final class SyslogPriority {
  private static final int HIGHEST = 191;

  private SyslogPriority() {}

  /// Where the line goes on behind it; `from` if there is none.
  static int skip(byte[] bytes, int from, int to) {
    int value = 0;
    int at = from + 1;
    if (from >= to || bytes[from] != '<') {
      return from;
    }
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && value <= HIGHEST) {
      value = value * 10 + bytes[at++] - '0';
    }
    boolean isPriority = at > from + 1 && value <= HIGHEST && at < to && bytes[at] == '>';
    return isPriority ? at + 1 : from;
  }
}

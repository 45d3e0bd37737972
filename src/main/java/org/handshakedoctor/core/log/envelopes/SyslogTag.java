package org.handshakedoctor.core.log.envelopes;

import java.nio.charset.StandardCharsets;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// Who sent a message over syslog: `postfix/smtpd[4787]: `.
///
/// RFC 3164 section 4.1.3 knows 32 letters and digits; real tags are longer and hold what paths and
/// container names hold. They begin with no digit, which tells them from a clock.
///
/// @param process [LogEntry#NO_PROCESS] where the tag has none
/// @param message where the message begins
record SyslogTag(String program, long process, int message) {
  private static final int LONGEST = 128;
  private static final int MOST_DIGITS = 18;
  private static final String MARKS = "_-./@+()";

  /// The tag that begins here, or null.
  static @Nullable SyslogTag at(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && at - from <= LONGEST && isNamePart(bytes[at])) {
      at++;
    }
    boolean begins = from < to && (bytes[from] >= 'A' || bytes[from] == '/' || bytes[from] == '(');
    if (!begins || at == from || at == to) {
      return null;
    }
    int nameEnd = at;
    long process = LogEntry.NO_PROCESS;
    if (bytes[at] == '[') {
      int digits = at + 1;
      process = 0;
      for (at = digits; at < to && isDigit(bytes[at]) && at - digits < MOST_DIGITS; at++) {
        process = process * 10 + bytes[at] - '0';
      }
      if (at == digits || at == to || bytes[at++] != ']') {
        return null;
      }
    }
    boolean ends = at < to && bytes[at] == ':' && (at + 1 == to || bytes[at + 1] == ' ');
    if (!ends) {
      return null;
    }
    String program = new String(bytes, from, nameEnd - from, StandardCharsets.US_ASCII);
    return new SyslogTag(program, process, Math.min(at + 2, to));
  }

  /// The tag behind a host and a space, or null.
  static @Nullable SyslogTag behindHost(byte[] bytes, int from, int to) {
    int at = from;
    boolean colons = false;
    while (at < to && at - from <= LONGEST && (isHostPart(bytes[at]) || bytes[at] == ':')) {
      colons |= bytes[at] == ':';
      at++;
    }
    boolean isHost =
        at > from
            && at < to
            && bytes[at] == ' '
            && (!colons || IpAddress.parse(bytes, from, at) != null);
    return isHost ? at(bytes, at + 1, to) : null;
  }

  void writeTo(LogEntry entry) {
    entry.setProgram(program);
    entry.setProcess(process);
    entry.narrow(message, entry.end());
  }

  private static boolean isNamePart(byte b) {
    return isLetterOrDigit(b) || MARKS.indexOf(b) >= 0;
  }

  private static boolean isHostPart(byte b) {
    return isLetterOrDigit(b) || b == '.' || b == '-' || b == '_';
  }

  private static boolean isLetterOrDigit(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || isDigit(b);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}

package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.handshakedoctor.core.log.LogEntry;

/// The head of one lighttpd line. Mutable and reused from line to line.
final class LighttpdLine {
  private static final Word SOURCE = new Word(".c.");
  private static final Word SSL = new Word("SSL: ");
  private static final Word ERROR = new Word("SSL (error): ");
  private static final Word ISSUER = new Word("SSL: issuer=");

  /// The files that write about TLS. Others print what scripts and backends say.
  private static final List<Word> FILES =
      List.of(
          new Word("mod_openssl.c."),
          new Word("connections.c."),
          new Word("connections-glue.c."),
          new Word("network.c."),
          new Word("network_openssl.c."));

  private static final String PROGRAM = "lighttpd";
  private static final int DATE_LENGTH = 19;

  /// The path of the file, where the compiler was given one.
  private static final int LONGEST_SOURCE = 256;

  private byte[] buffer = new byte[0];
  private int start;
  private int end;
  private boolean hasDate;
  private int envelopeTime;
  private int envelopeOffset;
  private int source;
  private int message;
  private final LocalClock clock = new LocalClock();

  /// Finds the parts.
  ///
  /// @return false if the line does not begin as lighttpd begins a line
  boolean split(LogEntry entry) {
    buffer = entry.buffer();
    start = entry.start();
    end = entry.end();
    hasDate = startsWithDate();
    // Into syslog lighttpd writes no date.
    if (!hasDate && !PROGRAM.equals(entry.program())) {
      return false;
    }
    envelopeTime = entry.timeSeconds();
    envelopeOffset = entry.offsetSeconds();
    return findMessage(hasDate ? start + DATE_LENGTH + 2 : start);
  }

  private boolean findMessage(int parenthesis) {
    if (parenthesis >= end || buffer[parenthesis] != '(') {
      return false;
    }
    source = parenthesis + 1;
    int last = Math.min(end, source + LONGEST_SOURCE);
    for (int i = source; i < last && isOfPath(buffer[i]); i++) {
      if (buffer[i] == '/') {
        source = i + 1;
      }
      if (SOURCE.isAt(buffer, i, end)) {
        int close = Digits.skip(buffer, i + SOURCE.length(), end);
        message = close + 2;
        return close > i + SOURCE.length()
            && close + 1 < end
            && buffer[close] == ')'
            && buffer[close + 1] == ' ';
      }
    }
    return false;
  }

  /// Whether the message may report that a TLS operation failed.
  boolean isOfTls() {
    return (SSL.isAt(buffer, message, end) || ERROR.isAt(buffer, message, end))
        && FILES.stream().anyMatch(file -> file.isAt(buffer, source, end));
  }

  /// Adds the issuer's name to the line before.
  boolean isIssuer() {
    return ISSUER.isAt(buffer, message, end);
  }

  int timeSeconds() {
    if (!hasDate) {
      return envelopeTime;
    }
    return clock.seconds(
        Digits.number(buffer, start, 4, end),
        Digits.number(buffer, start + 5, 2, end),
        Digits.number(buffer, start + 8, 2, end),
        LocalClock.secondsOfDay(buffer, start + 11, end));
  }

  /// lighttpd never says it.
  int offsetSeconds() {
    return hasDate ? LogEntry.NO_OFFSET : envelopeOffset;
  }

  /// The file and line of lighttpd's source, such as `mod_openssl.c.4870`.
  String place() {
    return new String(buffer, source, message - 2 - source, StandardCharsets.US_ASCII);
  }

  String messageText() {
    return new String(buffer, message, end - message, StandardCharsets.UTF_8);
  }

  private boolean startsWithDate() {
    byte[] b = buffer;
    return end - start > DATE_LENGTH + 2
        && b[start + 4] == '-'
        && b[start + 7] == '-'
        && b[start + 10] == ' '
        && b[start + 19] == ':'
        && b[start + 20] == ' '
        && Digits.number(b, start, 4, end) >= 0
        && Digits.number(b, start + 5, 2, end) >= 0
        && Digits.number(b, start + 8, 2, end) >= 0
        && LocalClock.secondsOfDay(b, start + 11, end) >= 0;
  }

  private static boolean isOfPath(byte letter) {
    return letter > ' ' && letter != '(' && letter != ')';
  }
}

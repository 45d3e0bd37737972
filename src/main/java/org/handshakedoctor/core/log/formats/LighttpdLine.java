package org.handshakedoctor.core.log.formats;

import java.util.List;
import org.handshakedoctor.core.log.Digits;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LoggedTime;

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
  private LogEntry entry = new LogEntry();
  private int source;
  private int message;

  /// Finds the parts.
  ///
  /// @return false if the line does not begin as lighttpd begins a line
  boolean split(LogEntry from) {
    entry = from;
    buffer = entry.buffer();
    start = entry.start();
    end = entry.end();
    hasDate = startsWithDate();
    // Into syslog lighttpd writes no date.
    if (!hasDate && !PROGRAM.equals(entry.program())) {
      return false;
    }
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

  LoggedTime time() {
    return entry.time(hasDate ? LoggedTime.iso(buffer, start, start + DATE_LENGTH) : null);
  }

  /// The file and line of lighttpd's source, such as `mod_openssl.c.4870`.
  String place() {
    return entry.text(source, message - 2);
  }

  String messageText() {
    return entry.text(message, end);
  }

  private boolean startsWithDate() {
    int colon = start + DATE_LENGTH;
    return end - start > DATE_LENGTH + 2
        && buffer[start + 10] == ' '
        && buffer[colon] == ':'
        && buffer[colon + 1] == ' '
        && LoggedTime.isoEnd(buffer, start, end, '-') == colon;
  }

  private static boolean isOfPath(byte letter) {
    return letter > ' ' && letter != '(' && letter != ')';
  }
}

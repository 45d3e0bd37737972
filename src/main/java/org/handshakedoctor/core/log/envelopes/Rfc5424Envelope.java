package org.handshakedoctor.core.log.envelopes;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.handshakedoctor.core.log.Envelope;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LoggedTime;

/// Syslog as it should be (RFC 5424 section 6):
///
/// ```
/// <187>1 2023-12-27T02:36:21.123Z host nginx 1234 - [origin ip="192.0.2.1"] MESSAGE
/// ```
public final class Rfc5424Envelope implements Envelope {
  private static final int MOST_DIGITS = 18;

  @Override
  public boolean open(LogEntry entry, LocalDate newest) {
    byte[] bytes = entry.buffer();
    int to = entry.end();
    int version = SyslogPriority.skip(bytes, entry.start(), to);
    if (version == entry.start() || version + 2 > to || bytes[version] != '1') {
      return false;
    }
    int stamp = version + 2;
    int host = nextField(bytes, stamp, to);
    int program = nextField(bytes, host, to);
    int process = nextField(bytes, program, to);
    int messageId = nextField(bytes, process, to);
    int data = nextField(bytes, messageId, to);
    int dataEnd = skipData(bytes, data, to);
    LoggedTime time = host < to ? LoggedTime.iso(bytes, stamp, host - 1) : null;
    boolean isNil = host == stamp + 2 && bytes[stamp] == '-';
    if (bytes[version + 1] != ' ' || dataEnd < 0 || (time == null && !isNil)) {
      return false;
    }
    if (time != null) {
      entry.setTime(time.seconds(), time.offset());
    }
    entry.setProgram(field(bytes, program, process - 1));
    entry.setProcess(number(bytes, process, messageId - 1));
    entry.narrow(skipByteOrderMark(bytes, Math.min(dataEnd + 1, to), to), to);
    return true;
  }

  /// Where the field behind the one at `from` begins; the end if there is none.
  private static int nextField(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != ' ') {
      at++;
    }
    return at > from && at < to ? at + 1 : to;
  }

  /// Where the structured data ends, or -1: nothing follows but a space and the message.
  private static int skipData(byte[] bytes, int from, int to) {
    int at = from;
    if (at < to && bytes[at] == '-') {
      at++;
    } else {
      while (at < to && bytes[at] == '[') {
        at = skipElement(bytes, at + 1, to);
      }
    }
    return at > from && (at == to || bytes[at] == ' ') ? at : -1;
  }

  /// Past the bracket that closes: in a quoted value it stands escaped, or as some write it, bare.
  private static int skipElement(byte[] bytes, int from, int to) {
    boolean quoted = false;
    for (int at = from; at < to; at++) {
      byte b = bytes[at];
      if (b == '\\' && quoted) {
        at++;
      } else if (b == '"') {
        quoted = !quoted;
      } else if (b == ']' && !quoted) {
        return at + 1;
      }
    }
    return from;
  }

  private static String field(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static long number(byte[] bytes, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9' || i - from >= MOST_DIGITS) {
        return LogEntry.NO_PROCESS;
      }
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }

  private static int skipByteOrderMark(byte[] bytes, int at, int to) {
    boolean isMark =
        at + 3 <= to
            && bytes[at] == (byte) 0xEF
            && bytes[at + 1] == (byte) 0xBB
            && bytes[at + 2] == (byte) 0xBF;
    return isMark ? at + 3 : at;
  }
}

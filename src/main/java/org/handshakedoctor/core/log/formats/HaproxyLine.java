package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// The head of one HAProxy line. Mutable and reused from line to line.
final class HaproxyLine {
  /// What a line is about.
  enum What {
    /// One connection of a visitor.
    CONNECTION,
    /// A backend's server that went up or down.
    SERVER_STATE,
    /// Anything else that HAProxy says of itself.
    NOTHING
  }

  private static final List<Word> SERVER = List.of(new Word("Server "), new Word("Backup Server "));
  private static final Word IS = new Word(" is ");

  /// How the other lines begin that HAProxy writes without a format of the administrator's.
  private static final List<Word> OTHERS =
      List.of(
          new Word("Proxy "),
          new Word("Health check for "),
          new Word("backend "),
          new Word("Connect from "),
          new Word("Stopping "),
          new Word("Pausing "));

  /// What it prints in front of a line on the console, in the place of a syslog envelope.
  private static final List<Word> CONSOLE =
      List.of(new Word("[NOTICE] "), new Word("[WARNING] "), new Word("[ALERT] "));

  private static final String PROGRAM = "haproxy";
  private static final Word UNKNOWN = new Word("unknown");
  private static final Word UNIX = new Word("unix:");

  /// `[27/Dec/2023:02:36:21.380] `
  private static final int DATE_LENGTH = 27;

  /// An IPv6 address with a port is not longer.
  private static final int LONGEST_PEER = 64;

  private byte[] buffer = new byte[0];
  private int end;
  private int start;
  private int peerEnd;
  private int rest;
  private @Nullable String level;
  private What what = What.NOTHING;
  private final LocalClock clock = new LocalClock();

  /// Finds the parts.
  ///
  /// @return false if the line does not begin as HAProxy begins a line
  boolean split(LogEntry entry) {
    buffer = entry.buffer();
    start = entry.start();
    end = entry.end();
    level = null;
    if (isConnection()) {
      what = What.CONNECTION;
      return true;
    }
    String program = entry.program();
    if (program != null && !program.equals(PROGRAM)) {
      return false;
    }
    rest = afterConsole();
    if (isServerState()) {
      what = What.SERVER_STATE;
      return true;
    }
    what = What.NOTHING;
    return (program != null || rest > start)
        && OTHERS.stream().anyMatch(word -> word.isAt(buffer, rest, end));
  }

  What what() {
    return what;
  }

  /// Only the console has a level.
  @Nullable String level() {
    return level;
  }

  /// Behind the head.
  String rest() {
    return new String(buffer, rest, end - rest, StandardCharsets.UTF_8);
  }

  @Nullable IpAddress client() {
    return PeerAddress.withPort(buffer, start, peerEnd);
  }

  /// When the connection was accepted.
  int timeSeconds() {
    int date = peerEnd + 2;
    return clock.seconds(
        Digits.number(buffer, date + 7, 4, end),
        LocalClock.month(buffer, date + 3, end),
        Digits.number(buffer, date, 2, end),
        LocalClock.secondsOfDay(buffer, date + 12, end));
  }

  private boolean isConnection() {
    int last = Math.min(end, start + LONGEST_PEER);
    int at = start;
    while (at < last && buffer[at] != ' ') {
      at++;
    }
    peerEnd = at;
    rest = at + 1 + DATE_LENGTH;
    return rest < end && hasDate(at + 1) && hasPeer();
  }

  private boolean hasPeer() {
    return UNKNOWN.isAt(buffer, start, peerEnd)
        || UNIX.isAt(buffer, start, peerEnd)
        || PeerAddress.withPort(buffer, start, peerEnd) != null;
  }

  private boolean hasDate(int at) {
    byte[] b = buffer;
    return b[at] == '['
        && b[at + 3] == '/'
        && b[at + 7] == '/'
        && b[at + 12] == ':'
        && b[at + 21] == '.'
        && b[at + 25] == ']'
        && b[at + 26] == ' '
        && Digits.number(b, at + 1, 2, end) > 0
        && LocalClock.month(b, at + 4, end) > 0
        && Digits.number(b, at + 8, 4, end) > 0
        && LocalClock.secondsOfDay(b, at + 13, end) >= 0
        && Digits.number(b, at + 22, 3, end) >= 0;
  }

  /// Past `[WARNING] 360/023621 (8) : `, in which the day and time went away with 2.4.
  private int afterConsole() {
    for (Word word : CONSOLE) {
      if (word.isAt(buffer, start, end)) {
        int at = afterSpaces(start + word.length());
        int number = Digits.skip(buffer, at, end);
        if (number > at && number < end && buffer[number] == '/') {
          at = afterSpaces(Digits.skip(buffer, number + 1, end));
        }
        int close = at < end && buffer[at] == '(' ? Digits.skip(buffer, at + 1, end) : end;
        if (close + 4 > end || buffer[close] != ')' || buffer[close + 2] != ':') {
          return start;
        }
        level = new String(buffer, start + 1, word.length() - 3, StandardCharsets.US_ASCII);
        return close + 4;
      }
    }
    return start;
  }

  private int afterSpaces(int from) {
    int at = from;
    while (at < end && buffer[at] == ' ') {
      at++;
    }
    return at;
  }

  /// `Server BACKEND/SERVER is `
  private boolean isServerState() {
    for (Word word : SERVER) {
      if (word.isAt(buffer, rest, end)) {
        boolean inBackend = false;
        int at = rest + word.length();
        while (at < end && buffer[at] != ' ') {
          inBackend |= buffer[at++] == '/';
        }
        return inBackend && IS.isAt(buffer, at, end);
      }
    }
    return false;
  }
}

package org.handshakedoctor.core.log.formats;

import org.handshakedoctor.core.log.Digits;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LoggedTime;
import org.handshakedoctor.core.log.PartSink;
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

  private static final Words SERVER = new Words("Server ", "Backup Server ");
  private static final Word IS = new Word(" is ");

  /// How the other lines begin that HAProxy writes without a format of the administrator's.
  private static final Words OTHERS =
      new Words(
          "Proxy ", "Health check for ", "backend ", "Connect from ", "Stopping ", "Pausing ");

  /// What it prints in front of a line on the console, in the place of a syslog envelope.
  private static final Words CONSOLE = new Words("[NOTICE] ", "[WARNING] ", "[ALERT] ");

  private static final String PROGRAM = "haproxy";
  private static final Word UNKNOWN = new Word("unknown");
  private static final Word UNIX = new Word("unix:");

  /// An IPv6 address with a port is not longer.
  private static final int LONGEST_PEER = 64;

  private byte[] buffer = new byte[0];
  private int end;
  private int start;
  private LogEntry entry = new LogEntry();
  private LoggedTime date = entry.time(null);
  private int peerEnd;
  private int rest;
  private @Nullable String level;
  private What what = What.NOTHING;

  /// Finds the parts.
  ///
  /// @return false if the line does not begin as HAProxy begins a line
  boolean split(LogEntry from) {
    entry = from;
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
    return (program != null || rest > start) && OTHERS.isAt(buffer, rest, end);
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
    return entry.text(rest, end);
  }

  @Nullable IpAddress client() {
    return PeerAddress.withPort(buffer, start, peerEnd);
  }

  /// Says where the parts before the message stand.
  void head(PartSink parts) {
    parts.part(Kind.CLIENT, start, peerEnd);
    parts.part(Kind.TIME, peerEnd + 2, date.end());
  }

  /// When the connection was accepted.
  LoggedTime time() {
    return date;
  }

  private boolean isConnection() {
    int last = Math.min(end, start + LONGEST_PEER);
    int at = start;
    while (at < last && buffer[at] != ' ') {
      at++;
    }
    peerEnd = at;
    LoggedTime found =
        at + 1 < end && buffer[at + 1] == '[' ? LoggedTime.localClf(buffer, at + 2, end) : null;
    if (found == null
        || found.end() + 2 >= end
        || buffer[found.end()] != ']'
        || buffer[found.end() + 1] != ' ') {
      return false;
    }
    date = found;
    rest = found.end() + 2;
    return hasPeer();
  }

  private boolean hasPeer() {
    return UNKNOWN.isAt(buffer, start, peerEnd)
        || UNIX.isAt(buffer, start, peerEnd)
        || PeerAddress.withPort(buffer, start, peerEnd) != null;
  }

  /// Past `[WARNING] 360/023621 (8) : `, in which the day and time went away with 2.4.
  private int afterConsole() {
    int length = CONSOLE.lengthAt(buffer, start, end);
    if (length == 0) {
      return start;
    }
    int at = afterSpaces(start + length);
    int number = Digits.skip(buffer, at, end);
    if (number > at && number < end && buffer[number] == '/') {
      at = afterSpaces(Digits.skip(buffer, number + 1, end));
    }
    int close = at < end && buffer[at] == '(' ? Digits.skip(buffer, at + 1, end) : end;
    if (close + 4 > end || buffer[close] != ')' || buffer[close + 2] != ':') {
      return start;
    }
    level = entry.text(start + 1, start + length - 2);
    return close + 4;
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
    int length = SERVER.lengthAt(buffer, rest, end);
    boolean inBackend = false;
    int at = rest + length;
    while (length > 0 && at < end && buffer[at] != ' ') {
      inBackend |= buffer[at++] == '/';
    }
    return inBackend && IS.isAt(buffer, at, end);
  }
}

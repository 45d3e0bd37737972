package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.Digits;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LoggedTime;
import org.handshakedoctor.core.log.PartSink;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// The parts of one httpd line as offsets into its block. Mutable and reused from line to line.
///
/// What stands before the message is written by httpd itself (`server/log.c
/// do_errorlog_default()`), so it is walked through from the left and nothing is searched for.
final class ApacheLine {
  private static final Word PID = new Word("pid ");
  private static final Word TID = new Word(":tid ");
  private static final Word CLIENT = new Word("[client ");
  private static final Word REMOTE = new Word("[remote ");
  private static final Word SOURCE = new Word(".c(");
  private static final Word CODE = new Word("AH");
  private static final Word[] LEVELS = {
    new Word("info"),
    new Word("error"),
    new Word("warn"),
    new Word("notice"),
    new Word("debug"),
    new Word("emerg"),
    new Word("crit"),
    new Word("alert"),
    new Word("trace"),
  };
  private static final Pattern NUMBERS = Pattern.compile("\\[pid (\\d+)(?::tid (\\d+))?\\]");
  private static final Pattern AH_CODE = Pattern.compile("(AH\\d{5}): $");
  private static final int SHORTEST = 28;

  /// No bracket of the head is longer: names of modules, numbers of threads, IPv6 addresses.
  private static final int LONGEST_BRACKET = 80;

  byte[] buffer = new byte[0];
  int end;

  /// Behind the address and the code.
  int message;

  /// The number behind `AH`, or 0.
  int code;

  int level;
  int levelEnd;

  /// The name before the level; equal offsets where it is empty, -1 where there is no such name.
  int module;

  int moduleEnd;

  /// -1 where the head names none, as in 2.2.
  long process;

  long thread;

  /// What stands behind `client ` or `remote `, or -1.
  int peer;

  int peerEnd;

  /// The peer is a backend that httpd connected to.
  boolean isRemote;

  /// The system's words for an error number before the message; equal offsets where there are none.
  int cause;

  int causeEnd;
  private int start;
  private LogEntry entry = new LogEntry();
  private @Nullable LoggedTime date;

  /// Finds the parts.
  ///
  /// @return false if the line does not begin as httpd begins a line
  boolean split(LogEntry from) {
    entry = from;
    buffer = entry.buffer();
    start = entry.start();
    end = entry.end();
    if (end - start < SHORTEST || buffer[start] != '[') {
      return false;
    }
    date = date();
    // Into syslog httpd writes no date: `httpd[1]: [ssl:info] [pid 1:tid 2] …`.
    if (date == null && entry.program() == null) {
      return false;
    }
    levelEnd = 0;
    process = -1;
    thread = -1;
    int at = afterBrackets(date == null ? start : date.end() + 2);
    if (levelEnd == 0 || (date == null && (module < 0 || process < 0))) {
      return false;
    }
    message = afterCode(afterPrefixes(at));
    return true;
  }

  LoggedTime time() {
    return entry.time(date);
  }

  /// Says where the parts before the message stand, all of which httpd writes itself.
  void head(PartSink parts) {
    if (date != null) {
      parts.part(Kind.TIME, start + 1, date.end());
    }
    if (module >= 0) {
      parts.part(Kind.MODULE, module, moduleEnd);
    }
    parts.part(Kind.LEVEL, level, levelEnd);
    String head = new String(buffer, start, message - start, StandardCharsets.ISO_8859_1);
    Matcher numbers = NUMBERS.matcher(head);
    if (numbers.find()) {
      parts.part(Kind.PID, start + numbers.start(1), start + numbers.end(1));
      if (numbers.group(2) != null) {
        parts.part(Kind.THREAD, start + numbers.start(2), start + numbers.end(2));
      }
    }
    if (peer >= 0) {
      parts.part(isRemote ? Kind.UPSTREAM : Kind.CLIENT, peer, peerEnd);
    }
    parts.part(Kind.ERRNO, cause, causeEnd);
    Matcher number = AH_CODE.matcher(head);
    if (number.find()) {
      parts.part(Kind.AH_CODE, start + number.start(1), start + number.end(1));
    }
  }

  /// httpd 2.4 always prints a port behind the address of a client, 2.2 never does.
  @Nullable IpAddress client() {
    if (peer < 0 || isRemote) {
      return null;
    }
    if (module >= 0 || process >= 0) {
      IpAddress address = PeerAddress.withPort(buffer, peer, peerEnd);
      if (address != null) {
        return address;
      }
    }
    return IpAddress.parse(buffer, peer, peerEnd);
  }

  /// The lines at these levels say what was called, not what failed.
  boolean isDebug() {
    return buffer[level] == 't' || buffer[level] == 'd';
  }

  boolean hasModule(Word name) {
    return moduleEnd - module == name.length() && name.isAt(buffer, module, end);
  }

  boolean isOfModules(Word beginning) {
    return module >= 0 && beginning.isAt(buffer, module, moduleEnd);
  }

  String levelText() {
    return text(level, levelEnd);
  }

  @Nullable String peerText() {
    return peer < 0 ? null : text(peer, peerEnd);
  }

  @Nullable String causeText() {
    return cause == causeEnd ? null : text(cause, causeEnd);
  }

  String messageText() {
    return text(message, end);
  }

  /// `[Wed Dec 27 02:36:21.123456 2023] `
  private @Nullable LoggedTime date() {
    LoggedTime time = LoggedTime.ctime(buffer, start + 1, end);
    return time != null
            && time.end() + 1 < end
            && buffer[time.end()] == ']'
            && buffer[time.end() + 1] == ' '
        ? time
        : null;
  }

  /// Past `[ssl:info] [pid 1:tid 2] `; what comes first must be a level.
  private int afterBrackets(int from) {
    int at = from;
    while (at < end && buffer[at] == '[') {
      int close = close(at);
      boolean known =
          close > 0
              && ((process < 0 && isProcess(at + 1, close))
                  || (levelEnd == 0 && isLevel(at + 1, close)));
      if (!known) {
        return at;
      }
      at = Math.min(close + 2, end);
    }
    return at;
  }

  /// The bracket that closes the one at `at` and is followed by a space or by nothing, or -1.
  private int close(int at) {
    int last = Math.min(end, at + LONGEST_BRACKET);
    for (int i = at + 1; i < last; i++) {
      if (buffer[i] == ']') {
        return i + 1 == end || buffer[i + 1] == ' ' ? i : -1;
      }
    }
    return -1;
  }

  private boolean isLevel(int from, int to) {
    int colon = to - 1;
    while (colon >= from && buffer[colon] != ':') {
      colon--;
    }
    for (Word word : LEVELS) {
      int after = colon + 1 + word.length();
      boolean numbered = after + 1 == to && Digits.isDigit(buffer[after]);
      if ((after == to || numbered) && word.isAt(buffer, colon + 1, to)) {
        level = colon + 1;
        levelEnd = to;
        module = colon < from ? -1 : from;
        moduleEnd = colon < from ? -1 : colon;
        return true;
      }
    }
    return false;
  }

  private boolean isProcess(int from, int to) {
    if (!PID.isAt(buffer, from, to)) {
      return false;
    }
    int digits = from + PID.length();
    int after = Digits.skip(buffer, digits, to);
    if (after == digits) {
      return false;
    }
    process = Digits.value(buffer, digits, after);
    if (TID.isAt(buffer, after, to)) {
      int second = after + TID.length();
      thread = Digits.value(buffer, second, Digits.skip(buffer, second, to));
    }
    return true;
  }

  /// Past the file at level debug, the error of the system and the peer, each once and in any
  /// order: 2.2 and 2.4 differ in it, and `ErrorLogFormat` can.
  private int afterPrefixes(int from) {
    peer = -1;
    cause = end;
    causeEnd = end;
    int at = from;
    int before;
    do {
      before = at;
      at = peer < 0 ? afterPeer(at) : at;
      at = cause == end ? afterCause(at) : at;
      at = afterSource(at);
    } while (at > before);
    return at;
  }

  private int afterPeer(int at) {
    isRemote = REMOTE.isAt(buffer, at, end);
    if (!isRemote && !CLIENT.isAt(buffer, at, end)) {
      return at;
    }
    int close = close(at);
    if (close < 0) {
      return at;
    }
    peer = at + CLIENT.length();
    peerEnd = close;
    return Math.min(close + 2, end);
  }

  /// Past `(104)Connection reset by peer: `.
  private int afterCause(int at) {
    if (at >= end || buffer[at] != '(') {
      return at;
    }
    int from = at + 1;
    while (from < end && (Digits.isDigit(buffer[from]) || isUpperOrSpace(buffer[from]))) {
      from++;
    }
    if (from == at + 1 || from >= end || buffer[from] != ')') {
      return at;
    }
    for (int i = from + 1; i + 1 < end; i++) {
      if (buffer[i] == ':' && buffer[i + 1] == ' ') {
        cause = from + 1;
        causeEnd = i;
        return i + 2;
      }
    }
    return at;
  }

  /// Past `ssl_engine_kernel.c(1838): `.
  private int afterSource(int at) {
    int dot = at;
    while (dot < end && isOfName(buffer[dot])) {
      dot++;
    }
    if (dot == at || !SOURCE.isAt(buffer, dot, end)) {
      return at;
    }
    int after = Digits.skip(buffer, dot + SOURCE.length(), end);
    boolean closed = after + 2 < end && buffer[after] == ')' && buffer[after + 1] == ':';
    return closed ? after + 3 : at;
  }

  private int afterCode(int at) {
    int number = CODE.isAt(buffer, at, end) ? Digits.number(buffer, at + 2, 5, end) : -1;
    boolean coded = number > 0 && at + 8 < end && buffer[at + 7] == ':' && buffer[at + 8] == ' ';
    code = coded ? number : 0;
    return coded ? at + 9 : at;
  }

  private static boolean isOfName(byte letter) {
    int lower = letter | 0x20;
    return letter == '_' || (lower >= 'a' && lower <= 'z');
  }

  private static boolean isUpperOrSpace(byte letter) {
    return letter == ' ' || (letter >= 'A' && letter <= 'Z');
  }

  String text(int from, int to) {
    return entry.text(from, to);
  }
}

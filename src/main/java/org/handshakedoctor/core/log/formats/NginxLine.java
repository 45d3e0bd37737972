package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.ByteSearch;
import org.handshakedoctor.core.scan.Ipv4Text;
import org.jspecify.annotations.Nullable;

/// The parts of one nginx line as offsets into its block. Mutable and reused from line to line.
final class NginxLine {
  /// NGX_MAX_ERROR_STR less the line feed: at this length nginx has cut the line, perhaps in an
  /// address.
  static final int LONGEST = 2047;

  static final Word CLIENT = new Word(", client: ");
  private static final Word UDP_CLIENT = new Word(", udp client: ");
  private static final Word RESPONDER = new Word(", responder: ");
  private static final Word SERVER = new Word(", server: ");
  private static final Word REQUEST = new Word(", request: \"");
  private static final Word UPSTREAM = new Word(", upstream: \"");
  private static final Word SCHEME_END = new Word("://");
  private static final Word WHILE = new Word(" while ");
  private static final Word DEBUG = new Word("debug");
  private static final Word CONSOLE = new Word("nginx: [");
  private static final Word HANDSHAKING = new Word("SSL handshaking");
  private static final Word CERTIFICATE_STATUS = new Word("requesting certificate status");
  private static final int DATE_LENGTH = 19;

  /// A zero stands for any digit.
  private static final String MINUTE = "0000/00/00 00:00";

  byte[] buffer = new byte[0];
  int end;

  /// The level without its brackets.
  int level;

  int levelEnd;

  /// From the first word behind the numbers to the end of the action, or of the line where there is
  /// none.
  int message;

  int messageEnd;

  /// The action behind ` while `; equal offsets when there is none.
  int phase;

  /// The value of `client:`, or -1.
  private int client;

  private int clientEnd;

  private boolean hasConnection;

  private int start;

  /// The sixteen bytes of the last minute seen, and its time.
  private long minuteFirst;

  private long minuteSecond;
  private int minuteSeconds;

  /// Finds the parts.
  ///
  /// @return false if the line does not begin as nginx begins a line
  boolean split(byte[] bytes, int from, int to) {
    buffer = bytes;
    start = from;
    end = to;
    int at =
        hasDate()
            ? from + DATE_LENGTH + 2
            : CONSOLE.isAt(bytes, from, to) ? from + CONSOLE.length() : 0;
    if (at == 0) {
      return false;
    }
    level = at;
    at = Math.min(end, at + ByteSearch.lettersAt(buffer, at));
    levelEnd = at;
    if (at == level || at + 1 >= end || buffer[at] != ']' || buffer[at + 1] != ' ') {
      return false;
    }
    hasConnection = false;
    message = skipNumbers(at + 2);
    messageEnd = end;
    phase = end;
    client = -1;
    clientEnd = -1;
    return true;
  }

  /// Whether the first words of the message say that a TLS operation failed. Finds the context if
  /// so.
  boolean isTlsFailure() {
    NginxShape shape = NginxShape.of(buffer, message, end);
    // At level debug nginx notes every call, failed or not: `SSL_do_handshake: -1`.
    if (shape == null || DEBUG.isAt(buffer, level, end)) {
      return false;
    }
    findContext();
    return !shape.needsTlsAction() || isTlsAction();
  }

  private boolean isTlsAction() {
    return HANDSHAKING.isAt(buffer, phase, messageEnd)
        || (CERTIFICATE_STATUS.isAt(buffer, phase, messageEnd)
            && messageEnd - phase == CERTIFICATE_STATUS.length());
  }

  /// Takes the message to be as long as one that was found by search before, and to be followed by
  /// the client.
  void setContext(int length) {
    messageEnd = message + length;
    client = messageEnd + CLIENT.length();
  }

  /// Whether the context begins with the client, as it does in nearly all lines.
  boolean hasClient() {
    return CLIENT.isAt(buffer, messageEnd, end);
  }

  /// Null where the line names none, names a unix socket, or was cut in it.
  @Nullable IpAddress client() {
    if (client < 0) {
      return null;
    }
    long ipv4 = Ipv4Text.read(buffer, client, end);
    int to = client + Ipv4Text.length(ipv4);
    if (to == client || to == end || (buffer[to] != ',' && buffer[to] != ' ')) {
      return address(client);
    }
    clientEnd = to;
    return IpAddress.ofIpv4(Ipv4Text.bits(ipv4));
  }

  /// Where the client's address ends; -1 before [#client()] has found one of IPv4.
  int clientEnd() {
    return clientEnd;
  }

  /// Whether the line names the connection it is about, as all lines do that visitors cause.
  boolean hasConnection() {
    return hasConnection;
  }

  /// Where the context begins, or the end of the line.
  int context() {
    return messageEnd;
  }

  /// The value behind a field's beginning in the context, up to the comma or closing quote; null if
  /// it is not there or empty. Text, not to be trusted: visitors write into some of these fields.
  @Nullable String value(Word field) {
    int at = field.indexIn(buffer, messageEnd, end);
    if (at < 0) {
      return null;
    }
    int from = at + field.length();
    char stop = buffer[from - 1] == '"' ? '"' : ',';
    int to = from;
    while (to < end && buffer[to] != stop) {
      to++;
    }
    return to == from ? null : text(from, to);
  }

  /// The address that the server listens on; null where the line names none, or any address.
  @Nullable IpAddress listener() {
    int at = SERVER.indexIn(buffer, messageEnd, end);
    int request = REQUEST.indexIn(buffer, messageEnd, end);
    boolean asked = request >= 0 && request < at;
    return (at < 0 || asked) ? null : socket(at + SERVER.length());
  }

  /// The address of the backend that the line is about; null where it names none, or where a visitor
  /// may have written it: his request stands before it.
  @Nullable IpAddress backend() {
    int at = UPSTREAM.indexIn(buffer, messageEnd, end);
    boolean certain =
        at >= 0
            && UPSTREAM.indexIn(buffer, at + 1, end) < 0
            && REQUEST.indexIn(buffer, at, end) < 0
            && end - start < LONGEST;
    if (!certain) {
      return null;
    }
    int value = at + UPSTREAM.length();
    int schemeEnd = SCHEME_END.indexIn(buffer, value, end);
    return socket(schemeEnd < 0 ? value : schemeEnd + SCHEME_END.length());
  }

  /// The address of `203.0.113.7:443` or `[2001:db8::7]:443`.
  private @Nullable IpAddress socket(int from) {
    boolean ipv6 = from < end && buffer[from] == '[';
    int first = ipv6 ? from + 1 : from;
    int to = first;
    while (to < end && isAddressByte(buffer[to], ipv6)) {
      to++;
    }
    boolean complete = to < end && buffer[to] == (ipv6 ? ']' : ':');
    IpAddress address = complete ? IpAddress.parse(buffer, first, to) : null;
    return (address == null || address.isUnspecified()) ? null : address;
  }

  private static boolean isAddressByte(byte one, boolean ipv6) {
    return one == '.' || (one == ':' && ipv6) || Character.digit(one, 16) >= 0;
  }

  String levelText() {
    return text(level, levelEnd);
  }

  byte[] levelBytes() {
    return Arrays.copyOfRange(buffer, level, levelEnd);
  }

  /// The message without the action.
  String messageText() {
    return text(message, phase == messageEnd ? messageEnd : phase - WHILE.length());
  }

  @Nullable String phaseText() {
    return phase == messageEnd ? null : text(phase, messageEnd);
  }

  /// The logged time as if it were UTC, in seconds since 1970.
  int timeSeconds() {
    return buffer[start] == 'n' ? FailureSink.NO_TIME : minuteSeconds + number(17, 2);
  }

  /// Most lines are of the same minute as the line before: then its sixteen bytes are the same.
  private boolean hasDate() {
    if (end - start < DATE_LENGTH + 3) {
      return false;
    }
    long first = ByteSearch.longAt(buffer, start);
    long second = ByteSearch.longAt(buffer, start + 8);
    if (first != minuteFirst || second != minuteSecond) {
      if (!isMinute()) {
        return false;
      }
      minuteFirst = first;
      minuteSecond = second;
      int day = number(0, 4) * 10_000 + number(5, 2) * 100 + number(8, 2);
      minuteSeconds = (int) (epochDay(day) * 86_400) + number(11, 2) * 3600 + number(14, 2) * 60;
    }
    return buffer[start + 16] == ':'
        && isDigit(start + 17)
        && isDigit(start + 18)
        && buffer[start + 19] == ' '
        && buffer[start + 20] == '[';
  }

  /// Whether the line begins as `2023/12/27 02:36`.
  private boolean isMinute() {
    for (int i = 0; i < MINUTE.length(); i++) {
      byte found = buffer[start + i];
      char wanted = MINUTE.charAt(i);
      if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
        return false;
      }
    }
    return true;
  }

  private static long epochDay(int day) {
    int month = Math.clamp(day / 100 % 100, 1, 12);
    LocalDate first = LocalDate.of(Math.clamp(day / 10_000, 1970, 2037), month, 1);
    return first.toEpochDay() + Math.clamp(day % 100, 1, first.lengthOfMonth()) - 1;
  }

  private int number(int offset, int digits) {
    int value = 0;
    for (int i = start + offset; i < start + offset + digits; i++) {
      value = value * 10 + buffer[i] - '0';
    }
    return value;
  }

  /// Past `13721#0: *2341389 `, as much of it as is there.
  private int skipNumbers(int from) {
    int at = skipDigits(from);
    if (at == from || at >= end || buffer[at] != '#') {
      return from;
    }
    at = skipDigits(at + 1);
    if (at + 1 >= end || buffer[at] != ':' || buffer[at + 1] != ' ') {
      return from;
    }
    at += 2;
    if (at < end && buffer[at] == '*') {
      int afterNumber = skipDigits(at + 1);
      if (afterNumber > at + 1 && afterNumber < end && buffer[afterNumber] == ' ') {
        hasConnection = true;
        return afterNumber + 1;
      }
    }
    return at;
  }

  private int skipDigits(int from) {
    int at = from;
    int digits;
    while ((digits = ByteSearch.digitsAt(buffer, at)) == Long.BYTES) {
      at += digits;
    }
    return Math.min(end, at + digits);
  }

  private boolean isDigit(int at) {
    return buffer[at] >= '0' && buffer[at] <= '9';
  }

  /// Whether there is a context, as every record has that is complete.
  boolean hasContext() {
    return CLIENT.indexIn(buffer, message, end) >= 0 || otherContext() >= 0;
  }

  /// Finds the context and the action before it.
  private void findContext() {
    int at = CLIENT.indexIn(buffer, message, end);
    if (at >= 0) {
      client = at + CLIENT.length();
    } else {
      at = otherContext();
      client = at >= 0 && UDP_CLIENT.isAt(buffer, at, end) ? at + UDP_CLIENT.length() : -1;
    }
    messageEnd = at < 0 ? end : at;
    phase = messageEnd;
    // Backwards, and no further than the closing parenthesis: reasons such as "unexpected eof while
    // reading" stand inside it.
    for (int i = messageEnd - 1; i > message && buffer[i] != ')'; i--) {
      if (WHILE.isAt(buffer, i, end)) {
        phase = i + WHILE.length();
        break;
      }
    }
  }

  private int otherContext() {
    int at = UDP_CLIENT.indexIn(buffer, message, end);
    return at >= 0 ? at : RESPONDER.indexIn(buffer, message, end);
  }

  private @Nullable IpAddress address(int from) {
    int to = from;
    while (to < end && buffer[to] != ',' && buffer[to] != ' ') {
      to++;
    }
    boolean mayBeCut = to == end && end - start >= LONGEST;
    return mayBeCut ? null : IpAddress.parse(buffer, from, to);
  }

  private String text(int from, int to) {
    return new String(buffer, from, to - from, StandardCharsets.UTF_8);
  }
}

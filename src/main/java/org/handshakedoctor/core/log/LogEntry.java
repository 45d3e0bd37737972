package org.handshakedoctor.core.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.handshakedoctor.core.scan.Line;
import org.jspecify.annotations.Nullable;

/// What one line says once its envelope is off: the bytes that the server itself wrote, and what a
/// syslog, journal or container put around them. Mutable and reused from line to line.
///
/// Without an envelope the message is the whole line, in place.
public final class LogEntry {
  /// In place of a time that is not known.
  public static final int NO_TIME = Integer.MIN_VALUE;

  /// In place of a distance from UTC that the log does not say.
  public static final int NO_OFFSET = Integer.MIN_VALUE;

  /// In place of a process number.
  public static final long NO_PROCESS = -1;

  private Line line = Line.of(new byte[0]);
  private byte[] buffer = new byte[0];
  private int start;
  private int end;
  private long position;
  private boolean wrapped;
  private int timeSeconds = NO_TIME;
  private int offsetSeconds = NO_OFFSET;
  private @Nullable String program;
  private long process = NO_PROCESS;
  private @Nullable JsonFields json;
  private boolean jsonRead;
  private boolean isJson;

  /// Begins with a line as it stands.
  ///
  /// @param messagePosition bytes of messages before this one, see [#position()]
  public void reset(Line of, long messagePosition) {
    line = of;
    buffer = of.buffer();
    start = of.start();
    end = of.end();
    position = messagePosition;
    wrapped = false;
    timeSeconds = NO_TIME;
    offsetSeconds = NO_OFFSET;
    program = null;
    process = NO_PROCESS;
    jsonRead = false;
  }

  /// An entry of its own, to be kept beyond the call that hands it over.
  public LogEntry copy() {
    LogEntry copy = new LogEntry();
    copy.line = line.copy();
    copy.buffer = Arrays.copyOfRange(buffer, start, end);
    copy.end = end - start;
    copy.position = position;
    copy.wrapped = wrapped;
    copy.timeSeconds = timeSeconds;
    copy.offsetSeconds = offsetSeconds;
    copy.program = program;
    copy.process = process;
    return copy;
  }

  /// As [#copy()], as if it stood at another place.
  ///
  /// @param messagePosition see [#position()]
  public LogEntry copyAt(long messagePosition, long number) {
    LogEntry copy = new LogEntry();
    copy.line = line.copyAs(number);
    copy.buffer = Arrays.copyOfRange(buffer, start, end);
    copy.end = end - start;
    copy.position = messagePosition;
    copy.wrapped = wrapped;
    copy.timeSeconds = timeSeconds;
    copy.offsetSeconds = offsetSeconds;
    copy.program = program;
    copy.process = process;
    return copy;
  }

  /// The line in its source, with all that stands around the message.
  public Line line() {
    return line;
  }

  /// Number of the line, counted from the same line as those before and after it.
  public long number() {
    return line.number();
  }

  /// The message is the bytes from [#start()] up to but not including [#end()].
  public byte[] buffer() {
    return buffer;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  public int length() {
    return end - start;
  }

  /// How many bytes of messages, with a line feed each, stand before this one: distances between
  /// entries as the server wrote them, whatever was put around them.
  public long position() {
    return position;
  }

  /// Whether something was put around the message.
  public boolean isWrapped() {
    return wrapped;
  }

  /// The time in the envelope: as logged, as if it were UTC, in seconds since 1970; or [#NO_TIME].
  public int timeSeconds() {
    return timeSeconds;
  }

  /// The time that the line itself says, or if it has none, that of the envelope. Equal where the
  /// times are, wherever in a line they stood.
  public LoggedTime time(@Nullable LoggedTime own) {
    return own == null
        ? new LoggedTime(timeSeconds, offsetSeconds, 0)
        : new LoggedTime(own.seconds(), own.offset(), 0);
  }

  /// How far the clock of [#timeSeconds()] was ahead of UTC; [#NO_OFFSET] where nothing says so.
  public int offsetSeconds() {
    return offsetSeconds;
  }

  /// The program that the envelope names, such as `postfix/smtpd`.
  public @Nullable String program() {
    return program;
  }

  /// The process that the envelope names, or [#NO_PROCESS].
  public long process() {
    return process;
  }

  /// The message has been found to be a part of what was taken for it.
  public void narrow(int from, int to) {
    start = from;
    end = to;
    wrapped = true;
    jsonRead = false;
  }

  /// The message stands elsewhere, because it was written in an escaped form.
  public void replace(byte[] unescaped, int from, int to) {
    buffer = unescaped;
    narrow(from, to);
  }

  public void setTime(int seconds, int offset) {
    timeSeconds = seconds;
    offsetSeconds = offset;
  }

  public void setProgram(@Nullable String name) {
    program = name;
  }

  public void setProcess(long number) {
    process = number;
  }

  /// A part of the message as text.
  public String text(int from, int to) {
    return new String(buffer, from, to - from, StandardCharsets.UTF_8);
  }

  /// The fields of the message if it is one JSON object, else null. They are found once, however
  /// many ask, and are valid until the entry changes.
  public @Nullable JsonFields json() {
    if (start == end || buffer[start] != '{') {
      return null;
    }
    JsonFields fields = json == null ? new JsonFields() : json;
    if (!jsonRead) {
      json = fields;
      jsonRead = true;
      isJson = fields.read(buffer, start, end);
    }
    return isJson ? fields : null;
  }

  /// The message as text, each byte one character. Loses nothing, whatever the encoding was.
  @Override
  public String toString() {
    return new String(buffer, start, end - start, StandardCharsets.ISO_8859_1);
  }
}

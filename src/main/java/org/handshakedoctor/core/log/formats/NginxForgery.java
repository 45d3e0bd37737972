package org.handshakedoctor.core.log.formats;

import java.util.Arrays;
import java.util.List;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.ByteSearch;
import org.jspecify.annotations.Nullable;

/// Tells the lines that a visitor made nginx write from those that nginx wrote itself.
/// Thread-confined.
///
/// nginx prints the decoded path of a missing file as it is, so `GET /x%0A2023/12/27 …` puts a line
/// feed and then a whole forged line into the log (`ngx_http_static_module.c`, unchanged up to
/// 1.31). nginx writes a record in one piece of at most 2,048 bytes, so the forged lines stand
/// between the beginning of the record, `open() "/var/www/x`, and its end, `" failed (2: No such
/// file or directory), client: …, request: "GET /x%0A…"`. Hence:
///
/// 1. A line before began a record and did not come to its context: what follows is inside, up to
///    the end of the record.
/// 2. The line itself runs into the end of the record: it has a second context.
/// 3. The end of a record takes back what was inside. Where the beginning was made to look
///    complete, the line feeds in the request, which nginx prints undecoded, say how many lines the
///    record has; where the request was cut off, the record has exactly 2,048 bytes.
///
/// Only the end of the record names the real sender.
final class NginxForgery {
  /// NGX_MAX_ERROR_STR, with the line feed.
  private static final int LONGEST_RECORD = 2048;

  private static final Word REQUEST = new Word(", request: \"");
  private static final Word HTTP = new Word(" HTTP/");
  private static final Word FORBIDDEN = new Word("\" is forbidden");

  /// Words of nginx behind which it prints a text that can have line feeds.
  private static final List<Word> OPENERS =
      List.of(new Word("open() \""), new Word("\""), new Word("FastCGI sent in stderr: \""));

  /// No text of a visitor stands further from the beginning of a message than this.
  private static final int LONGEST_OPENER = 32;

  /// Number of the second line of the record that was begun last.
  private long insideFrom;

  /// The position that the record begun last cannot reach; zero when it has ended.
  private long insideUntil;

  /// The same of the last record that printed a text in quotes, whether or not it looked complete.
  private long quotedUntil;

  /// The position that a record around the last failure cannot reach, if there can be one.
  private long failureUntil;

  /// What stood behind the client in the last failure that is none of a visitor's making. Most end
  /// alike, and need not be searched again.
  private byte[] honestTail = {};

  private boolean hasNewTail;

  /// What is remembered, counted from a place: bytes still to come, zero when there are none.
  ///
  /// @param insideLines how many lines before the place the open record had its second one
  record State(long insideLines, long insideBytes, long quotedBytes, long failureBytes) {}

  State state(long position, long number) {
    long inside = Math.max(0, insideUntil - position);
    return new State(
        inside == 0 ? 0 : number - insideFrom,
        inside,
        Math.max(0, quotedUntil - position),
        Math.max(0, failureUntil - position));
  }

  void restore(State state, long position, long number) {
    insideFrom = number - state.insideLines();
    insideUntil = position + state.insideBytes();
    quotedUntil = position + state.quotedBytes();
    failureUntil = position + state.failureBytes();
  }

  /// Whether the line, which looks like a failure, is forged. If so, the sink knows it then.
  boolean isForged(LogEntry line, NginxLine parts, FailureSink sink) {
    int tail = parts.clientEnd();
    boolean known = tail >= 0 && isHonestTail(line, tail);
    hasNewTail = !known;
    int end = known ? -1 : secondContext(line, parts.context());
    if (line.position() >= insideUntil && (known || (end < 0 && !runsIntoTheEnd(line, parts)))) {
      if (tail >= 0 && !known) {
        honestTail = Arrays.copyOfRange(line.buffer(), tail, line.end());
      }
      failureUntil = line.position() < quotedUntil ? quotedUntil : 0;
      return false;
    }
    sink.forged(line, parts.client(), null);
    if (end >= 0) {
      endRecord(line, end, lineFeeds(line, end) - 1, sink);
    }
    return true;
  }

  /// Whether other things stand behind the client in the last failure than in the one before it, as
  /// far as one can tell at a glance.
  boolean hasNewTail() {
    return hasNewTail;
  }

  /// Looks at a record that is no failure: it may begin one of several lines, or be forged and run
  /// into the end of one.
  void otherRecord(LogEntry line, NginxLine parts, FailureSink sink) {
    boolean quoted = printsAText(line, parts);
    if (quoted) {
      quotedUntil = line.position() + LONGEST_RECORD;
    }
    if (line.position() < Math.max(failureUntil, insideUntil)) {
      lookForTheEnd(line, parts, sink);
    }
    if (quoted && line.position() >= insideUntil && !parts.hasContext() && isOpen(line, parts)) {
      insideFrom = line.number() + 1;
      insideUntil = line.position() + LONGEST_RECORD;
    }
  }

  /// Whether a record is open around this line, or could be.
  boolean mayBeInside(LogEntry line) {
    return line.position() < Math.max(insideUntil, quotedUntil);
  }

  /// Looks at a line that does not begin a record, and so is inside one.
  void continuation(LogEntry line, FailureSink sink) {
    if (line.position() >= Math.max(failureUntil, insideUntil)) {
      return;
    }
    int end = NginxLine.CLIENT.indexIn(line.buffer(), line.start(), line.end());
    if (end >= 0 && (line.position() < insideUntil || endsAPath(line, end))) {
      endRecord(line, end, Math.max(1, lineFeeds(line, end) - 1), sink);
    }
  }

  private boolean isHonestTail(LogEntry line, int from) {
    return Arrays.equals(honestTail, 0, honestTail.length, line.buffer(), from, line.end());
  }

  private void lookForTheEnd(LogEntry line, NginxLine parts, FailureSink sink) {
    // The end of a record of several lines has a line feed in its request, written as %0A.
    if (ByteSearch.indexOf(line.buffer(), '%', parts.message, line.end()) < 0) {
      return;
    }
    int first = NginxLine.CLIENT.indexIn(line.buffer(), parts.message, line.end());
    if (first < 0) {
      return;
    }
    int second = secondContext(line, first);
    int end = second < 0 ? first : second;
    if (second < 0 && !endsAPath(line, first)) {
      return;
    }
    // A record of one line looks the same, but for the line feeds in its request.
    int linesBefore = lineFeeds(line, end) - 1;
    if (linesBefore > 0) {
      endRecord(line, end, linesBefore, sink);
    }
  }

  private static boolean printsAText(LogEntry line, NginxLine parts) {
    int to = Math.min(parts.message + LONGEST_OPENER, line.end());
    return ByteSearch.indexOf(line.buffer(), '"', parts.message, to) >= 0 && parts.hasConnection();
  }

  /// Whether a record without a context goes on in the next line: it opened a quote and did not
  /// close it, or says what is only said of a text, in which a visitor may have closed it.
  private static boolean isOpen(LogEntry line, NginxLine parts) {
    boolean open = false;
    for (int i = parts.message; i < line.end(); i++) {
      open ^= line.buffer()[i] == '"';
    }
    return open
        || OPENERS.stream()
            .anyMatch(opener -> opener.isAt(line.buffer(), parts.message, line.end()));
  }

  private void endRecord(LogEntry line, int end, int linesBefore, FailureSink sink) {
    long firstLine = line.number() - linesBefore;
    if (line.position() < insideUntil) {
      firstLine = insideFrom;
    } else if (isRequestCut(line, end)) {
      firstLine = Long.MIN_VALUE;
    }
    long firstByte = line.position() + line.length() + 1 - LONGEST_RECORD;
    sink.retractSince(firstLine, firstByte, address(line, end + NginxLine.CLIENT.length()));
    insideUntil = 0;
    failureUntil = 0;
  }

  /// Where a second context begins, or -1. Behind its request a genuine line can hold anything, so
  /// there only the end of a path counts.
  private static int secondContext(LogEntry line, int first) {
    byte[] bytes = line.buffer();
    int at = NginxLine.CLIENT.indexIn(bytes, first + 1, line.end());
    if (at < 0) {
      return -1;
    }
    int request = REQUEST.indexIn(bytes, first, line.end());
    while (at >= 0 && request >= 0 && at > request && !endsAPath(line, at)) {
      at = NginxLine.CLIENT.indexIn(bytes, at + 1, line.end());
    }
    return at;
  }

  /// Whether what stands before the context is the end of a printed path, as `" failed (2: No such
  /// file or directory)`, and not an action: PHP's messages have lines too, but are `while reading
  /// response …`.
  private static boolean endsAPath(LogEntry line, int context) {
    int from = Math.max(line.start(), context - FORBIDDEN.length());
    return (context > line.start() && line.buffer()[context - 1] == ')')
        || FORBIDDEN.indexIn(line.buffer(), from, context) >= 0;
  }

  /// The first quote of a context opens a field, unless text of another record ends there.
  private static boolean runsIntoTheEnd(LogEntry line, NginxLine parts) {
    int quote = ByteSearch.indexOf(line.buffer(), '"', parts.context(), line.end());
    return quote >= 0 && (line.buffer()[quote - 1] != ' ' || line.buffer()[quote - 2] != ':');
  }

  /// `%0A` in the path of a record's request: only the path is printed decoded.
  private static int lineFeeds(LogEntry line, int context) {
    byte[] bytes = line.buffer();
    int at = REQUEST.indexIn(bytes, context, line.end());
    int to = at < 0 ? -1 : HTTP.indexIn(bytes, at, line.end());
    int end = to < 0 ? line.end() : to;
    int count = 0;
    for (int i = at < 0 ? end : at; i + 2 < end && bytes[i] != '?'; i++) {
      if (bytes[i] == '%' && bytes[i + 1] == '0' && (bytes[i + 2] | 0x20) == 'a') {
        count++;
      }
    }
    return count;
  }

  private static boolean isRequestCut(LogEntry line, int context) {
    byte[] bytes = line.buffer();
    int request = REQUEST.indexIn(bytes, context, line.end());
    return request < 0 || HTTP.indexIn(bytes, request, line.end()) < 0;
  }

  private static @Nullable IpAddress address(LogEntry line, int from) {
    int to = from;
    while (to < line.end() && line.buffer()[to] != ',') {
      to++;
    }
    return to == line.end() ? null : IpAddress.parse(line.buffer(), from, to);
  }
}

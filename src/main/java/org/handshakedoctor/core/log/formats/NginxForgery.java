package org.handshakedoctor.core.log.formats;

import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
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

  private static final byte[] REQUEST = NginxLine.ascii(", request: \"");
  private static final byte[] HTTP = NginxLine.ascii(" HTTP/");
  private static final byte[] FORBIDDEN = NginxLine.ascii("\" is forbidden");

  /// Words of nginx behind which it prints a text that can have line feeds.
  private static final byte[][] OPENERS = {
    NginxLine.ascii("open() \""),
    NginxLine.ascii("\""),
    NginxLine.ascii("FastCGI sent in stderr: \"")
  };

  private final NginxLine before = new NginxLine();

  /// Number of the second line of the record that was begun last.
  private long insideFrom;

  /// The position that the record begun last cannot reach; zero when it has ended.
  private long insideUntil;

  /// Up to here the record of the last failure may reach.
  private long failureUntil;

  /// Whether the line, which looks like a failure, is forged. If so, the sink knows it then.
  boolean isForged(Line line, NginxLine parts, FailureSink sink) {
    lookAtLineBefore(line);
    int end = secondContext(line, parts.context());
    if (end < 0 && line.position() >= insideUntil && !runsIntoTheEnd(line, parts)) {
      failureUntil = line.position() + LONGEST_RECORD;
      return false;
    }
    sink.forged(line, parts.client(), null);
    if (end >= 0) {
      endRecord(line, end, lineFeeds(line, end) - 1, sink);
    }
    return true;
  }

  /// Looks at a record that is no failure: it may be a forged one that runs into the end.
  void otherRecord(Line line, NginxLine parts, FailureSink sink) {
    if (line.position() >= Math.max(failureUntil, insideUntil) || !parts.findContext()) {
      return;
    }
    int second = secondContext(line, parts.context());
    int end = second < 0 ? parts.context() : second;
    int linesBefore = lineFeeds(line, end) - 1;
    // A record of one line looks the same, but for the line feeds in its request.
    if (linesBefore > 0 && (second >= 0 || endsAPath(line, end))) {
      endRecord(line, end, linesBefore, sink);
    }
  }

  /// Looks at a line that does not begin a record, and so is inside one.
  void continuation(Line line, FailureSink sink) {
    lookAtLineBefore(line);
    if (line.position() >= Math.max(failureUntil, insideUntil)) {
      return;
    }
    int end = NginxLine.indexOf(NginxLine.CLIENT, line.buffer(), line.start(), line.end());
    if (end >= 0 && (line.position() < insideUntil || endsAPath(line, end))) {
      endRecord(line, end, Math.max(1, lineFeeds(line, end) - 1), sink);
    }
  }

  private void lookAtLineBefore(Line line) {
    int length = line.previousEnd() - line.previousStart();
    if (length == 0
        || line.position() < insideUntil
        || !before.split(line.buffer(), line.previousStart(), line.previousEnd())
        || !before.hasConnection()
        || before.findContext()) {
      return;
    }
    boolean open = false;
    for (int i = before.message; i < before.end; i++) {
      open ^= line.buffer()[i] == '"';
    }
    for (byte[] opener : OPENERS) {
      open |= before.startsWith(opener, before.message);
    }
    if (open) {
      long begin = line.position() - (line.start() - line.previousStart());
      insideFrom = line.number();
      insideUntil = begin + LONGEST_RECORD;
    }
  }

  private void endRecord(Line line, int end, int linesBefore, FailureSink sink) {
    long firstLine = line.number() - linesBefore;
    if (line.position() < insideUntil) {
      firstLine = insideFrom;
    } else if (isRequestCut(line, end)) {
      firstLine = 1;
    }
    long firstByte = line.position() + line.length() + 1 - LONGEST_RECORD;
    sink.retractSince(firstLine, firstByte, address(line, end + NginxLine.CLIENT.length));
    insideUntil = 0;
    failureUntil = 0;
  }

  /// Where a second context begins, or -1. Behind its request a genuine line can hold anything, so
  /// there only the end of a path counts.
  private static int secondContext(Line line, int first) {
    byte[] bytes = line.buffer();
    int request = NginxLine.indexOf(REQUEST, bytes, first, line.end());
    int at = NginxLine.indexOf(NginxLine.CLIENT, bytes, first + 1, line.end());
    while (at >= 0) {
      boolean inRequest = request >= 0 && at > request;
      if (!inRequest || endsAPath(line, at)) {
        return at;
      }
      at = NginxLine.indexOf(NginxLine.CLIENT, bytes, at + 1, line.end());
    }
    return -1;
  }

  /// Whether what stands before the context is the end of a printed path, as `" failed (2: No such
  /// file or directory)`, and not an action: PHP's messages have lines too, but are `while reading
  /// response …`.
  private static boolean endsAPath(Line line, int context) {
    int from = Math.max(line.start(), context - FORBIDDEN.length);
    return (context > line.start() && line.buffer()[context - 1] == ')')
        || NginxLine.indexOf(FORBIDDEN, line.buffer(), from, context) >= 0;
  }

  /// The first quote of a context opens a field, unless text of another record ends there.
  private static boolean runsIntoTheEnd(Line line, NginxLine parts) {
    byte[] bytes = line.buffer();
    for (int i = parts.context(); i < line.end(); i++) {
      if (bytes[i] == '"') {
        return bytes[i - 1] != ' ' || bytes[i - 2] != ':';
      }
    }
    return false;
  }

  /// `%0A` in the path of a record's request: only the path is printed decoded.
  private static int lineFeeds(Line line, int context) {
    byte[] bytes = line.buffer();
    int at = NginxLine.indexOf(REQUEST, bytes, context, line.end());
    int to = at < 0 ? -1 : NginxLine.indexOf(HTTP, bytes, at, line.end());
    int end = to < 0 ? line.end() : to;
    int count = 0;
    for (int i = at < 0 ? end : at; i + 2 < end && bytes[i] != '?'; i++) {
      if (bytes[i] == '%' && bytes[i + 1] == '0' && (bytes[i + 2] | 0x20) == 'a') {
        count++;
      }
    }
    return count;
  }

  private static boolean isRequestCut(Line line, int context) {
    byte[] bytes = line.buffer();
    int request = NginxLine.indexOf(REQUEST, bytes, context, line.end());
    return request < 0 || NginxLine.indexOf(HTTP, bytes, request, line.end()) < 0;
  }

  private static @Nullable IpAddress address(Line line, int from) {
    int to = from;
    while (to < line.end() && line.buffer()[to] != ',') {
      to++;
    }
    return to == line.end() ? null : IpAddress.parse(line.buffer(), from, to);
  }
}

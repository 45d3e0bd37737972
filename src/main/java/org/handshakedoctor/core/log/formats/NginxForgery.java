package org.handshakedoctor.core.log.formats;

import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
import org.jspecify.annotations.Nullable;

/// Tells the lines that a visitor made nginx write from those that nginx wrote itself. Thread-confined.
///
/// nginx prints the decoded path of a missing file as it is, so `GET /x%0A2023/12/27 …` puts a line feed
/// and then a whole forged line into the log (`ngx_http_static_module.c`, unchanged up to 1.31). nginx
/// writes a record in one piece of at most 2,048 bytes, so the forged lines stand between the beginning of
/// the record, `open() "/var/www/x`, and its end, `" failed (2: No such file or directory), client: …,
/// request: "GET /x%0A…"`. Hence three signs, each enough:
///
/// 1. the line before opened a quote and did not come to its context;
/// 2. the line itself runs into the end of the record: its first quote does not open a field;
/// 3. a following line is no record but such an end. The line feeds in its request, which nginx prints
///    undecoded, say how many lines the record had; the end also names the real sender.
final class NginxForgery {
  private static final byte[] REQUEST = NginxLine.ascii(", request: \"");

  boolean isForged(Line line, NginxLine parts) {
    return previousIsUnfinished(line) || runsIntoTheEnd(line, parts);
  }

  /// Looks at a line that does not begin a record, and takes back what stood inside the record it ends.
  void continuation(Line line, FailureSink sink) {
    byte[] bytes = line.buffer();
    int context = NginxLine.indexOf(NginxLine.CLIENT, bytes, line.start(), line.end());
    if (context < 0) {
      return;
    }
    int linesBefore = encodedLineFeeds(bytes, context, line.end()) - 1;
    if (line.start() < line.end() && bytes[line.start()] == '"') {
      linesBefore = Math.max(linesBefore, 1);
    }
    if (linesBefore > 0) {
      sink.retractSince(line.number() - linesBefore, address(bytes, context + NginxLine.CLIENT.length, line.end()));
    }
  }

  private static boolean previousIsUnfinished(Line line) {
    int from = line.previousStart();
    int to = line.previousEnd();
    // A line of full length was cut by nginx: its open quote is no sign.
    if (from == to || to - from >= NginxLine.LONGEST) {
      return false;
    }
    byte[] bytes = line.buffer();
    int context = NginxLine.indexOf(NginxLine.CLIENT, bytes, from, to);
    boolean open = false;
    for (int i = from; i < (context < 0 ? to : context); i++) {
      open ^= bytes[i] == '"';
    }
    return open;
  }

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
  private static int encodedLineFeeds(byte[] bytes, int context, int end) {
    int at = NginxLine.indexOf(REQUEST, bytes, context, end);
    int count = 0;
    for (int i = at < 0 ? end : at + REQUEST.length; i + 2 < end && bytes[i] != '"' && bytes[i] != '?'; i++) {
      if (bytes[i] == '%' && bytes[i + 1] == '0' && (bytes[i + 2] | 0x20) == 'a') {
        count++;
      }
    }
    return count;
  }

  private static @Nullable IpAddress address(byte[] bytes, int from, int end) {
    int to = from;
    while (to < end && bytes[to] != ',') {
      to++;
    }
    return IpAddress.parse(bytes, from, to);
  }
}

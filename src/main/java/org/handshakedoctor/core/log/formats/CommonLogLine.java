package org.handshakedoctor.core.log.formats;

import org.handshakedoctor.core.log.LoggedTime;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// The Common Log Format and what is made of it by adding fields before or behind: combined,
/// vhost_combined, that of the nginx ingress controller, Traefik's.
///
/// ```
/// [VHOST[:PORT]] CLIENT IDENT USER [27/Dec/2023:02:36:21 +0100] "REQUEST" STATUS …
/// ```
///
/// A visitor writes into the user and the request. Both servers escape quotes there, so a time in
/// brackets before a quote is the server's own; and whatever he writes, the line begins with his
/// address.
final class CommonLogLine {

  /// Before the time of a line that begins with no address: client, ident and user.
  private static final int FIELDS = 3;

  private static final Word UNIX = new Word("unix:");

  private CommonLogLine() {}

  /// Null if the line is not in this format.
  static @Nullable AccessLine parse(byte[] bytes, int from, int to) {
    if (from >= to || !isNamePart(bytes[from])) {
      return null;
    }
    int at = wordEnd(bytes, from, to);
    if (bytes[at - 1] == ',') {
      return forwarded(bytes, from, to);
    }
    IpAddress client = address(bytes, from, at);
    if (client == null) {
      boolean isName =
          isVirtualHost(bytes, from, at) && LoggedTime.isoEnd(bytes, from, to, '-') < 0;
      if (at == to || (!isName && !isSocket(bytes, from, at))) {
        return null;
      }
      int second = isName ? wordEnd(bytes, at + 1, to) : at;
      client = address(bytes, at + 1, second);
      at = client == null ? at : second;
    }
    LoggedTime time = client == null ? timeBehindFields(bytes, at, to) : firstTime(bytes, at, to);
    return time == null ? null : behindTime(client, time, bytes, to);
  }

  /// A list of addresses, as many log the header `X-Forwarded-For`: `203.0.113.7, 192.0.2.1 - - […`.
  /// The first is what the visitor claims and the others are proxies, so nobody is known to be it.
  private static @Nullable AccessLine forwarded(byte[] bytes, int from, int to) {
    int word = from;
    int end = wordEnd(bytes, word, to);
    while (end < to && bytes[end - 1] == ',' && address(bytes, word, end - 1) != null) {
      word = end + 1;
      end = wordEnd(bytes, word, to);
    }
    boolean isList = end > word && address(bytes, word, end) != null;
    LoggedTime time = isList ? firstTime(bytes, end, to) : null;
    return time == null ? null : behindTime(null, time, bytes, to);
  }

  /// Null, mostly without trying, for most words of other logs do not look like an address at all.
  private static @Nullable IpAddress address(byte[] bytes, int from, int to) {
    int separators = 0;
    for (int at = from; at < to; at++) {
      boolean isSeparator = bytes[at] == '.' || bytes[at] == ':';
      separators += isSeparator ? 1 : 0;
      if (!isSeparator && Character.digit(bytes[at], 16) < 0) {
        return null;
      }
    }
    return separators < 2 ? null : IpAddress.parse(bytes, from, to);
  }

  private static @Nullable LoggedTime firstTime(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      LoggedTime time = bytes[at] == '[' ? time(bytes, at + 1, to) : null;
      if (time != null) {
        return time;
      }
    }
    return null;
  }

  /// The time behind exactly two more words.
  private static @Nullable LoggedTime timeBehindFields(byte[] bytes, int firstEnd, int to) {
    int at = firstEnd;
    for (int field = 1; field < FIELDS; field++) {
      at = wordEnd(bytes, at + 1, to);
    }
    return at + 1 < to && bytes[at + 1] == '[' ? time(bytes, at + 2, to) : null;
  }

  /// The time, if what closes its brackets is behind it and the request begins.
  private static @Nullable LoggedTime time(byte[] bytes, int from, int to) {
    LoggedTime time = LoggedTime.clf(bytes, from, to);
    if (time == null) {
      time = LoggedTime.iso(bytes, from, to);
    }
    return time != null
            && time.end() + 2 < to
            && bytes[time.end()] == ']'
            && bytes[time.end() + 1] == ' '
            && bytes[time.end() + 2] == '"'
        ? time
        : null;
  }

  private static AccessLine behindTime(
      @Nullable IpAddress client, LoggedTime time, byte[] bytes, int to) {
    int request = time.end() + 3;
    for (int quote = request; quote < to; quote++) {
      if (bytes[quote] == '\\') {
        quote++;
      } else if (bytes[quote] == '"' && isStatus(bytes, quote + 1, to)) {
        return new AccessLine(
            client,
            time,
            status(bytes, quote + 2),
            AccessLine.Request.written(bytes, request, quote));
      }
    }
    return new AccessLine(client, time, 0, AccessLine.Request.written(bytes, request, to));
  }

  /// Quotes in a request stay as they are in Traefik's log, so the quote that ends it is the one
  /// with a status behind it.
  private static boolean isStatus(byte[] bytes, int at, int to) {
    if (at + 1 >= to || bytes[at] != ' ') {
      return false;
    }
    if (bytes[at + 1] == '-') {
      return true;
    }
    int end = at + 4;
    for (int i = at + 1; i < end; i++) {
      if (i >= to || bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return end == to || bytes[end] == ' ';
  }

  private static int status(byte[] bytes, int at) {
    return bytes[at] == '-'
        ? 0
        : (bytes[at] - '0') * 100 + (bytes[at + 1] - '0') * 10 + bytes[at + 2] - '0';
  }

  private static int wordEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != ' ') {
      at++;
    }
    return Math.min(at, to);
  }

  /// nginx's name of a visitor that came through a socket in the file system.
  private static boolean isSocket(byte[] bytes, int from, int to) {
    return UNIX.isAt(bytes, from, to) && to - from == UNIX.length();
  }

  /// A name, or a name and a port.
  private static boolean isVirtualHost(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isNamePart(bytes[at]) && bytes[at] != ':') {
      at++;
    }
    if (at < to - 1 && at > from && bytes[at] == ':') {
      at++;
      while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
        at++;
      }
    }
    return at == to;
  }

  private static boolean isNamePart(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= ':')
        || b == '.'
        || b == '-'
        || b == '_';
  }
}

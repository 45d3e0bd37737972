package org.handshakedoctor.core.log.formats;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.PartSink;

/// Where the parts of an nginx line stand (`ngx_log_error_core`, `ngx_http_log_error_handler`).
///
/// The context is a list of fields in an order that never changes, some of them left out. Visitors
/// write into the request, the host and the referrer without anything being escaped, so where a
/// field could begin at two places, all of it is what the visitor sent.
final class NginxParts {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)#(\\d+): (?:\\*(\\d+) )?$");
  private static final Pattern OPERATION =
      Pattern.compile("(?:^|: )([A-Za-z]\\w*\\([^)]*\\)) failed");
  private static final Pattern ERRNO = Pattern.compile(" \\((\\d+: [^()]*)\\)$");
  private static final Pattern VERIFY = Pattern.compile(": \\((\\d+:.+)\\)$");
  private static final String SSL = " (SSL:";
  private static final String CLIENT = ", client: ";
  private static final String UDP_CLIENT = ", udp client: ";
  private static final String SERVER = ", server: ";
  private static final String REQUEST = ", request: \"";
  private static final String REFERRER = ", referrer: \"";

  /// What can stand behind the request, in this order.
  private static final List<String> BEHIND =
      List.of(", subrequest: \"", ", upstream: \"", ", host: \"", REFERRER);

  /// Each byte of the entry is one character.
  private final String text;

  private final int base;
  private final PartSink parts;

  private NginxParts(LogEntry entry, PartSink parts) {
    this.text = entry.toString();
    this.base = entry.start();
    this.parts = parts;
  }

  /// @return false if it is no line of nginx
  static boolean find(LogEntry entry, PartSink sink) {
    NginxLine line = new NginxLine();
    if (!line.split(entry.buffer(), entry.start(), entry.end())) {
      return false;
    }
    NginxParts parts = new NginxParts(entry, sink);
    int level = line.level - entry.start();
    int message = line.message - entry.start();
    if (line.timeSeconds() != LogEntry.NO_TIME) {
      parts.add(Kind.TIME, 0, level - 2);
    }
    parts.add(Kind.LEVEL, level, line.levelEnd - entry.start());
    parts.numbers(message);
    boolean failure = line.isTlsFailure();
    int context = failure ? line.context() - entry.start() : parts.onlyContext(message);
    if (context >= 0 && !parts.isDoubtful(context)) {
      parts.context(context);
    }
    if (failure) {
      boolean hasPhase = line.phase < line.messageEnd;
      int phase = line.phase - entry.start();
      if (hasPhase) {
        parts.add(Kind.PHASE, phase, context);
      }
      parts.message(message, hasPhase ? phase - " while ".length() : context);
    }
    return true;
  }

  private void add(Kind kind, int from, int to) {
    parts.part(kind, base + from, base + to);
  }

  private void add(Kind kind, Matcher matcher, int group, int shift) {
    if (matcher.start(group) >= 0) {
      add(kind, shift + matcher.start(group), shift + matcher.end(group));
    }
  }

  private void numbers(int message) {
    Matcher numbers = NUMBERS.matcher(text.substring(0, message));
    if (numbers.find()) {
      add(Kind.PID, numbers, 1, 0);
      add(Kind.THREAD, numbers, 2, 0);
      add(Kind.CONNECTION, numbers, 3, 0);
    }
  }

  /// Of other lines nginx prints the path that was asked for, so only a context that cannot be a
  /// part of one is trusted. -1 if there is none.
  private int onlyContext(int message) {
    boolean isCut = text.length() >= NginxLine.LONGEST;
    int first = text.indexOf(CLIENT, message);
    return isCut || text.indexOf(CLIENT, first + 1) >= 0 ? -1 : first;
  }

  /// Whether a second context begins before the request, so that one of them was made up.
  private boolean isDoubtful(int context) {
    int request = text.indexOf(REQUEST, context);
    int second = text.indexOf(CLIENT, context + 1);
    return second >= 0 && (request < 0 || second < request);
  }

  private void message(int from, int to) {
    String said = text.substring(from, to);
    Matcher errno = ERRNO.matcher(said);
    if (errno.find()) {
      add(Kind.ERRNO, errno, 1, from);
      said = said.substring(0, errno.start());
    }
    int ssl = said.indexOf(SSL);
    if (ssl >= 0) {
      int end = said.endsWith(")") ? said.length() - 1 : said.length();
      parts.errors(
          base + from + ssl + SSL.length(), base + from + Math.max(end, ssl + SSL.length()));
      said = said.substring(0, ssl);
    }
    Matcher verify = VERIFY.matcher(said);
    Matcher operation = OPERATION.matcher(said);
    if (verify.find()) {
      int number = said.indexOf(':', verify.start(1));
      add(Kind.CODE, from + verify.start(1), from + number);
      add(Kind.REASON, from + number + 1, from + verify.end(1));
    } else if (operation.find()) {
      add(Kind.OPERATION, operation, 1, from);
    } else if (ssl < 0) {
      add(Kind.REASON, from, from + said.length());
    }
  }

  private void context(int from) {
    int at = from;
    boolean udp = text.startsWith(UDP_CLIENT, at);
    if (udp || text.startsWith(CLIENT, at)) {
      int client = at + (udp ? UDP_CLIENT : CLIENT).length();
      at = valueEnd(client);
      if (at < text.length() || text.length() < NginxLine.LONGEST) {
        add(Kind.CLIENT, client, client + word(client, at));
      }
    }
    if (text.startsWith(SERVER, at)) {
      int server = at + SERVER.length();
      at = valueEnd(server);
      add(Kind.SERVER, server, at);
    }
    if (text.startsWith(REQUEST, at)) {
      request(at + REQUEST.length());
    } else {
      fields(at, at);
    }
  }

  /// The length of the first word: `client: 203.0.113.7 using starttls`.
  private int word(int from, int to) {
    int space = text.indexOf(' ', from);
    return space < 0 || space > to ? to - from : space - from;
  }

  private int valueEnd(int from) {
    int end = text.indexOf(", ", from);
    return end < 0 ? text.length() : end;
  }

  private void request(int from) {
    int end = text.length();
    boolean certain = true;
    for (String field : BEHIND) {
      int first = text.indexOf('"' + field, from);
      certain &= first < 0 || text.indexOf('"' + field, first + 1) < 0;
      end = first < 0 ? end : Math.min(end, first);
    }
    if (certain && end < text.length()) {
      add(Kind.REQUEST, from, end);
      fields(end + 1, from);
    } else {
      boolean closed = certain && text.endsWith("\"") && text.length() > from;
      add(Kind.REQUEST, from, closed ? text.length() - 1 : text.length());
    }
  }

  /// The fields with quotes, as far as they come in their order.
  ///
  /// @param behind nothing before it is one of them
  private void fields(int from, int behind) {
    int at = Math.max(from, behind);
    for (String field : BEHIND) {
      if (text.startsWith(field, at)) {
        int value = at + field.length();
        int end = text.indexOf('"', value);
        if (end < 0) {
          return;
        }
        switch (field) {
          case ", upstream: \"" -> add(Kind.UPSTREAM, value, end);
          case ", host: \"" -> add(Kind.HOST, value, end);
          // The referrer is last and may hold quotes.
          case REFERRER -> add(Kind.REQUEST, value, Math.max(value, text.length() - 1));
          default -> add(Kind.REQUEST, value, end);
        }
        at = end + 1;
      }
    }
  }
}

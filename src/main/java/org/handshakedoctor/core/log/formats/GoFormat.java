package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LoggedTime;

/// The log of a program that uses Go's `log` package (`src/log/log.go Logger.formatHeader`):
///
/// ```
/// 2023/12/27 02:36:21.123456 server.go:3230: http: TLS handshake error from IP:PORT: TEXT
/// ```
///
/// The program can turn off the date, the fraction and the place, and can put a word of its own
/// first or before the message.
public final class GoFormat implements LogFormat {
  private static final Word HANDSHAKE = new Word(GoMessage.HANDSHAKE);
  private static final Word PROXY_ERROR = new Word("http: proxy error: ");

  private static final String PLACE = "(?:[\\w./@-]{1,200}\\.go:[0-9]+: )?";
  private static final Pattern PLACE_ONLY = Pattern.compile(PLACE);
  private static final Pattern PLACE_AND_WORD =
      Pattern.compile(PLACE + "(?:\\[[\\w.-]{1,30}]|[\\w.-]{1,30}:?) ");

  private static final int LONGEST_WORD = 33;

  @Override
  public String id() {
    return "go";
  }

  @Override
  public Reader newReader(FailureSink sink, LocalDate newest) {
    return new GoReader(sink);
  }

  private static final class GoReader implements Reader {
    private final FailureSink sink;

    GoReader(FailureSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean read(LogEntry entry) {
      byte[] bytes = entry.buffer();
      int start = entry.start();
      int end = entry.end();
      if (isFailure(bytes, start, end)) {
        report(entry, start, start);
        return true;
      }
      int at = LoggedTime.isoEnd(bytes, start, end, '/');
      if (at < 0) {
        return isPrefixed(entry);
      }
      if (at >= end || bytes[at] != ' ' || (at + 1 < end && bytes[at + 1] == '[')) {
        return false;
      }
      int message = messageStart(bytes, at + 1, end, true);
      if (message >= 0) {
        report(entry, start, message);
      }
      return true;
    }

    /// A line with a word of the program before the date is only known by its message.
    private boolean isPrefixed(LogEntry entry) {
      byte[] bytes = entry.buffer();
      int last = Math.min(entry.end(), entry.start() + LONGEST_WORD + 1);
      int at = entry.start();
      while (at < last && bytes[at] != ' ' && bytes[at] != '"') {
        at++;
      }
      int date =
          at < last && bytes[at] == ' ' ? LoggedTime.isoEnd(bytes, at + 1, entry.end(), '/') : -1;
      if (date < 0 || date >= entry.end() || bytes[date] != ' ') {
        return false;
      }
      int message = messageStart(bytes, date + 1, entry.end(), false);
      if (message >= 0) {
        report(entry, at + 1, message);
      }
      return message >= 0;
    }

    /// @param date where the time stands, if there is one
    private void report(LogEntry entry, int date, int message) {
      GoMessage found = GoMessage.parse("go", null, entry.text(message, entry.end()));
      if (found != null) {
        LoggedTime time = entry.time(LoggedTime.iso(entry.buffer(), date, entry.end(), '/'));
        sink.failure(entry, time.seconds(), time.offset(), found.kind(), found.client());
      }
    }

    private static boolean isFailure(byte[] bytes, int at, int end) {
      return HANDSHAKE.isAt(bytes, at, end) || PROXY_ERROR.isAt(bytes, at, end);
    }

    /// Where the message of a failure begins, or -1.
    private static int messageStart(byte[] bytes, int from, int end, boolean mayHaveWord) {
      if (isFailure(bytes, from, end)) {
        return from;
      }
      int known = HANDSHAKE.indexIn(bytes, from, end);
      int found = known < 0 ? PROXY_ERROR.indexIn(bytes, from, end) : known;
      if (found < 0) {
        return -1;
      }
      String before = new String(bytes, from, found - from, StandardCharsets.ISO_8859_1);
      boolean ofLogger =
          PLACE_ONLY.matcher(before).matches()
              || (mayHaveWord && PLACE_AND_WORD.matcher(before).matches());
      return ofLogger ? found : -1;
    }
  }
}

package org.handshakedoctor.core.log.anatomy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// Searches a line for what is known of its failure, for formats that do not say where it stands.
///
/// What a visitor sent is found first, so that nothing is searched for in it.
final class KnownValues {
  /// As servers, syslog and containers write it: `2023/12/27 02:36:21`,
  /// `2023-12-27T02:36:21.5+01:00`, `Wed Dec 27 02:36:21.123456 2023`, `27/Dec/2023:02:36:21.123`.
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}[-/.]\\d\\d[-/.]\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?"
              + "|(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?: \\d{4})?"
              + "|\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?: [+-]\\d{4})?");

  /// Time and level stand at the beginning; what a visitor sent stands behind.
  private static final int BEGINNING = 200;

  /// A request, and the names that a visitor gives himself.
  private static final Pattern SENT =
      Pattern.compile(
          "(?<=\")[A-Z]{3,20} [^\"\\\\]{0,8000}(?:\\\\.[^\"\\\\]{0,8000}){0,400}(?=\")"
              + "|(?<=user=<)[^>]{0,500}(?=>)"
              + "|(?<=(?:request|referer|referrer|user_agent|uri|sni|helo)[:=] ?\")[^\"]{0,8000}"
              + "|(?<=\"(?:uri|user_agent|request|request_uri|http_referer|http_user_agent)\": ?\")"
              + "[^\"]{0,8000}");

  private static final Pattern ADDRESS = Pattern.compile("(?<![\\w.])[0-9A-Fa-f:.]{2,60}(?!\\w)");

  /// What servers write before the address of a visitor.
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:client|rip|from|peer|remote|remote_ip|remote_addr|host)[:= \"\\[]{1,4}$",
          Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_NAME = 16;

  private final Marks marks;
  private final String text;
  private final int start;
  private final int end;

  /// @param start where the message begins
  KnownValues(Marks marks, String text, int start, int end) {
    this.marks = marks;
    this.text = text;
    this.start = start;
    this.end = end;
  }

  /// Only the first time in a beginning is one, not a date that somebody asked for.
  static void markTime(Marks marks, String text, int from, int to) {
    int last = Math.clamp((long) from + BEGINNING, from, to);
    Matcher time = TIME.matcher(text).region(from, last);
    if (time.find()) {
      marks.add(Kind.TIME, time.start(), time.end());
    }
  }

  void mark(Known known) {
    markSent();
    if (!marks.has(Kind.TIME)) {
      markTime(marks, text, start, end);
    }
    if (!marks.has(Kind.LEVEL)) {
      markLevel(known.level());
    }
    markErrors(known.errors());
    if (known.client() != null && !marks.has(Kind.CLIENT)) {
      markClient(known.client());
    }
    if (!marks.has(Kind.REASON)) {
      markWord(Kind.REASON, known.reason());
    }
    markWord(Kind.OPERATION, known.operation());
    markWord(Kind.PHASE, known.phase());
    markWord(Kind.UPSTREAM, known.upstream());
    markWord(Kind.SERVER, known.server());
    markWord(Kind.HOST, known.host());
  }

  private void markSent() {
    Matcher sent = SENT.matcher(text).region(start, end);
    sent.useTransparentBounds(true);
    while (sent.find()) {
      marks.add(Kind.REQUEST, sent.start(), sent.end());
    }
  }

  private void markLevel(@Nullable String level) {
    if (level == null) {
      return;
    }
    int last = Math.clamp((long) start + BEGINNING, start, end);
    Pattern pattern =
        Pattern.compile(
            "(?<![\\w-])" + Pattern.quote(level) + "(?![\\w-])", Pattern.CASE_INSENSITIVE);
    Matcher matcher = pattern.matcher(text).region(start, last);
    matcher.useTransparentBounds(true);
    while (matcher.find()) {
      if (marks.add(Kind.LEVEL, matcher.start(), matcher.end())) {
        return;
      }
    }
  }

  /// The errors that the failure has, or all where nothing is known of them.
  private void markErrors(@Nullable List<OpenSslError> known) {
    String message = text.substring(start, end);
    for (OpenSslErrors.Found found : OpenSslErrors.find(message)) {
      OpenSslError error = known == null ? found.error() : same(found.error(), known);
      if (error != null && marks.isFree(start + found.code(), start + found.end())) {
        ErrorParts.mark(marks, message, found, start, error.reason());
      }
    }
  }

  private static @Nullable OpenSslError same(OpenSslError found, List<OpenSslError> known) {
    for (OpenSslError error : known) {
      if (error.code().equals(found.code())) {
        return error;
      }
    }
    return null;
  }

  private void markClient(IpAddress client) {
    int[] bare = null;
    Matcher matcher = ADDRESS.matcher(text).region(start, end);
    matcher.useTransparentBounds(true);
    while (matcher.find()) {
      int to = addressEnd(matcher.start(), matcher.end(), client);
      if (to > 0 && marks.isFree(matcher.start(), to)) {
        int before = Math.max(start, matcher.start() - LONGEST_NAME);
        if (NAMED.matcher(text.substring(before, matcher.start())).find()) {
          marks.add(Kind.CLIENT, matcher.start(), to);
          return;
        }
        bare = bare == null ? new int[] {matcher.start(), to} : bare;
      }
    }
    if (bare != null) {
      marks.add(Kind.CLIENT, bare[0], bare[1]);
    }
  }

  /// Where the address ends that begins here, without its port or the dot of a sentence; -1 if it
  /// is another one.
  private int addressEnd(int from, int to, IpAddress client) {
    int end = to;
    while (end > from) {
      if (client.equals(IpAddress.parse(text.substring(from, end)))) {
        return end;
      }
      int colon = text.lastIndexOf(':', end - 1);
      boolean dotted = text.charAt(end - 1) == '.';
      end = dotted ? end - 1 : colon > from ? colon : -1;
    }
    return -1;
  }

  /// The first place of a value that stands for itself, outside of all that was found.
  private void markWord(Kind kind, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return;
    }
    String wanted = VisibleText.of(value).toLowerCase(Locale.ROOT);
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() != text.length()) {
      return;
    }
    int at = lower.indexOf(wanted, start);
    while (at >= 0 && at + wanted.length() <= end) {
      int to = at + wanted.length();
      boolean whole = !joins(at - 1, at) && !joins(to - 1, to);
      if (whole && marks.add(kind, at, to)) {
        return;
      }
      at = lower.indexOf(wanted, at + 1);
    }
  }

  /// Whether two neighbours are letters of one word.
  private boolean joins(int first, int second) {
    return first >= 0
        && second < text.length()
        && Character.isLetterOrDigit(text.charAt(first))
        && Character.isLetterOrDigit(text.charAt(second));
  }

  /// What may stand in a line; null is not known.
  record Known(
      @Nullable String level,
      @Nullable String operation,
      @Nullable String phase,
      @Nullable String reason,
      @Nullable List<OpenSslError> errors,
      @Nullable IpAddress client,
      @Nullable String server,
      @Nullable String host,
      @Nullable String upstream) {}
}

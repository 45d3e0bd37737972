package org.handshakedoctor.core.log.anatomy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.jspecify.annotations.Nullable;

/// Takes the errors of a TLS library apart: `141CF06C`, `SSL routines`, `tls_parse_ctos_key_share`,
/// `bad key share` and what was added.
final class ErrorParts {
  private static final Pattern ALERT = Pattern.compile("SSL alert number ([0-9]{1,3})");

  private ErrorParts() {}

  /// @param base where the text, in which the error was found, begins in the line
  /// @param reason as it is known, where more stands behind it; null where nothing is known
  static void mark(
      Marks marks, String text, OpenSslErrors.Found found, int base, @Nullable String reason) {
    int colon = text.indexOf(':', found.code());
    int codeEnd = colon < 0 ? found.fields() : Math.min(colon, found.fields());
    marks.add(Kind.CODE, base + found.code(), base + codeEnd);
    int at = found.fields();
    for (Kind kind : new Kind[] {Kind.LIBRARY, Kind.FUNCTION, Kind.REASON}) {
      int end = text.indexOf(':', at);
      end = end < 0 || end > found.end() ? found.end() : end;
      int to = end;
      if (kind == Kind.REASON && reason != null && text.startsWith(reason, at)) {
        to = Math.min(at + reason.length(), end);
      }
      marks.add(kind, base + at, base + to);
      if (end == found.end()) {
        return;
      }
      at = end + 1;
    }
    Matcher alert = ALERT.matcher(text).region(at, found.end());
    if (alert.find()) {
      marks.add(Kind.ALERT, base + alert.start(), base + alert.end());
    } else {
      marks.add(Kind.DATA, base + at, base + found.end());
    }
  }
}

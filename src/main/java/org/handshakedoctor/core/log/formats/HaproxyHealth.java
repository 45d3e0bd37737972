package org.handshakedoctor.core.log.formats;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.OpenSslError;
import org.jspecify.annotations.Nullable;

/// A backend's server that failed its health check in TLS, which HAProxy calls layer 6
/// (`include/haproxy/check-t.h`, `src/check.c`). Immutable.
///
/// Of a failed check only the line that takes the server out counts, not those that lead to it.
///
/// @param check such as `Layer6 invalid response`
/// @param info HAProxy's words for the cause
record HaproxyHealth(@Nullable String level, String check, @Nullable String info) {
  private static final Pattern SERVER = Pattern.compile("^(?:Backup )?Server ([^ /]+/[^ /]+) is ");
  private static final Pattern DOWN =
      Pattern.compile(
          "^(?:Backup )?Server [^ /]+/[^ /]+ is DOWN, reason: (Layer6 [a-zA-Z ]+)"
              + "(?:, code: \\d+)?(?:, info: \"([^\"]*)\")?");
  private static final Pattern ADDED = Pattern.compile("^(.*?) \\((.*)\\)$");

  /// Null if the line tells of something else.
  static @Nullable HaproxyHealth parse(@Nullable String level, String text) {
    Matcher down = DOWN.matcher(text);
    return down.find() ? new HaproxyHealth(level, down.group(1), down.group(2)) : null;
  }

  /// The server as `backend/server`.
  static @Nullable String server(String text) {
    Matcher server = SERVER.matcher(text);
    return server.find() ? server.group(1) : null;
  }

  FailureKind kind() {
    String cause = info == null ? check : info;
    Matcher added = ADDED.matcher(cause);
    if (added.matches()) {
      cause = added.group(2);
    }
    List<OpenSslError> errors = OpenSslErrors.parse(cause);
    if (!errors.isEmpty()) {
      cause = HaproxySession.reason(errors.getFirst());
    }
    return new FailureKind(
        "haproxy",
        level,
        Leg.UPSTREAM,
        null,
        "health check",
        "Server … is DOWN, reason: " + check,
        errors,
        OpenSslErrors.alert(errors),
        cause);
  }
}

package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import org.handshakedoctor.core.log.ServerEvent;
import org.jspecify.annotations.Nullable;

/// Reads what nginx says of itself at level notice (`src/core/nginx.c main`,
/// `src/os/unix/ngx_process.c ngx_signal_handler`): its name and version when it starts, and that
/// it was told to reload. `start worker processes` follows both and tells nothing more.
final class NginxNotice {
  private static final Word NOTICE = new Word("notice]");
  private static final Word RELOAD = new Word("signal 1 (SIGHUP) received");
  private static final Word RECONFIGURING = new Word("reconfiguring");
  private static final int LONGEST_VERSION = 40;

  private NginxNotice() {}

  /// Null for all other lines.
  static @Nullable ServerEvent of(NginxLine line) {
    if (line.buffer[line.level] != 'n'
        || line.hasConnection()
        || !NOTICE.isAt(line.buffer, line.level, line.end)) {
      return null;
    }
    if (RELOAD.isAt(line.buffer, line.message, line.end)) {
      return RECONFIGURING.indexIn(line.buffer, line.message, line.end) < 0
          ? null
          : new ServerEvent(ServerEvent.Kind.RELOAD, null);
    }
    String version = version(line);
    return version == null ? null : new ServerEvent(ServerEvent.Kind.START, version);
  }

  /// `nginx/1.24.0`, `openresty/1.25.3.1`, perhaps with a build in parentheses, and nothing else in
  /// the line.
  private static @Nullable String version(NginxLine line) {
    int length = line.end - line.message;
    if (length < 3 || length > LONGEST_VERSION) {
      return null;
    }
    int at = line.message;
    while (at < line.end && isLetter(line.buffer[at])) {
      at++;
    }
    if (at == line.message || at + 1 >= line.end || line.buffer[at] != '/') {
      return null;
    }
    if (line.buffer[at + 1] < '0' || line.buffer[at + 1] > '9') {
      return null;
    }
    for (int i = at + 1; i < line.end; i++) {
      byte c = line.buffer[i];
      if (!isLetter(c) && (c < '0' || c > '9') && ".-_ ()".indexOf(c) < 0) {
        return null;
      }
    }
    return new String(line.buffer, line.message, length, StandardCharsets.US_ASCII);
  }

  private static boolean isLetter(byte c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }
}

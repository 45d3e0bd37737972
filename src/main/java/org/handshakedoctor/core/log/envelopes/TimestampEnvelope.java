package org.handshakedoctor.core.log.envelopes;

import java.time.LocalDate;
import org.handshakedoctor.core.log.Envelope;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LoggedTime;

/// A time and nothing else: `2023-12-27T02:36:21.123456789Z MESSAGE`, as `docker logs -t`, `kubectl
/// logs --timestamps` and CloudWatch's exports write it. `aws logs tail` puts the name of the stream
/// behind it: `2023-12-27T02:36:21+00:00 web/nginx/0123456789abcdef MESSAGE`.
///
/// Where the words behind the time are those of a syslog or of a container's file, it is theirs.
public final class TimestampEnvelope implements Envelope {
  private static final int LONGEST_STREAM = 512;

  /// Of a task it has 32 hexadecimal digits, of a machine 17 or 8.
  private static final int SHORTEST_NUMBER = 8;

  @Override
  public boolean open(LogEntry entry, LocalDate newest) {
    byte[] bytes = entry.buffer();
    int to = entry.end();
    LoggedTime time = SyslogEnvelope.iso(bytes, entry.start(), to);
    if (time == null
        || (time.end() < to && bytes[time.end()] != ' ')
        || ContainerEnvelope.message(bytes, time.end(), to) >= 0
        || (SyslogEnvelope.isOfDaemon(bytes, entry.start())
            && SyslogTag.behindHost(bytes, time.end() + 1, to) != null)) {
      return false;
    }
    entry.setTime(time.seconds(), time.offset());
    entry.narrow(behindStream(bytes, Math.min(time.end() + 1, to), to), to);
    return true;
  }

  /// Past the name of a task or machine, whose number ends it; `from` if there is none. A server's
  /// own words do not begin so.
  private static int behindStream(byte[] bytes, int from, int to) {
    int last = Math.min(to, from + LONGEST_STREAM);
    int at = from;
    int number = -1;
    while (at < last && isStreamPart(bytes[at])) {
      if (bytes[at] == '/' || (bytes[at] == '-' && at == from + 1 && bytes[from] == 'i')) {
        number = at + 1;
      } else if (Character.digit(bytes[at], 16) < 0) {
        number = number > 0 ? 0 : number;
      }
      at++;
    }
    boolean isStream =
        at < to
            && bytes[at] == ' '
            && number > 0
            && at - number >= SHORTEST_NUMBER
            && bytes[from] >= 'a'
            && bytes[from] <= 'z';
    return isStream ? at + 1 : from;
  }

  private static boolean isStreamPart(byte b) {
    int lower = b | 0x20;
    return (lower >= 'a' && lower <= 'z') || (b >= '-' && b <= '9') || b == '_';
  }
}

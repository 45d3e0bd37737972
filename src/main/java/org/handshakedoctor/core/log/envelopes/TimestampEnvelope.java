package org.handshakedoctor.core.log.envelopes;

import java.time.LocalDate;
import org.handshakedoctor.core.log.Envelope;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LoggedTime;

/// A time and nothing else: `2023-12-27T02:36:21.123456789Z MESSAGE`, as `docker logs -t`, `kubectl
/// logs --timestamps` and CloudWatch's exports write it.
///
/// Where the words behind the time are those of a syslog or of a container's file, it is theirs.
public final class TimestampEnvelope implements Envelope {

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
    entry.narrow(Math.min(time.end() + 1, to), to);
    return true;
  }
}

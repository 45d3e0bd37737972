package org.handshakedoctor.core.log.envelopes;

import java.time.LocalDate;
import org.handshakedoctor.core.log.Envelope;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LoggedTime;
import org.jspecify.annotations.Nullable;

/// Syslog as it has always been (RFC 3164), in files, on its way, and as `journalctl` prints it
/// (`short`, `short-precise`, `short-iso`, `short-full`):
///
/// ```
/// Dec 27 02:36:21 mail postfix/smtpd[4787]: MESSAGE
/// <134>Nov 23 10:54:45 haproxy[18310]: MESSAGE
/// 2023-12-27T02:36:21.123456+01:00 host nginx: MESSAGE
/// Dec 27 2023 02:36:21 host nginx: MESSAGE
/// Wed 2023-12-27 02:36:21 CET host nginx[7]: MESSAGE
/// ```
///
/// Programs that write the socket themselves leave the host out. Behind an ISO time alone a host
/// must be there: without one, `nginx: ` may be the server's own word behind a container's time.
public final class SyslogEnvelope implements Envelope {

  @Override
  public boolean open(LogEntry entry, LocalDate newest) {
    byte[] bytes = entry.buffer();
    int to = entry.end();
    int from = SyslogPriority.skip(bytes, entry.start(), to);
    if (from >= to || bytes[from] <= ' ' || bytes[from] > 'W') {
      return false;
    }
    LoggedTime iso = bytes[from] <= '9' ? iso(bytes, from, to) : null;
    boolean isIso = iso != null;
    LoggedTime time = isIso ? iso : other(bytes, from, to, newest);
    if (time == null || time.end() >= to || bytes[time.end()] != ' ') {
      return false;
    }
    boolean isAlone = isIso && from == entry.start();
    SyslogTag tag = isAlone ? null : SyslogTag.at(bytes, time.end() + 1, to);
    if (tag == null && (!isAlone || isOfDaemon(bytes, from))) {
      tag = SyslogTag.behindHost(bytes, time.end() + 1, to);
    }
    if (tag == null) {
      return false;
    }
    entry.setTime(time.seconds(), time.offset());
    tag.writeTo(entry);
    return true;
  }

  private static @Nullable LoggedTime other(byte[] bytes, int from, int to, LocalDate newest) {
    LoggedTime time = LoggedTime.bsd(bytes, from, to, newest);
    time = time == null ? LoggedTime.bsdWithYear(bytes, from, to) : time;
    return time == null ? LoggedTime.shortFull(bytes, from, to) : time;
  }

  /// Whether an ISO time has the precision of a syslog daemon, seconds or microseconds. Containers
  /// write nanoseconds and CloudWatch milliseconds, and behind those a server may say `PHP message:
  /// `, which is no host with a program.
  static boolean isOfDaemon(byte[] bytes, int from) {
    int fraction = from + "2023-12-27T02:36:21".length();
    int digits = 0;
    while (bytes[fraction] == '.' && Character.isDigit(bytes[fraction + 1 + digits])) {
      digits++;
    }
    return digits == 0 || digits == 6;
  }

  /// rsyslog and journald write a T and the distance from UTC; servers' own times lack one of them.
  static @Nullable LoggedTime iso(byte[] bytes, int from, int to) {
    LoggedTime time = LoggedTime.iso(bytes, from, to);
    return time != null && bytes[from + 10] == 'T' && time.offset() != LogEntry.NO_OFFSET
        ? time
        : null;
  }
}

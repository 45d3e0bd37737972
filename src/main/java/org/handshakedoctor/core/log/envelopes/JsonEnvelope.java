package org.handshakedoctor.core.log.envelopes;

import java.time.LocalDate;
import java.util.List;
import org.handshakedoctor.core.log.Envelope;
import org.handshakedoctor.core.log.JsonFields;
import org.handshakedoctor.core.log.JsonText;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LoggedTime;
import org.jspecify.annotations.Nullable;

/// A line as a field of a JSON object, as containers' files, `journalctl -o json`, log shippers and
/// clouds keep it:
///
/// ```
/// {"log":"MESSAGE\n","stream":"stderr","time":"2023-12-27T02:36:21.123Z"}
/// {"MESSAGE":"…","SYSLOG_IDENTIFIER":"nginx","_PID":"7","__REALTIME_TIMESTAMP":"1703644581123456"}
/// {"timestamp":1703644581123,"message":"…"}
/// ```
public final class JsonEnvelope implements Envelope {
  /// The first that is a text is the line. Elastic's `event.original` is the line as it was where
  /// `message` holds what a parser left of it.
  private static final List<String> MESSAGES =
      List.of("event.original", "log", "MESSAGE", "message", "@message", "msg", "textPayload");

  private static final List<String> TIMES =
      List.of("__REALTIME_TIMESTAMP", "time", "timestamp", "@timestamp", "ts");

  /// In the order of systemd's `src/shared/logs-show.c` output_short, and then those of others.
  private static final List<String> PROGRAMS =
      List.of("SYSLOG_IDENTIFIER", "_COMM", "program", "app", "appname", "ident");

  private static final List<String> PROCESSES = List.of("_PID", "SYSLOG_PID", "pid", "procid");

  @Override
  public boolean open(LogEntry entry, LocalDate newest) {
    JsonFields json = entry.json();
    JsonText message = json == null ? null : message(json);
    if (json == null || message == null) {
      return false;
    }
    LoggedTime time = json.time(TIMES);
    if (time != null) {
      entry.setTime(time.seconds(), time.offset());
    }
    String program = program(json);
    if (program != null) {
      entry.setProgram(program);
    }
    long process = process(json);
    if (process != LogEntry.NO_PROCESS) {
      entry.setProcess(process);
    }
    int start = message.start();
    entry.replace(message.buffer(), start, lineEnd(message.buffer(), start, message.end()));
    return true;
  }

  private static @Nullable JsonText message(JsonFields json) {
    JsonFields event = json.object("event");
    JsonText original = event == null ? null : event.text("original");
    if (original != null) {
      return original;
    }
    for (String name : MESSAGES) {
      JsonText text = json.text(name);
      if (text != null) {
        return text;
      }
    }
    // journald's way to write what is no UTF-8 (systemd src/shared/logs-show.c).
    return json.byteArray("MESSAGE");
  }

  private static @Nullable String program(JsonFields json) {
    for (String name : PROGRAMS) {
      String program = json.string(name);
      if (program != null) {
        return program;
      }
    }
    return null;
  }

  private static long process(JsonFields json) {
    for (String name : PROCESSES) {
      double number = json.number(name);
      if (number >= 0 && number <= Long.MAX_VALUE) {
        return (long) number;
      }
    }
    return LogEntry.NO_PROCESS;
  }

  /// Where the line ends, without the line feed that containers keep.
  private static int lineEnd(byte[] bytes, int from, int to) {
    if (to == from || bytes[to - 1] != '\n') {
      return to;
    }
    return to - from > 1 && bytes[to - 2] == '\r' ? to - 2 : to - 1;
  }
}

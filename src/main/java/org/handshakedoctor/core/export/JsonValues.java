package org.handshakedoctor.core.export;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// How values stand in our JSON: what is not known is null and never missing; times are ISO 8601,
/// local as logged, with an offset only where the log has one.
final class JsonValues {
  private static final int DAY = 86_400;

  private JsonValues() {}

  static void string(JsonGenerator json, String key, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(key);
    } else {
      json.writeStringProperty(key, value);
    }
  }

  /// With the distance from UTC where the log says it.
  static @Nullable String time(TlsFailure failure) {
    LocalDateTime time = failure.time();
    ZoneOffset offset = failure.offset();
    if (time == null) {
      return null;
    }
    return offset == null ? local(time) : local(time) + offset;
  }

  /// By hand: a formatter takes ten times as long, and reports have two times for each address.
  private static String clock(int second) {
    char[] text = {'T', '0', '0', ':', '0', '0', ':', '0', '0'};
    put(text, 1, second / 3600);
    put(text, 4, second / 60 % 60);
    put(text, 7, second % 60);
    return new String(text);
  }

  private static void put(char[] text, int at, int number) {
    text[at] += (char) (number / 10);
    text[at + 1] += (char) (number % 10);
  }

  private static String local(LocalDateTime time) {
    return time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  /// @param seconds since 1970 as if the log's zone were UTC, or [FailureSink#NO_TIME]
  static @Nullable String time(long seconds) {
    return seconds == FailureSink.NO_TIME
        ? null
        : LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY)) + clock(Math.floorMod(seconds, DAY));
  }
}

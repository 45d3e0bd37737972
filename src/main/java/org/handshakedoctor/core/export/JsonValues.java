package org.handshakedoctor.core.export;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.handshakedoctor.core.log.FailureSink;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// How values stand in our JSON: what is not known is null and never missing; times are ISO 8601,
/// local as logged, so without an offset.
final class JsonValues {
  private JsonValues() {}

  static void string(JsonGenerator json, String key, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(key);
    } else {
      json.writeStringProperty(key, value);
    }
  }

  static String time(LocalDateTime time) {
    return time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  /// @param seconds since 1970 as if the log's zone were UTC, or [FailureSink#NO_TIME]
  static @Nullable String time(long seconds) {
    return seconds == FailureSink.NO_TIME
        ? null
        : time(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
  }
}

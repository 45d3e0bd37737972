package org.handshakedoctor.core.analysis;

import java.time.ZoneId;
import java.util.List;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogFormats;
import org.jspecify.annotations.Nullable;

/// What the user knows better than the logs.
///
/// @param zone the clock that times are shown by, and that lines without a distance from UTC were
///   written by; null to leave times as logged
/// @param format id of the only format to look for, or null to find out
public record ReadingOptions(@Nullable ZoneId zone, @Nullable String format) {
  public static final ReadingOptions DEFAULT = new ReadingOptions(null, null);

  /// @throws IllegalArgumentException if there is no such format
  public ReadingOptions {
    if (format != null && LogFormats.get(format) == null) {
      throw new IllegalArgumentException("no format " + format);
    }
  }

  /// The formats to look for.
  List<LogFormat> formats() {
    LogFormat only = format == null ? null : LogFormats.get(format);
    return only == null ? LogFormats.ALL : List.of(only);
  }
}

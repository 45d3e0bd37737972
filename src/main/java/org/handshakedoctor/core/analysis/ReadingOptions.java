package org.handshakedoctor.core.analysis;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.LogSource;
import org.jspecify.annotations.Nullable;

/// What the user knows better than the logs. Immutable.
///
/// @param zone the clock that times are shown by, and that lines without a distance from UTC were
///   written by; null to leave times as logged
/// @param format id of the only format to look for, or null to find out
/// @param formats the same for single sources
/// @param follow whether files are followed when everything has been read
public record ReadingOptions(
    @Nullable ZoneId zone,
    @Nullable String format,
    Map<LogLocation, String> formats,
    boolean follow) {
  public static final ReadingOptions DEFAULT = new ReadingOptions(null, null, Map.of(), false);

  /// @throws IllegalArgumentException if there is no such format
  public ReadingOptions {
    formats = Map.copyOf(formats);
    formats.values().forEach(ReadingOptions::check);
    if (format != null) {
      check(format);
    }
  }

  public ReadingOptions withZone(@Nullable ZoneId other) {
    return new ReadingOptions(other, format, formats, follow);
  }

  public ReadingOptions withFormat(@Nullable String other) {
    return new ReadingOptions(zone, other, formats, follow);
  }

  /// @param only the format of this source, or null to find out
  public ReadingOptions withFormatOf(LogLocation source, @Nullable String only) {
    Map<LogLocation, String> changed = new HashMap<>(formats);
    changed.remove(source);
    if (only != null) {
      changed.put(source, only);
    }
    return new ReadingOptions(zone, format, changed, follow);
  }

  public ReadingOptions withFollow(boolean now) {
    return new ReadingOptions(zone, format, formats, now);
  }

  /// The formats to look for in a source.
  List<LogFormat> formatsOf(LogSource source) {
    String id = formats.getOrDefault(source.location(), format);
    LogFormat only = id == null ? null : LogFormats.get(id);
    return only == null ? LogFormats.ALL : List.of(only);
  }

  private static void check(String format) {
    if (LogFormats.get(format) == null) {
      throw new IllegalArgumentException("no format " + format);
    }
  }
}

package org.handshakedoctor.core.export;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.handshakedoctor.core.catalog.Language;
import org.handshakedoctor.core.log.FailureSink;

/// The words of what is exported, in one language, with numbers and times as its readers write
/// them. Immutable.
record ReportWords(Locale locale, ResourceBundle bundle) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /// English for every language that is not Chinese.
  static ReportWords in(Locale locale) {
    return new ReportWords(
        locale, Language.bundle("org.handshakedoctor.core.export.words", locale));
  }

  String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  String number(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  /// With one decimal where it is small: 0.4 or 12.
  String rate(double value) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(value < 1 ? 2 : value < 10 ? 1 : 0);
    return format.format(value);
  }

  String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(share > 0.99 && share < 1 ? 2 : 1);
    return format.format(share);
  }

  /// As the log has it; a dash where it has none.
  String time(long seconds) {
    return seconds == FailureSink.NO_TIME
        ? "–"
        : LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).format(TIME);
  }

  /// `UTC+01:00` says more than `+01:00`.
  static String zone(ZoneId zone) {
    if (zone instanceof ZoneOffset offset) {
      return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset;
    }
    return zone.getId();
  }
}

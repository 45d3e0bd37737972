package org.handshakedoctor.core.log;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// A time in the bytes of a line, in one of the ways in which logs write it. What is no time, or
/// one that cannot be, gives null: a date far away is a sign that it was none.
///
/// @param seconds the local time as logged, as if it were UTC, in seconds since 1970
/// @param offset how far that clock was ahead of UTC, in seconds; [LogEntry#NO_OFFSET] where the
///   text does not say
/// @param end where the text of the time ended
public record LoggedTime(int seconds, int offset, int end) {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int DATE_AND_CLOCK = 19;
  private static final int CLF = 26;

  /// RFC 3339 and what else is written of ISO 8601: `2023-12-27T02:36:21.123456+01:00`, also with a
  /// space for the T, without a fraction, and with `Z`, `+0100` or nothing at its end.
  public static @Nullable LoggedTime iso(byte[] bytes, int from, int to) {
    if (to - from < DATE_AND_CLOCK
        || bytes[from + 4] != '-'
        || bytes[from + 7] != '-'
        || (bytes[from + 10] != 'T' && bytes[from + 10] != ' ')) {
      return null;
    }
    int year = number(bytes, from, 4);
    int month = number(bytes, from + 5, 2);
    int seconds = seconds(year, month, number(bytes, from + 8, 2), clock(bytes, from + 11));
    if (seconds < 0) {
      return null;
    }
    int at = skipFraction(bytes, from + DATE_AND_CLOCK, to);
    if (at < to && bytes[at] == 'Z') {
      return new LoggedTime(seconds, 0, at + 1);
    }
    int digits = at + 3 < to && bytes[at + 3] == ':' ? 6 : 5;
    int offset = at + digits <= to ? offset(bytes, at, at + digits - 2) : LogEntry.NO_OFFSET;
    return new LoggedTime(seconds, offset, offset == LogEntry.NO_OFFSET ? at : at + digits);
  }

  /// The Common Log Format of web servers: `27/Dec/2023:02:36:21 +0100`.
  public static @Nullable LoggedTime clf(byte[] bytes, int from, int to) {
    if (to - from < CLF
        || bytes[from + 2] != '/'
        || bytes[from + 6] != '/'
        || bytes[from + 11] != ':'
        || bytes[from + 20] != ' ') {
      return null;
    }
    int year = number(bytes, from + 7, 4);
    int month = month(bytes, from + 3);
    int seconds = seconds(year, month, number(bytes, from, 2), clock(bytes, from + 12));
    int offset = offset(bytes, from + 21, from + 24);
    return seconds < 0 || offset == LogEntry.NO_OFFSET
        ? null
        : new LoggedTime(seconds, offset, from + CLF);
  }

  /// RFC 3164 section 4.1.2, which has no year: `Dec 27 02:36:21`, `Dec 7 02:36:21`, and journald's
  /// `short-precise` with a fraction.
  ///
  /// @param newest the year is the last in which the time is not later than this day
  public static @Nullable LoggedTime bsd(byte[] bytes, int from, int to, LocalDate newest) {
    if (to - from < 15 || bytes[from + 3] != ' ' || bytes[from + 6] != ' ') {
      return null;
    }
    int month = month(bytes, from);
    int day = bytes[from + 4] == ' ' ? number(bytes, from + 5, 1) : number(bytes, from + 4, 2);
    int clock = clock(bytes, from + 7);
    if (month < 1 || day < 1 || day > YearMonth.of(2024, month).lengthOfMonth() || clock < 0) {
      return null;
    }
    int year = newest.getYear();
    if (month * 32 + day > newest.getMonthValue() * 32 + newest.getDayOfMonth()) {
      year--;
    }
    while (day > YearMonth.of(year, month).lengthOfMonth()) {
      year--;
    }
    int seconds = seconds(year, month, day, clock);
    int end = skipFraction(bytes, from + 15, to);
    return seconds < 0 ? null : new LoggedTime(seconds, LogEntry.NO_OFFSET, end);
  }

  /// Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size.
  public static @Nullable LoggedTime epoch(double number) {
    double seconds = number;
    for (int unit = 0; unit < 3 && seconds > Integer.MAX_VALUE; unit++) {
      seconds /= 1000;
    }
    boolean isTime = seconds > 1e8 && seconds <= Integer.MAX_VALUE;
    return isTime ? new LoggedTime((int) seconds, 0, 0) : null;
  }

  /// Negative if a part is no number or cannot be.
  private static int seconds(int year, int month, int day, int clock) {
    boolean isTime =
        year >= 1970 && year < 2038 && month >= 1 && month <= 12 && day >= 1 && clock >= 0;
    if (!isTime || day > YearMonth.of(year, month).lengthOfMonth()) {
      return -1;
    }
    return (int) LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_DAY + clock;
  }

  /// The seconds of the day at `02:36:21`, or -1. A leap second is the second after it.
  private static int clock(byte[] bytes, int at) {
    int hour = number(bytes, at, 2);
    int minute = number(bytes, at + 3, 2);
    int second = number(bytes, at + 6, 2);
    boolean isClock = bytes[at + 2] == ':' && bytes[at + 5] == ':' && hour >= 0 && hour < 24;
    return isClock && minute >= 0 && minute < 60 && second >= 0 && second <= 60
        ? hour * 3600 + minute * 60 + second
        : -1;
  }

  /// @return the seconds of `+01`, and of minutes further on; [LogEntry#NO_OFFSET] if it is none
  private static int offset(byte[] bytes, int at, int minutesAt) {
    int hours = number(bytes, at + 1, 2);
    int minutes = number(bytes, minutesAt, 2);
    boolean isOffset = hours >= 0 && hours < 18 && minutes >= 0 && minutes < 60;
    if (!isOffset || (bytes[at] != '+' && bytes[at] != '-')) {
      return LogEntry.NO_OFFSET;
    }
    int seconds = hours * 3600 + minutes * 60;
    return bytes[at] == '-' ? -seconds : seconds;
  }

  private static int skipFraction(byte[] bytes, int from, int to) {
    if (from + 1 >= to || bytes[from] != '.' || number(bytes, from + 1, 1) < 0) {
      return from;
    }
    int at = from + 1;
    while (at < to && number(bytes, at, 1) >= 0) {
      at++;
    }
    return at;
  }

  /// 1 to 12, or 0.
  private static int month(byte[] bytes, int at) {
    for (int i = 0; i < MONTHS.length(); i += 3) {
      if (bytes[at] == MONTHS.charAt(i)
          && bytes[at + 1] == MONTHS.charAt(i + 1)
          && bytes[at + 2] == MONTHS.charAt(i + 2)) {
        return i / 3 + 1;
      }
    }
    return 0;
  }

  /// Negative if there is another byte than a digit.
  private static int number(byte[] bytes, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}

package org.handshakedoctor.core.log;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A time in the bytes of a line, in one of the ways in which logs write it. What is no time, or
/// one that cannot be, gives null: a date far away is a sign that it was none.
///
/// Where a format only asks whether a line begins with a time, as all must ask of the lines of
/// others, there is a method that says where it ends and makes no object.
///
/// @param seconds the local time as logged, as if it were UTC, in seconds since 1970
/// @param offset how far that clock was ahead of UTC, in seconds; [LogEntry#NO_OFFSET] where the
///   text does not say
/// @param end where the text of the time ended
public record LoggedTime(int seconds, int offset, int end) {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /// Days of a common year before each month, and before the next year.
  private static final int[] DAYS_BEFORE = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
  };

  private static final int SECONDS_OF_DAY = 86_400;
  private static final int DATE_AND_CLOCK = 19;
  private static final int BSD = 15;
  private static final int YEAR_AND_BSD = 20;
  private static final int CLF = 26;
  private static final int LOCAL_CLF = 20;

  /// 29 February is a day of some year.
  private static final int LEAP_YEAR = 2024;

  /// RFC 3339 and what else is written of ISO 8601: `2023-12-27T02:36:21.123456+01:00`, also with a
  /// space for the T, without a fraction, and with `Z`, `+0100` or nothing at its end.
  public static @Nullable LoggedTime iso(byte[] bytes, int from, int to) {
    return iso(bytes, from, to, '-');
  }

  /// As [#iso(byte[], int, int)], with another separator between the parts of the date.
  public static @Nullable LoggedTime iso(byte[] bytes, int from, int to, char separator) {
    int end = isoEnd(bytes, from, to, separator);
    if (end < 0) {
      return null;
    }
    int zone = skipFraction(bytes, from + DATE_AND_CLOCK, to);
    int offset = end == zone ? LogEntry.NO_OFFSET : end == zone + 1 ? 0 : zone(bytes, zone, end);
    return new LoggedTime(isoSeconds(bytes, from), offset, end);
  }

  /// Where such a time ends, or -1 if there is none.
  public static int isoEnd(byte[] bytes, int from, int to, char separator) {
    if (to - from < DATE_AND_CLOCK
        || bytes[from + 4] != separator
        || bytes[from + 7] != separator
        || (bytes[from + 10] != 'T' && bytes[from + 10] != ' ')
        || isoSeconds(bytes, from) < 0) {
      return -1;
    }
    int at = skipFraction(bytes, from + DATE_AND_CLOCK, to);
    if (at < to && bytes[at] == 'Z') {
      return at + 1;
    }
    int zoneEnd = at + 3 < to && bytes[at + 3] == ':' ? at + 6 : at + 5;
    return zoneEnd <= to && zone(bytes, at, zoneEnd) != LogEntry.NO_OFFSET ? zoneEnd : at;
  }

  /// The Common Log Format of web servers: `27/Dec/2023:02:36:21 +0100`.
  public static @Nullable LoggedTime clf(byte[] bytes, int from, int to) {
    if (to - from < CLF || bytes[from + LOCAL_CLF] != ' ') {
      return null;
    }
    int seconds = clfSeconds(bytes, from);
    int offset = zone(bytes, from + LOCAL_CLF + 1, from + CLF);
    return seconds < 0 || offset == LogEntry.NO_OFFSET
        ? null
        : new LoggedTime(seconds, offset, from + CLF);
  }

  /// The same without a distance from UTC, and with or without a fraction:
  /// `27/Dec/2023:02:36:21.380`.
  public static @Nullable LoggedTime localClf(byte[] bytes, int from, int to) {
    int seconds = to - from < LOCAL_CLF ? -1 : clfSeconds(bytes, from);
    return seconds < 0
        ? null
        : new LoggedTime(
            seconds, LogEntry.NO_OFFSET, skipFraction(bytes, from + LOCAL_CLF, to));
  }

  /// RFC 3164 section 4.1.2, which has no year: `Dec 27 02:36:21`, `Dec 7 02:36:21`, and journald's
  /// `short-precise` with a fraction.
  ///
  /// @param newest the year is the last in which the time is not later than this day
  public static @Nullable LoggedTime bsd(byte[] bytes, int from, int to, LocalDate newest) {
    int end = bsdEnd(bytes, from, to);
    if (end < 0) {
      return null;
    }
    int month = month(bytes, from);
    int day = bsdDay(bytes, from);
    int year = newest.getYear();
    if (month * 32 + day > newest.getMonthValue() * 32 + newest.getDayOfMonth()) {
      year--;
    }
    while (day > daysOf(year, month)) {
      year--;
    }
    int seconds = seconds(year, month, day, clock(bytes, from + 7));
    return seconds < 0 ? null : new LoggedTime(seconds, LogEntry.NO_OFFSET, end);
  }

  /// Where such a time ends, or -1 if there is none.
  public static int bsdEnd(byte[] bytes, int from, int to) {
    if (to - from < BSD || bytes[from + 3] != ' ' || bytes[from + 6] != ' ') {
      return -1;
    }
    int seconds =
        seconds(LEAP_YEAR, month(bytes, from), bsdDay(bytes, from), clock(bytes, from + 7));
    return seconds < 0 ? -1 : skipFraction(bytes, from + BSD, to);
  }

  /// Such a time with its year, as some devices and daemons write it: `2023 Dec 27 02:36:21`, `Dec 27
  /// 2023 02:36:21`.
  public static @Nullable LoggedTime bsdWithYear(byte[] bytes, int from, int to) {
    int clock = from + "2023 Dec 27 ".length();
    if (to - from < YEAR_AND_BSD || bytes[clock - 1] != ' ') {
      return null;
    }
    boolean yearFirst = bytes[from + 4] == ' ' && Digits.isDigit(bytes[from]);
    int date = yearFirst ? from + 5 : from;
    if (bytes[date + 3] != ' ' || bytes[date + 6] != ' ') {
      return null;
    }
    int year = number(bytes, yearFirst ? from : from + 7, 4);
    int seconds = seconds(year, month(bytes, date), bsdDay(bytes, date), clock(bytes, clock));
    int end = skipFraction(bytes, from + YEAR_AND_BSD, to);
    return seconds < 0 ? null : new LoggedTime(seconds, LogEntry.NO_OFFSET, end);
  }

  /// journald's `short-full`: `Wed 2023-12-27 02:36:21 CET`. Only `UTC` says how far it is from it.
  public static @Nullable LoggedTime shortFull(byte[] bytes, int from, int to) {
    boolean mayBe = to - from > 4 && bytes[from + 3] == ' ' && Digits.isDigit(bytes[from + 4]);
    LoggedTime time = mayBe ? iso(bytes, from + 4, to) : null;
    if (time == null || time.end() + 3 > to || bytes[time.end()] != ' ') {
      return null;
    }
    int zone = time.end() + 1;
    int end = zone;
    while (end < to && bytes[end] != ' ') {
      end++;
    }
    boolean utc =
        end - zone == 3 && bytes[zone] == 'U' && bytes[zone + 1] == 'T' && bytes[zone + 2] == 'C';
    boolean isZone = end - zone <= 6 && (bytes[zone] == '+' || bytes[zone] == '-' || isUpper(bytes[zone]));
    return isZone ? new LoggedTime(time.seconds(), utc ? 0 : time.offset(), end) : null;
  }

  /// `ctime(3)`: `Wed Dec 27 02:36:21 2023`, with or without a fraction of the second.
  public static @Nullable LoggedTime ctime(byte[] bytes, int from, int to) {
    if (to - from < 4 || bytes[from + 3] != ' ') {
      return null;
    }
    int at = bsdEnd(bytes, from + 4, to);
    if (at < 0 || at + 5 > to || bytes[at] != ' ') {
      return null;
    }
    int seconds =
        seconds(
            number(bytes, at + 1, 4),
            month(bytes, from + 4),
            bsdDay(bytes, from + 4),
            clock(bytes, from + 11));
    return seconds < 0 ? null : new LoggedTime(seconds, LogEntry.NO_OFFSET, at + 5);
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

  /// The seconds of `+01:00` or `+0100`, which ends at `to`; [LogEntry#NO_OFFSET] if it is none.
  public static int zone(byte[] bytes, int at, int to) {
    int hours = number(bytes, at + 1, 2);
    int minutes = number(bytes, to - 2, 2);
    boolean isZone = hours >= 0 && hours < 18 && minutes >= 0 && minutes < 60;
    if (!isZone || (bytes[at] != '+' && bytes[at] != '-')) {
      return LogEntry.NO_OFFSET;
    }
    int seconds = hours * 3600 + minutes * 60;
    return bytes[at] == '-' ? -seconds : seconds;
  }

  /// The same time, of which something else says how far it is from UTC.
  public LoggedTime withOffset(int known) {
    return new LoggedTime(seconds, known, end);
  }

  private static int isoSeconds(byte[] bytes, int from) {
    return seconds(
        number(bytes, from, 4),
        number(bytes, from + 5, 2),
        number(bytes, from + 8, 2),
        clock(bytes, from + 11));
  }

  private static int clfSeconds(byte[] bytes, int from) {
    return bytes[from + 2] == '/' && bytes[from + 6] == '/' && bytes[from + 11] == ':'
        ? seconds(
            number(bytes, from + 7, 4),
            month(bytes, from + 3),
            number(bytes, from, 2),
            clock(bytes, from + 12))
        : -1;
  }

  private static int bsdDay(byte[] bytes, int from) {
    return bytes[from + 4] == ' ' ? number(bytes, from + 5, 1) : number(bytes, from + 4, 2);
  }

  /// Negative if a part is no number or cannot be.
  private static int seconds(int year, int month, int day, int clock) {
    boolean isTime =
        year >= 1970 && year < 2038 && month >= 1 && month <= 12 && day >= 1 && clock >= 0;
    if (!isTime || day > daysOf(year, month)) {
      return -1;
    }
    int leapDays = (year - 1969) / 4 + (month > 2 && year % 4 == 0 ? 1 : 0);
    int days = (year - 1970) * 365 + leapDays + DAYS_BEFORE[month - 1] + day - 1;
    return days * SECONDS_OF_DAY + clock;
  }

  /// Of the years that we take, each fourth is a leap year.
  private static int daysOf(int year, int month) {
    boolean isLeap = month == 2 && year % 4 == 0;
    return DAYS_BEFORE[month] - DAYS_BEFORE[month - 1] + (isLeap ? 1 : 0);
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

  private static boolean isUpper(byte letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  private static int skipFraction(byte[] bytes, int from, int to) {
    boolean has = from + 1 < to && bytes[from] == '.' && Digits.isDigit(bytes[from + 1]);
    return has ? Digits.skip(bytes, from + 1, to) : from;
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

  private static int number(byte[] bytes, int at, int digits) {
    return Digits.number(bytes, at, digits, at + digits);
  }
}

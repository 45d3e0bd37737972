package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.handshakedoctor.core.log.LogEntry;

/// The time at the beginning of a line, in the forms that servers write. Mutable and reused from
/// line to line.
///
/// Reading looks at digits only, so that a line that begins otherwise is refused at once; the
/// seconds are counted when a failure asks for them.
final class LoggedTime {
  private static final int CLOCK_LENGTH = "02:36:21".length();
  private static final int DATE_LENGTH = "2023-12-27 ".length();

  private static final List<Word> MONTHS =
      Arrays.stream(Month.values())
          .map(month -> new Word(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)))
          .toList();

  private int year;
  private int month;
  private int day;
  private int hour;
  private int minute;
  private int second;
  private int offset;

  /// Reads `2023-12-27 02:36:21`, with a `T` between the two, a fraction, and `Z` or `+01:00` at
  /// the end where they are there.
  ///
  /// @param separator of the parts of the date
  /// @return where the time ends, or -1 if there is none
  int read(byte[] bytes, int from, int to, char separator) {
    if (to - from < DATE_LENGTH + CLOCK_LENGTH
        || bytes[from + 4] != separator
        || bytes[from + 7] != separator
        || (bytes[from + 10] != ' ' && bytes[from + 10] != 'T')) {
      return -1;
    }
    year = number(bytes, from, 4);
    month = number(bytes, from + 5, 2);
    day = number(bytes, from + 8, 2);
    if (!readClock(bytes, from + DATE_LENGTH) || !isDate()) {
      return -1;
    }
    return readZone(bytes, skipFraction(bytes, from + DATE_LENGTH + CLOCK_LENGTH, to), to);
  }

  /// Reads `Dec 27 02:36:21`, whose year is the last that is not after `newest`.
  ///
  /// @return where the time ends, or -1 if there is none
  int readWithoutYear(byte[] bytes, int from, int to, LocalDate newest) {
    if (to - from < "Dec 27 02:36:21".length()
        || bytes[from + 3] != ' '
        || bytes[from + 6] != ' ') {
      return -1;
    }
    month = 0;
    for (int i = 0; i < MONTHS.size(); i++) {
      if (MONTHS.get(i).isAt(bytes, from, to)) {
        month = i + 1;
      }
    }
    boolean oneDigit = bytes[from + 4] == ' ';
    day = oneDigit ? number(bytes, from + 5, 1) : number(bytes, from + 4, 2);
    year = newest.getYear();
    offset = LogEntry.NO_OFFSET;
    if (!readClock(bytes, from + 7) || !isDate()) {
      return -1;
    }
    if (month * 100 + day > newest.getMonthValue() * 100 + newest.getDayOfMonth()) {
      year--;
    }
    return from + 7 + CLOCK_LENGTH;
  }

  /// Reads `Wed Dec 27 02:36:21 2023` (`ctime(3)`).
  ///
  /// @return where the time ends, or -1 if there is none
  int readCtime(byte[] bytes, int from, int to) {
    if (to - from < "Wed Dec 27 02:36:21 2023".length() || bytes[from + 3] != ' ') {
      return -1;
    }
    int at = readWithoutYear(bytes, from + 4, to, LocalDate.EPOCH);
    if (at < 0 || bytes[at] != ' ') {
      return -1;
    }
    year = number(bytes, at + 1, 4);
    return isDate() ? at + 5 : -1;
  }

  /// Reads seconds since 1970 with or without a fraction.
  ///
  /// @return false if the text is no such number
  boolean readEpoch(String text) {
    int dot = text.indexOf('.');
    String whole = dot < 0 ? text : text.substring(0, dot);
    if (whole.isEmpty() || whole.length() > 10 || !whole.chars().allMatch(LoggedTime::isDigit)) {
      return false;
    }
    long all = Long.parseLong(whole);
    LocalDate date = LocalDate.ofEpochDay(all / 86_400);
    year = date.getYear();
    month = date.getMonthValue();
    day = date.getDayOfMonth();
    hour = (int) (all / 3600 % 24);
    minute = (int) (all / 60 % 60);
    second = (int) (all % 60);
    offset = 0;
    return isDate();
  }

  /// As if it were UTC, in seconds since 1970.
  int seconds() {
    long days = LocalDate.of(year, month, 1).toEpochDay() + day - 1;
    return (int) (days * 86_400 + hour * 3600L + minute * 60L + second);
  }

  /// Seconds ahead of UTC, or [LogEntry#NO_OFFSET].
  int offset() {
    return offset;
  }

  void setUtc() {
    offset = 0;
  }

  private static int skipFraction(byte[] bytes, int from, int to) {
    if (from + 1 >= to || (bytes[from] != '.' && bytes[from] != ',') || !isDigit(bytes[from + 1])) {
      return from;
    }
    int at = from + 1;
    while (at < to && isDigit(bytes[at])) {
      at++;
    }
    return at;
  }

  private int readZone(byte[] bytes, int at, int to) {
    offset = LogEntry.NO_OFFSET;
    if (at < to && bytes[at] == 'Z') {
      offset = 0;
      return at + 1;
    }
    return readOffset(bytes, at, to);
  }

  /// Reads `+01:00` or `+0100`.
  ///
  /// @return where it ends, or `at` if there is none
  int readOffset(byte[] bytes, int at, int to) {
    if (at + 4 >= to || (bytes[at] != '+' && bytes[at] != '-')) {
      return at;
    }
    boolean colon = bytes[at + 3] == ':';
    int minutesAt = colon ? at + 4 : at + 3;
    int hours = number(bytes, at + 1, 2);
    int minutes = minutesAt + 2 <= to ? number(bytes, minutesAt, 2) : -1;
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) {
      return at;
    }
    offset = (hours * 3600 + minutes * 60) * (bytes[at] == '-' ? -1 : 1);
    return minutesAt + 2;
  }

  private boolean readClock(byte[] bytes, int at) {
    hour = number(bytes, at, 2);
    minute = number(bytes, at + 3, 2);
    second = number(bytes, at + 6, 2);
    return bytes[at + 2] == ':'
        && bytes[at + 5] == ':'
        && (hour >= 0 && hour < 24)
        && (minute >= 0 && minute < 60)
        && (second >= 0 && second <= 60);
  }

  /// Only years whose seconds fit.
  private boolean isDate() {
    return year >= 1970 && year < 2038 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private static int number(byte[] bytes, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      if (!isDigit(bytes[i])) {
        return -1;
      }
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}

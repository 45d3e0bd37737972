package org.handshakedoctor.core.log.formats;

import java.time.LocalDate;

/// Turns the times of a log into seconds since 1970, as if they were UTC. Remembers the last day,
/// because the next line is nearly always of the same one. Thread-confined.
final class LocalClock {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private int cachedDay;
  private int cachedDaySeconds;

  /// The month that begins at `at` in English, 1 to 12, or -1.
  static int month(byte[] bytes, int at, int end) {
    if (at + 3 > end) {
      return -1;
    }
    for (int i = 0; i < MONTHS.length(); i += 3) {
      if (bytes[at] == MONTHS.charAt(i)
          && bytes[at + 1] == MONTHS.charAt(i + 1)
          && bytes[at + 2] == MONTHS.charAt(i + 2)) {
        return i / 3 + 1;
      }
    }
    return -1;
  }

  /// `HH:MM:SS` as seconds of the day, or -1.
  static int secondsOfDay(byte[] bytes, int at, int end) {
    int hour = Digits.number(bytes, at, 2, end);
    int minute = Digits.number(bytes, at + 3, 2, end);
    int second = Digits.number(bytes, at + 6, 2, end);
    boolean separated = hour >= 0 && minute >= 0 && second >= 0;
    return separated && bytes[at + 2] == ':' && bytes[at + 5] == ':'
        ? hour * 3600 + minute * 60 + second
        : -1;
  }

  /// An impossible day becomes the nearest possible one: a wrong time is no reason to lose a line.
  int seconds(int year, int month, int day, int secondsOfDay) {
    int key = year * 10_000 + month * 100 + day;
    if (key != cachedDay) {
      LocalDate first = LocalDate.of(Math.clamp(year, 1970, 2037), Math.clamp(month, 1, 12), 1);
      long days = first.toEpochDay() + Math.clamp(day, 1, first.lengthOfMonth()) - 1;
      cachedDay = key;
      cachedDaySeconds = (int) (days * 86_400);
    }
    return cachedDaySeconds + secondsOfDay;
  }
}

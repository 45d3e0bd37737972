package org.handshakedoctor.core.analysis;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A mark under the axis, at a time that a reader would round to.
///
/// @param time seconds as in [TimeRange]
public record TimeTick(long time, String label) {
  private static final int MINUTE = 60;
  private static final int DAY = 86_400;
  private static final int[] STEPS = {
    1,
    2,
    5,
    10,
    15,
    30,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    3600,
    2 * 3600,
    3 * 3600,
    6 * 3600,
    12 * 3600,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY
  };
  private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120};

  private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
  private static final DateTimeFormatter MINUTES = format("HH:mm");
  private static final DateTimeFormatter MONTH_DAY = format("MM-dd");
  private static final DateTimeFormatter DATE = format("yyyy-MM-dd");
  private static final DateTimeFormatter MONTH = format("yyyy-MM");

  /// At most this many ticks, in the smallest round step that allows it.
  public static List<TimeTick> between(long from, long until, int most) {
    for (int step : STEPS) {
      if (Math.floorDiv(until, step) - Math.floorDiv(from - 1, step) <= most) {
        return regular(from, until, step);
      }
    }
    return monthly(from, until, Math.max(most, 1));
  }

  private static List<TimeTick> regular(long from, long until, int step) {
    List<TimeTick> ticks = new ArrayList<>();
    int year = -1;
    for (long time = Math.ceilDiv(from, step) * step; time <= until; time += step) {
      LocalDateTime local = local(time);
      DateTimeFormatter format;
      if (time % DAY == 0) {
        format = year >= 0 && year != local.getYear() ? DATE : MONTH_DAY;
      } else {
        format = step < MINUTE ? SECONDS : MINUTES;
      }
      year = local.getYear();
      ticks.add(new TimeTick(time, local.format(format)));
    }
    return ticks;
  }

  private static List<TimeTick> monthly(long from, long until, int most) {
    List<TimeTick> ticks = List.of();
    for (int months : MONTHS) {
      ticks = monthly(from, until, months, new ArrayList<>());
      if (ticks.size() <= most) {
        return ticks;
      }
    }
    return ticks;
  }

  private static List<TimeTick> monthly(long from, long until, int months, List<TimeTick> ticks) {
    LocalDateTime local = local(from).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    local = local.minusMonths((local.getYear() * 12L + local.getMonthValue() - 1) % months);
    for (; seconds(local) <= until; local = local.plusMonths(months)) {
      if (seconds(local) >= from) {
        ticks.add(new TimeTick(seconds(local), local.format(MONTH)));
      }
    }
    return ticks;
  }

  private static LocalDateTime local(long seconds) {
    return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
  }

  private static long seconds(LocalDateTime local) {
    return local.toEpochSecond(ZoneOffset.UTC);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }
}

package org.handshakedoctor.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeTickTest {

  @Test
  void hoursAreRoundAndMidnightShowsTheDay() {
    assertThat(labels("2026-03-03T19:40:00", "2026-03-04T05:10:00", 6))
        .containsExactly("20:00", "22:00", "03-04", "02:00", "04:00");
  }

  @Test
  void secondsStandOnlyWhereTheyMatter() {
    assertThat(labels("2026-03-03T10:00:00", "2026-03-03T10:00:12", 7))
        .containsExactly(
            "10:00:00", "10:00:02", "10:00:04", "10:00:06", "10:00:08", "10:00:10", "10:00:12");
    assertThat(labels("2026-03-03T10:00:00", "2026-03-03T10:02:00", 3))
        .containsExactly("10:00", "10:01", "10:02");
  }

  @Test
  void theFirstDayOfANewYearShowsTheYear() {
    assertThat(labels("2025-12-30T00:00:00", "2026-01-02T00:00:00", 4))
        .containsExactly("12-30", "12-31", "2026-01-01", "01-02");
  }

  @Test
  void longSpansAreMarkedAtTheBeginningOfMonths() {
    assertThat(labels("2024-11-15T08:00:00", "2025-06-20T00:00:00", 5))
        .containsExactly("2025-01", "2025-03", "2025-05");
    assertThat(labels("1990-01-01T00:00:00", "2026-06-20T00:00:00", 5))
        .containsExactly("1990-01", "2000-01", "2010-01", "2020-01");
  }

  @Test
  void thereAreNeverMoreThanAskedForAndAllLieWithin() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      long from = random.nextInt(2_000_000_000);
      long until = from + 1 + random.nextLong(1L << random.nextInt(30));
      int most = 2 + random.nextInt(12);

      List<TimeTick> ticks = TimeTick.between(from, until, most);

      assertThat(ticks).as("%s to %s", from, until).hasSizeLessThanOrEqualTo(most);
      assertThat(ticks).allMatch(tick -> tick.time() >= from && tick.time() <= until);
    }
  }

  private static List<String> labels(String from, String until, int most) {
    return TimeTick.between(seconds(from), seconds(until), most).stream()
        .map(TimeTick::label)
        .toList();
  }

  private static long seconds(String time) {
    return LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC);
  }
}

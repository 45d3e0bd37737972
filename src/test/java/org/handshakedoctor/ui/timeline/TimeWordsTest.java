package org.handshakedoctor.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.ui.fx.Texts;
import org.junit.jupiter.api.Test;

class TimeWordsTest {
  private final TimeWords english = new TimeWords(new Texts(Locale.ENGLISH));
  private final TimeWords chinese = new TimeWords(new Texts(Locale.SIMPLIFIED_CHINESE));

  @Test
  void aSpanIsAsShortAsItCanBe() {
    assertThat(span("2026-03-03T10:00:00", "2026-03-03T10:15:00"))
        .isEqualTo("2026-03-03 10:00 – 10:15");
    assertThat(span("2026-03-03T10:00:05", "2026-03-03T10:00:10"))
        .isEqualTo("2026-03-03 10:00:05 – 10:00:10");
    assertThat(span("2026-03-03T18:00:00", "2026-03-04T06:00:00"))
        .isEqualTo("2026-03-03 18:00 – 2026-03-04 06:00");
    assertThat(span("2026-03-03T00:00:00", "2026-03-04T00:00:00")).isEqualTo("2026-03-03");
    assertThat(span("2026-03-03T00:00:00", "2026-03-10T00:00:00"))
        .isEqualTo("2026-03-03 – 2026-03-09");
  }

  @Test
  void theSummaryNamesWhoseFailuresTheyAreAndLeavesZeroesOut() {
    TimeRange range = range("2026-03-03T10:00:00", "2026-03-03T10:15:00");
    Map<Fault, Integer> counts = Map.of(Fault.VISITOR, 1790, Fault.SITE, 22, Fault.NETWORK, 0);

    assertThat(english.summary(range, counts))
        .isEqualTo("2026-03-03 10:00 – 10:15 · 1,812 failures: 22 your server, 1,790 visitors");
    assertThat(chinese.summary(range, counts))
        .isEqualTo("2026-03-03 10:00 – 10:15，失败 1,812 次：您的服务器 22、访客 1,790");
    assertThat(english.summary(range, Map.of()))
        .isEqualTo("2026-03-03 10:00 – 10:15 · no failures");
  }

  @Test
  void stepsAreToldInTheUnitTheyAreRoundIn() {
    assertThat(english.step(15)).isEqualTo("15 seconds each");
    assertThat(english.step(900)).isEqualTo("15 min each");
    assertThat(english.step(21_600)).isEqualTo("6 h each");
    assertThat(english.step(86_400)).isEqualTo("1 day each");
    assertThat(chinese.step(7 * 86_400)).isEqualTo("每格 7 天");
  }

  private String span(String from, String until) {
    return english.span(range(from, until));
  }

  private static TimeRange range(String from, String until) {
    return new TimeRange(
        LocalDateTime.parse(from).toEpochSecond(ZoneOffset.UTC),
        LocalDateTime.parse(until).toEpochSecond(ZoneOffset.UTC));
  }
}

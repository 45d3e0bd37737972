package org.handshakedoctor.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.tls.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, UNKNOWN",
    "0, 19, UNKNOWN",
    "0, 20, RISING",
    "20, 0, FALLING",
    "10, 10, STEADY",
    "8, 14, STEADY",
    "100, 120, STEADY",
    "100, 160, RISING",
    "160, 100, FALLING",
    "1000000, 1200000, STEADY",
    "1000000, 1260000, RISING",
    "2000000000, 2000000000, STEADY",
  })
  void isWhatChanceDoesNotMake(int earlier, int later, Trend trend) {
    assertThat(Trend.of(earlier, later)).isEqualTo(trend);
  }

  @Test
  void needsAnHour() {
    String early = line("10:00:00").repeat(5);
    Report brief = report(early + line("10:59:59").repeat(40));
    Report hour = report(early + line("11:00:00").repeat(40));

    assertThat(brief.trend(course(brief))).isEqualTo(Trend.UNKNOWN);
    assertThat(hour.trend(course(hour))).isEqualTo(Trend.RISING);
    assertThat(course(hour).earlier()).isEqualTo(5);
    assertThat(course(hour).later()).isEqualTo(40);
    assertThat(hour.reasons().getFirst().course()).isEqualTo(course(hour));
  }

  private static Course course(Report report) {
    return report.faults().getLast().course();
  }

  private static String line(String time) {
    return "2026/01/05 "
        + time
        + " [info] 1#1: *1 peer closed connection in SSL handshake while SSL handshaking,"
        + " client: 203.0.113.9, server: 0.0.0.0:443\n";
  }

  private static Report report(String text) {
    FailureLog log =
        new Analyzer(_ -> new Classification("x", Fault.VISITOR))
            .analyze(
                List.of(new LogLocation.Pasted("log", text)),
                (_, _) -> {},
                new CancellationToken());
    return Report.of(log, Filter.NONE);
  }
}

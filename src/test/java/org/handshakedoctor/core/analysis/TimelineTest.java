package org.handshakedoctor.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.handshakedoctor.core.tls.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 1",
    "59, 59, 1, 1",
    "0, 119, 1, 120",
    "0, 120, 5, 25",
    "-1, 1, 1, 3",
    "0, 3600, 60, 61",
    "86399, 86400, 1, 2",
    "0, 31536000, 604800, 53",
    "0, 2147483647, 31449600, 69",
  })
  void takesTheFinestStepThatGivesNoMoreThan120Bars(int first, int last, int step, int size) {
    Timeline timeline = Timeline.between(first, last);
    timeline.column(Fault.SITE)[timeline.bucketOf(first)]++;
    timeline.column(Fault.SITE)[timeline.bucketOf(last)]++;

    assertThat(timeline.bucketSeconds()).isEqualTo(step);
    assertThat(timeline.size()).isEqualTo(size);
    assertThat(timeline.startOf(0)).isLessThanOrEqualTo(first);
    assertThat(timeline.startOf(size)).isGreaterThan(last);
  }

  @Test
  void aStepInWhichNothingHappenedIsThere() {
    Timeline timeline = Timeline.between(100, 110);
    timeline.column(Fault.SITE)[timeline.bucketOf(100)]++;
    timeline.column(Fault.VISITOR)[timeline.bucketOf(110)]++;
    timeline.column(Fault.SITE)[timeline.bucketOf(110)]++;

    assertThat(timeline.size()).isEqualTo(11);
    assertThat(timeline.total(5)).isZero();
    assertThat(timeline.total(10)).isEqualTo(2);
    assertThat(timeline.count(10, Fault.VISITOR)).isEqualTo(1);
    assertThat(timeline.count(0, Fault.VISITOR)).isZero();
    assertThat(Timeline.empty().size()).isZero();
  }
}

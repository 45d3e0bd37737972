package org.handshakedoctor.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.handshakedoctor.core.analysis.TimeRange;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
  /// Ten steps of a quarter of an hour, 50 pixels each, from x = 40.
  private final TimeScale scale = new TimeScale(9_000, 900, 10, 40, 500);

  @Test
  void aTimeLiesWhereItsShareOfTheWidthIs() {
    assertThat(scale.x(9_000)).isEqualTo(40);
    assertThat(scale.x(9_000 + 450)).isEqualTo(65);
    assertThat(scale.x(scale.end())).isEqualTo(540);
  }

  @Test
  void timesOutsideLieAtTheEnds() {
    assertThat(scale.x(Long.MIN_VALUE)).isEqualTo(40);
    assertThat(scale.x(Long.MAX_VALUE)).isEqualTo(540);
    assertThat(scale.bucketOf(Long.MIN_VALUE)).isZero();
    assertThat(scale.bucketOf(Long.MAX_VALUE)).isEqualTo(9);
  }

  @Test
  void everyPixelBelongsToTheStepThatIsDrawnThere() {
    for (int x = 40; x < 540; x++) {
      int bucket = scale.bucketAt(x);
      assertThat((double) x)
          .isBetween(scale.x(scale.timeOf(bucket)), scale.x(scale.timeOf(bucket + 1)));
    }
    assertThat(scale.bucketAt(-1_000)).isZero();
    assertThat(scale.bucketAt(1e12)).isEqualTo(9);
  }

  @Test
  void theNearestEdgeIsFoundFromBothSides() {
    assertThat(scale.edgeAt(64)).isZero();
    assertThat(scale.edgeAt(66)).isEqualTo(1);
    assertThat(scale.edgeAt(114)).isEqualTo(1);
    assertThat(scale.edgeAt(9_999)).isEqualTo(10);
  }

  @Test
  void aSpanIsWholeStepsInEitherDirection() {
    assertThat(scale.span(2, 4)).isEqualTo(new TimeRange(10_800, 13_500));
    assertThat(scale.span(4, 2)).isEqualTo(scale.span(2, 4));
    assertThat(scale.span(9, 9).until()).isEqualTo(scale.end());
  }

  @Test
  void aStepIsTouchedByWhatOverlapsItAndNotByWhatAdjoinsIt() {
    TimeRange second = scale.span(1, 1);

    assertThat(scale.touches(second, 1)).isTrue();
    assertThat(scale.touches(second, 0)).isFalse();
    assertThat(scale.touches(second, 2)).isFalse();
    assertThat(scale.touches(new TimeRange(9_899, 9_901), 0)).isTrue();
    assertThat(scale.touches(TimeRange.ALL, 9)).isTrue();
  }
}

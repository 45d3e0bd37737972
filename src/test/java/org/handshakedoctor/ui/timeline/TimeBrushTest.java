package org.handshakedoctor.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.analysis.TimeRange;
import org.junit.jupiter.api.Test;

class TimeBrushTest {
  /// Twenty minutes, ten pixels each, from x = 0.
  private final TimeScale scale = new TimeScale(0, 60, 20, 0, 200);

  private final List<TimeRange> told = new ArrayList<>();
  private final TimeBrush brush = new TimeBrush(told::add);

  @Test
  void aDragToTheLeftSelectsAsOneToTheRightDoes() {
    drag(125, 42);

    assertThat(brush.selected()).isEqualTo(scale.span(4, 12));
  }

  @Test
  void everyNewStepIsToldOnceWhileTheMouseIsStillDown() {
    brush.press(scale, 15);
    brush.drag(scale, 16);
    brush.drag(scale, 25);
    brush.drag(scale, 28);
    brush.drag(scale, 35);

    assertThat(told).containsExactly(scale.span(1, 2), scale.span(1, 3));
  }

  @Test
  void anEndCannotBeDraggedPastTheOther() {
    drag(55, 95);
    drag(100, 12);
    assertThat(brush.selected()).isEqualTo(scale.span(5, 5));

    drag(50, 190);
    assertThat(brush.selected()).isEqualTo(scale.span(5, 5));
  }

  @Test
  void aTremblingClickInsideTheSelectionKeepsIt() {
    drag(55, 95);
    drag(75, 77);

    assertThat(brush.selected()).isEqualTo(scale.span(5, 9));
    assertThat(brush.cursor(scale)).isEqualTo(7);
  }

  @Test
  void escapeTakesBackOneThingAtATime() {
    drag(55, 95);
    brush.moveTo(scale, 3, false);
    brush.moveBy(scale, 2, true);
    assertThat(brush.marked(scale)).isEqualTo(scale.span(3, 5));

    assertThat(brush.withdraw()).isTrue();
    assertThat(brush.marked(scale)).isEqualTo(scale.span(5, 9));
    assertThat(brush.withdraw()).isTrue();
    assertThat(brush.marked(scale)).isNull();
    assertThat(brush.withdraw()).isFalse();
    assertThat(told.getLast()).isEqualTo(TimeRange.ALL);
  }

  @Test
  void theKeysStopAtTheEnds() {
    brush.moveBy(scale, -1, false);
    assertThat(brush.cursor(scale)).isEqualTo(19);
    brush.moveBy(scale, 1, false);
    assertThat(brush.cursor(scale)).isEqualTo(19);
    brush.moveTo(scale, -5, false);
    assertThat(brush.cursor(scale)).isZero();
  }

  /// While a log is read the same time comes to lie in another step.
  @Test
  void aDragGoesOnWhenTheStepsBecomeLonger() {
    TimeScale later = new TimeScale(0, 300, 8, 0, 200);
    brush.press(scale, 105);
    brush.drag(later, 130);

    assertThat(brush.selected()).isEqualTo(new TimeRange(600, 1_800));
  }

  private void drag(double from, double to) {
    brush.press(scale, from);
    brush.drag(scale, to);
    brush.release(scale, to);
  }
}

package org.handshakedoctor.ui.overview;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.handshakedoctor.core.analysis.Course;

/// A course as a row of small bars over a line; the highest takes all of the height, and no bar is
/// too small to be seen.
final class Sparkline extends Region {
  private static final double GAP = 1;
  private static final double LEAST = 2;

  private final Path bars = new Path();
  private final Region ground = new Region();
  private List<Integer> counts = Course.EMPTY.counts();

  Sparkline() {
    getStyleClass().add("sparkline");
    bars.getStyleClass().add("bars");
    bars.setStroke(null);
    ground.getStyleClass().add("ground");
    getChildren().setAll(ground, bars);
  }

  void show(Course course) {
    counts = course.counts();
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double bottom = snapPositionY(getHeight() - 1);
    ground.resizeRelocate(0, bottom, getWidth(), 1);
    bars.getElements().clear();
    int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    double step = getWidth() / counts.size();
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) > 0) {
        double left = snapPositionX(i * step);
        double right = Math.max(left + 1, snapPositionX((i + 1) * step) - GAP);
        bar(left, right, bottom, Math.max(LEAST, bottom * counts.get(i) / most));
      }
    }
  }

  private void bar(double left, double right, double bottom, double height) {
    double top = snapPositionY(bottom - height);
    bars.getElements()
        .addAll(
            List.of(
                new MoveTo(left, bottom),
                new LineTo(left, top),
                new LineTo(right, top),
                new LineTo(right, bottom),
                new ClosePath()));
  }
}

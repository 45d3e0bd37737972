package org.handshakedoctor.ui.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.analysis.TimeTick;
import org.handshakedoctor.core.analysis.Timeline;
import org.handshakedoctor.core.tls.Fault;
import org.jspecify.annotations.Nullable;

/// Draws a timeline once.
///
/// Everything lies on whole pixels, so that bars and lines are sharp.
///
/// @param top y of the greatest value
/// @param bottom y of zero
/// @param most the value at `top`
record TimelinePainter(
    GraphicsContext gc,
    Timeline timeline,
    TimeScale scale,
    double top,
    double bottom,
    int most,
    Colors colors,
    Font font) {

  /// Between the labels at the left and the axis.
  static final double LABEL_SPACE = 8;

  private static final double WIDEST_BAR = 48;
  private static final double TICK_SPACE = 88;

  /// A single refused certificate among a million scanners must be seen.
  private static final double LEAST_PART = 2;

  private static final double FLAG = 8;
  private static final double DIMMED = 0.3;

  /// @param line of the grid and the axis
  record Colors(Map<Fault, Color> faults, Color text, Color line, Color accent) {
    Color of(Fault fault) {
      return Objects.requireNonNull(faults.get(fault));
    }
  }

  static double width(String words, Font font) {
    Text measured = new Text(words);
    measured.setFont(font);
    return Math.ceil(measured.getLayoutBounds().getWidth());
  }

  void grid(TimeWords words) {
    gc.setFont(font);
    gc.setFill(colors.line());
    gc.fillRect(scale.left(), top, scale.width(), 1);
    gc.fillRect(scale.left(), bottom, scale.width(), 1);
    gc.setFill(colors.text());
    gc.setTextAlign(TextAlignment.RIGHT);
    gc.setTextBaseline(VPos.CENTER);
    double labels = scale.left() - LABEL_SPACE;
    gc.fillText(words.texts().number(most), labels, top + 1);
    gc.setTextBaseline(VPos.TOP);
    gc.fillText(words.step(scale.step()), labels, bottom + 6);
    ticks();
  }

  private void ticks() {
    int fitting = (int) (scale.width() / TICK_SPACE);
    List<TimeTick> ticks = TimeTick.between(scale.start(), scale.end(), Math.max(2, fitting));
    gc.setTextAlign(TextAlignment.CENTER);
    for (TimeTick tick : ticks) {
      double x = Math.rint(scale.x(tick.time()));
      double half = width(tick.label(), font) / 2;
      double right = scale.left() + scale.width();
      gc.setFill(colors.line());
      gc.fillRect(x, bottom, 1, 5);
      gc.setFill(colors.text());
      gc.fillText(tick.label(), Math.clamp(x, scale.left() + half, right - half), bottom + 6);
    }
  }

  /// @param selected outside of it the bars are dimmed; null dims nothing
  void bars(@Nullable TimeRange selected) {
    for (int bucket = 0; bucket < timeline.size(); bucket++) {
      boolean dim = selected != null && !scale.touches(selected, bucket);
      gc.setGlobalAlpha(dim ? DIMMED : 1);
      bar(bucket);
    }
    gc.setGlobalAlpha(1);
  }

  private void bar(int bucket) {
    int total = timeline.total(bucket);
    if (total == 0) {
      return;
    }
    double from = Math.rint(scale.x(scale.timeOf(bucket)));
    double to = Math.rint(scale.x(scale.timeOf(bucket + 1)));
    double gap = to - from > 4 ? 1 : 0;
    double width = Math.clamp(to - from - gap, 1, WIDEST_BAR);
    double x = Math.rint(from + (to - from - width) / 2);
    List<Fault> parts =
        Arrays.stream(Fault.values()).filter(one -> timeline.count(bucket, one) > 0).toList();
    double least = LEAST_PART * parts.size();
    double height = Math.max(least, (bottom - top) * total / most);
    double y = bottom;
    double sum = 0;
    for (Fault part : parts) {
      sum += LEAST_PART + (height - least) * timeline.count(bucket, part) / total;
      double upper = bottom - Math.rint(sum);
      FaultPattern.fill(gc, part, colors.of(part), x, upper, width, y - upper);
      y = upper;
    }
  }

  void selection(TimeRange range) {
    double from = Math.rint(scale.x(range.from()));
    double to = Math.max(from + 1, Math.rint(scale.x(range.until())));
    gc.setFill(colors.accent().deriveColor(0, 1, 1, 0.12));
    gc.fillRect(from, top, to - from, bottom - top);
    gc.setFill(colors.accent());
    for (double edge : new double[] {from, to - 1}) {
      gc.fillRect(edge, top, 1, bottom - top);
      gc.fillRoundRect(edge - 2, (top + bottom) / 2 - 8, 5, 16, 4, 4);
    }
  }

  /// What happened in between: a line with a flag, that of the user filled.
  void mark(TimeMark mark) {
    double x = Math.rint(scale.x(mark.time()));
    gc.setFill(colors.text());
    gc.setStroke(colors.text());
    gc.setLineWidth(1);
    gc.setLineDashes(3, 3);
    gc.strokeLine(x + 0.5, top, x + 0.5, bottom);
    gc.setLineDashes();
    double[] xs = {x, x + FLAG, x};
    double[] ys = {top - 4, top - 4 + FLAG / 2, top - 4 + FLAG};
    if (mark.own()) {
      gc.fillPolygon(xs, ys, xs.length);
    } else {
      gc.strokePolygon(xs, ys, xs.length);
    }
  }

  /// The moment around which is compared.
  void moment(long time) {
    double x = Math.rint(scale.x(time));
    gc.setFill(colors.accent());
    gc.fillRect(x - 1, top - 4, 2, bottom - top + 8);
  }

  /// The step under the mouse.
  void hovered(int bucket) {
    double from = Math.rint(scale.x(scale.timeOf(bucket)));
    double to = Math.rint(scale.x(scale.timeOf(bucket + 1)));
    gc.setFill(colors.text().deriveColor(0, 1, 1, 0.12));
    gc.fillRect(from, top, to - from, bottom - top);
  }

  /// The step that the keys have reached.
  void cursor(int bucket) {
    double from = Math.rint(scale.x(scale.timeOf(bucket)));
    double to = Math.rint(scale.x(scale.timeOf(bucket + 1)));
    gc.setStroke(colors.accent());
    gc.setLineWidth(2);
    gc.strokeRect(from - 1, top - 1, to - from + 1, bottom - top + 2);
  }
}

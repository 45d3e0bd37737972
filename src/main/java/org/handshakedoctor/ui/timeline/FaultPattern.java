package org.handshakedoctor.ui.timeline;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.handshakedoctor.core.tls.Fault;

/// Fills a box in the way of a fault, so that the faults can be told apart without their colours:
/// solid, diagonals, dots, lines, outline.
final class FaultPattern {
  private static final double TINT = 0.28;

  /// Below this a pattern is only noise.
  private static final double LEAST = 4;

  private static final double STEP = 5;

  private FaultPattern() {}

  static void fill(
      GraphicsContext gc, Fault fault, Color color, double x, double y, double w, double h) {
    boolean solid = fault == Fault.SITE || h < LEAST || w < LEAST;
    gc.setFill(solid ? color : color.deriveColor(0, 1, 1, TINT));
    gc.fillRect(x, y, w, h);
    if (solid) {
      return;
    }
    gc.setFill(color);
    gc.setStroke(color);
    gc.setLineWidth(1.5);
    switch (fault) {
      case SITE -> {}
      case BACKEND -> diagonals(gc, x, y, w, h);
      case EITHER -> dots(gc, x, y, w, h);
      case NETWORK -> lines(gc, x, y, w, h);
      case VISITOR -> outline(gc, x, y, w, h);
    }
  }

  /// Parts of the lines `x + y = c` that lie in the box.
  private static void diagonals(GraphicsContext gc, double x, double y, double w, double h) {
    double first = Math.ceil((x + y) / STEP) * STEP;
    for (double c = first; c < x + w + y + h; c += STEP) {
      double left = Math.max(x, c - y - h);
      double right = Math.min(x + w, c - y);
      gc.strokeLine(left, c - left, right, c - right);
    }
  }

  private static void dots(GraphicsContext gc, double x, double y, double w, double h) {
    for (double dotY = y + h - 3; dotY >= y; dotY -= 4) {
      for (double dotX = x + 1; dotX <= x + w - 2; dotX += 4) {
        gc.fillRect(dotX, dotY, 2, 2);
      }
    }
  }

  private static void lines(GraphicsContext gc, double x, double y, double w, double h) {
    for (double line = y + h - 2; line >= y; line -= 4) {
      gc.fillRect(x, line, w, 2);
    }
  }

  private static void outline(GraphicsContext gc, double x, double y, double w, double h) {
    gc.setLineWidth(1);
    gc.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
  }
}

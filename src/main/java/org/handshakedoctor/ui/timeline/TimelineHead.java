package org.handshakedoctor.ui.timeline;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;

/// A summary and a legend: the legend at the right of the summary where there is room for it, else
/// below, in as many rows as it takes.
///
/// What counts is not the width of the summary but the most it ever takes, so that the legend stays
/// where it is while the words of the summary change under the mouse.
public final class TimelineHead extends Pane {
  private static final double SUMMARY_WIDTH = 420;
  private static final double GAP = 2;

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double inner = width - snappedLeftInset() - snappedRightInset();
    double summary = snapSizeY(summary().prefHeight(-1));
    double legend = legendHeight(inner);
    return snappedTopInset()
        + (isBeside(inner) ? Math.max(summary, legend) : summary + GAP + legend)
        + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double top = snappedTopInset();
    double width = getWidth() - left - snappedRightInset();
    double wanted = legendWidth();
    double summary = snapSizeY(summary().prefHeight(-1));
    double legend = legendHeight(width);
    if (isBeside(width)) {
      summary().resizeRelocate(left, top, width - wanted, summary);
      legend().resizeRelocate(left + width - wanted, top + (summary - legend) / 2, wanted, legend);
    } else {
      summary().resizeRelocate(left, top, width, summary);
      legend().resizeRelocate(left, top + summary + GAP, width, legend);
    }
  }

  private double legendHeight(double width) {
    return snapSizeY(legend().prefHeight(isBeside(width) ? legendWidth() : width));
  }

  private boolean isBeside(double width) {
    return SUMMARY_WIDTH + legendWidth() <= width;
  }

  /// Of all of it in one row.
  private double legendWidth() {
    List<Node> parts = legend().getChildren().stream().filter(Node::isManaged).toList();
    double gaps = legend().getHgap() * Math.max(0, parts.size() - 1);
    return Math.ceil(parts.stream().mapToDouble(part -> part.prefWidth(-1)).sum() + gaps);
  }

  private Node summary() {
    return getChildren().getFirst();
  }

  private FlowPane legend() {
    return (FlowPane) getChildren().getLast();
  }
}

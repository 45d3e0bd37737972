package org.handshakedoctor.ui.overview;

import javafx.scene.layout.Region;

/// A thin bar that is filled to a share of its width.
final class ShareBar extends Region {
  private final Region fill = new Region();
  private double share;

  ShareBar() {
    getStyleClass().add("cause-share");
    fill.getStyleClass().add("fill");
    getChildren().add(fill);
  }

  void setShare(double share) {
    this.share = share;
    requestLayout();
  }

  /// Never thinner than can be seen.
  @Override
  protected void layoutChildren() {
    double filled = share == 0 ? 0 : Math.max(2, snapSizeX(getWidth() * share));
    fill.resizeRelocate(0, 0, Math.min(filled, getWidth()), getHeight());
  }
}

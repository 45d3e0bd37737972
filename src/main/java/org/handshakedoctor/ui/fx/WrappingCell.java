package org.handshakedoctor.ui.fx;

import javafx.scene.control.ListCell;

/// A cell as high as what it shows, which wraps: the skin of a cell does not know that.
public class WrappingCell<T> extends ListCell<T> {
  @Override
  protected double computePrefHeight(double width) {
    double insets = snappedTopInset() + snappedBottomInset();
    double inside = (width < 0 ? getWidth() : width) - snappedLeftInset() - snappedRightInset();
    return getGraphic() == null
        ? super.computePrefHeight(width)
        : snapSizeY(getGraphic().prefHeight(inside)) + insets;
  }
}

package org.handshakedoctor.ui.overview;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.jspecify.annotations.Nullable;

/// A cell that is one node, filled anew for each row it is used for.
final class SummaryCell extends TableCell<ReasonSummary, ReasonSummary> {
  private final Node node;
  private final Consumer<ReasonSummary> fill;

  SummaryCell(Node node, Consumer<ReasonSummary> fill) {
    this.node = node;
    this.fill = fill;
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(@Nullable ReasonSummary item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
    } else {
      fill.accept(item);
      setGraphic(node);
    }
  }
}

package org.handshakedoctor.ui.clients;

import java.util.function.Supplier;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.jspecify.annotations.Nullable;

/// A cell that shows something of its row, and nothing where there is no row.
abstract class ClientCell extends TableCell<ClientSummary, ClientSummary> {
  private static final double TOOLTIP_WIDTH = 420;

  private final Tooltip tooltip = new Tooltip();
  private Supplier<String> explanation = () -> "";

  ClientCell() {
    // Asked for when it is looked at: most never are.
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(TOOLTIP_WIDTH);
    tooltip.setOnShowing(_ -> tooltip.setText(explanation.get()));
  }

  /// Shows a row. Sets the text or the graphic, and may [#explain] it.
  abstract void show(ClientSummary client);

  /// Gives the cell a tooltip until the next row.
  void explain(Supplier<String> text) {
    explanation = text;
    setTooltip(tooltip);
  }

  @Override
  protected void updateItem(@Nullable ClientSummary client, boolean empty) {
    super.updateItem(client, empty);
    setTooltip(null);
    if (empty || client == null) {
      setText(null);
      setGraphic(null);
    } else {
      show(client);
    }
  }
}

package org.handshakedoctor.ui.sources;

import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.jspecify.annotations.Nullable;

/// A text that may be longer than its column: the whole of it is in the tooltip.
final class WordsCell extends TableCell<SourceSummary, String> {
  private final Tooltip tip = new Tooltip();

  /// @param path its end says more than its beginning
  WordsCell(boolean path) {
    if (path) {
      setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    }
    tip.setWrapText(true);
    tip.setMaxWidth(480);
  }

  @Override
  protected void updateItem(@Nullable String words, boolean empty) {
    super.updateItem(words, empty);
    String shown = words == null || empty ? "" : words;
    setText(shown);
    tip.setText(shown);
    setTooltip(shown.isEmpty() ? null : tip);
  }
}

package org.handshakedoctor.ui.sources;

import java.util.function.Function;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.jspecify.annotations.Nullable;

/// A text that may be longer than its column, with the whole of it in the tooltip.
final class WordsCell extends TableCell<SourceSummary, String> {
  private final Tooltip tip = new Tooltip();

  private final Function<SourceSummary, String> whole;

  /// @param whole what the tooltip says
  WordsCell(Function<SourceSummary, String> whole) {
    this.whole = whole;
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    tip.setWrapText(true);
    tip.setMaxWidth(480);
  }

  @Override
  protected void updateItem(@Nullable String words, boolean empty) {
    super.updateItem(words, empty);
    SourceSummary source = getTableRow() == null ? null : getTableRow().getItem();
    setText(words == null || empty ? "" : words);
    tip.setText(source == null ? getText() : whole.apply(source));
    setTooltip(getText().isEmpty() ? null : tip);
  }
}

package org.handshakedoctor.ui.overview;

import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.ui.fx.Texts;

/// Everything that can be done with a cause. Made anew whenever it opens.
final class CauseMenu extends ContextMenu {

  /// @param table whose selected row it is about
  /// @param isFiltered whether only the failures of this cause are shown
  /// @param onFilter is asked to show only those, or all again
  /// @param onExplain is asked for the explanation
  /// @param onCopy is asked for the row on the clipboard
  /// @param onCopyAll is asked for all rows on the clipboard
  CauseMenu(
      CausesTable table,
      Texts texts,
      Predicate<Cause> isFiltered,
      Consumer<Cause> onFilter,
      Consumer<Cause> onExplain,
      Consumer<ReasonSummary> onCopy,
      Runnable onCopyAll) {
    // An empty menu would never open.
    getItems().add(new SeparatorMenuItem());
    setOnShowing(
        _ -> {
          ReasonSummary row = table.getSelectionModel().getSelectedItem();
          if (row != null) {
            Cause cause = row.cause();
            String filter = isFiltered.test(cause) ? "overview.show-all" : "overview.show-only";
            getItems()
                .setAll(
                    item(texts.get("overview.explain"), () -> onExplain.accept(cause)),
                    item(texts.get(filter), () -> onFilter.accept(cause)),
                    new SeparatorMenuItem(),
                    item(texts.get("overview.copy-row"), () -> onCopy.accept(row)),
                    item(texts.get("overview.copy-table"), onCopyAll));
          }
        });
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }
}

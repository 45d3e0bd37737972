package org.handshakedoctor.ui.rules;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.WholeList;
import org.jspecify.annotations.Nullable;

/// A text by its lines, with their numbers. Long lines are folded on the screen only; a hundred
/// thousand lines cost no more than twenty. Ctrl+C copies the selected lines, or everything.
final class TextLines extends ListView<String> {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final WholeList<String> lines = new WholeList<>();
  private String text = "";

  TextLines() {
    getStyleClass().add("text-lines");
    setItems(lines);
    setCellFactory(_ -> new LineCell());
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (COPY.match(event)) {
            CopyButton.copy(selected());
            event.consume();
          }
        });
  }

  /// Exactly what is shown.
  String text() {
    return text;
  }

  void setText(String wanted) {
    if (!wanted.equals(text)) {
      text = wanted;
      getSelectionModel().clearSelection();
      lines.show(wanted.lines().toList());
    }
  }

  private String selected() {
    List<String> selected = getSelectionModel().getSelectedItems();
    return selected.isEmpty()
        ? text
        : selected.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static final class LineCell extends ListCell<String> {
    private final Label number = new Label();
    private final Label words = new Label();
    private final HBox row = new HBox(number, words);

    LineCell() {
      setPrefWidth(0);
      number.getStyleClass().add("number");
      number.setMinWidth(Region.USE_PREF_SIZE);
      words.getStyleClass().addAll("mono", "words");
      words.setWrapText(true);
      words.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(words, Priority.ALWAYS);
      row.getStyleClass().add("row");
    }

    @Override
    protected void updateItem(@Nullable String line, boolean empty) {
      super.updateItem(line, empty);
      words.getStyleClass().remove("comment");
      if (line == null || empty) {
        setGraphic(null);
        return;
      }
      number.setText(String.valueOf(getIndex() + 1));
      words.setText(line);
      if (line.startsWith("#")) {
        words.getStyleClass().add("comment");
      }
      setGraphic(row);
      setAccessibleText(line);
    }

    /// The skin of a cell does not know that what it shows wraps.
    @Override
    protected double computePrefHeight(double width) {
      double insets = snappedTopInset() + snappedBottomInset();
      double inside = (width < 0 ? getWidth() : width) - snappedLeftInset() - snappedRightInset();
      return isEmpty()
          ? super.computePrefHeight(width)
          : snapSizeY(row.prefHeight(inside)) + insets;
    }
  }
}

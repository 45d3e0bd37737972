package org.handshakedoctor.ui.rules;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.Duration;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.WholeList;
import org.handshakedoctor.ui.fx.WrappingCell;
import org.jspecify.annotations.Nullable;

/// A text by its lines, with their numbers. Long lines are folded on the screen only; a hundred
/// thousand lines cost no more than twenty. Ctrl+C copies the selected lines, or everything.
///
/// Lines that were not there before are marked for a moment, unless the user wants nothing on the
/// screen to move.
final class TextLines extends ListView<String> {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final Duration MOMENT = Duration.seconds(2);
  private static final int LEAST_DIGITS = 3;
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final WholeList<String> lines = new WholeList<>();
  private final BitSet changed = new BitSet();
  private final PauseTransition moment = new PauseTransition(MOMENT);
  private String text = "";

  TextLines() {
    getStyleClass().add("text-lines");
    setItems(lines);
    setCellFactory(_ -> new LineCell());
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    moment.setOnFinished(_ -> unmark());
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

  /// @param again whether it is the same text for other addresses, so that its changes tell
  ///   something
  void setText(String wanted, boolean again) {
    if (!wanted.equals(text)) {
      List<String> next = wanted.lines().toList();
      changed.clear();
      if (again && !text.isEmpty() && !Platform.getPreferences().isReducedMotion()) {
        mark(next);
      }
      text = wanted;
      getSelectionModel().clearSelection();
      lines.show(next);
    }
  }

  /// Number of lines that are marked now.
  int marked() {
    return changed.cardinality();
  }

  private void mark(List<String> next) {
    Set<String> before = new HashSet<>(lines);
    for (int i = 0; i < next.size(); i++) {
      changed.set(i, !before.contains(next.get(i)));
    }
    moment.playFromStart();
  }

  private void unmark() {
    changed.clear();
    refresh();
  }

  private String selected() {
    List<String> selected = getSelectionModel().getSelectedItems();
    return selected.isEmpty()
        ? text
        : selected.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private final class LineCell extends WrappingCell<String> {
    private final Label number = new Label();
    private final TextFlow words = new TextFlow();
    private final HBox row = new HBox(number, words);

    LineCell() {
      setPrefWidth(0);
      number.getStyleClass().addAll("mono", "number");
      number.setMinWidth(Region.USE_PREF_SIZE);
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      row.getStyleClass().add("row");
    }

    @Override
    protected void updateItem(@Nullable String line, boolean empty) {
      super.updateItem(line, empty);
      if (line == null || empty) {
        setGraphic(null);
        pseudoClassStateChanged(CHANGED, false);
        return;
      }
      // As wide as the widest number, so that the lines stand in one column.
      int digits = Math.max(LEAST_DIGITS, String.valueOf(lines.size()).length());
      number.setText(String.format(Locale.ROOT, "%" + digits + "d", getIndex() + 1));
      words.getChildren().setAll(Piece.of(line).stream().map(LineCell::piece).toList());
      pseudoClassStateChanged(CHANGED, changed.get(getIndex()));
      setGraphic(row);
      setAccessibleText(line);
    }

    private static Text piece(Piece piece) {
      Text text = new Text(piece.text());
      text.getStyleClass().addAll("mono", piece.kind().style());
      return text;
    }
  }
}

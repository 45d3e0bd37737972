package org.handshakedoctor.ui.lines;

import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.ForgedLine;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.session.SourceNames;

/// The lines that visitors forged, apart from those that the server wrote. Closed until somebody
/// asks.
public final class ForgedPane extends TitledPane {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final int ROWS_SHOWN = 5;
  private static final double ROW = 28;
  private static final double BORDER = 2;

  private final ListView<String> list = new ListView<>();
  private final Label why = new Label();
  private final Label more = new Label();

  public ForgedPane() {
    why.setWrapText(true);
    list.setFixedCellSize(ROW);
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    more.getStyleClass().add("muted");
    Label mark = new Label("✖");
    mark.getStyleClass().add("forged-mark");
    setGraphic(mark);
    setContent(new VBox(8, why, list, more));
  }

  void show(FailureLog log, LineWords words) {
    why.setText(words.texts().get("lines.forged.why"));
    list.setAccessibleText(words.texts().get("lines.forged.list"));
    List<ForgedLine> forged = log.forged();
    setVisible(log.forgedCount() > 0);
    setManaged(log.forgedCount() > 0);
    setText(words.texts().get("lines.forged", log.forgedCount()));
    SourceNames names = SourceNames.of(log.sources());
    List<String> lines = forged.stream().map(line -> words.forged(line, names)).toList();
    // While a log is read it is shown again and again: who reads here is not to be disturbed.
    if (!list.getItems().equals(lines)) {
      list.setItems(FXCollections.observableArrayList(lines));
    }
    list.setPrefHeight(Math.min(forged.size(), ROWS_SHOWN) * ROW + BORDER);
    long unseen = log.forgedCount() - forged.size();
    more.setText(words.texts().get("lines.forged.more", unseen));
    more.setVisible(unseen > 0);
    more.setManaged(unseen > 0);
  }

  void clear() {
    setVisible(false);
    setManaged(false);
    setExpanded(false);
  }

  private void pressed(KeyEvent key) {
    if (COPY.match(key)) {
      CopyButton.copy(
          list.getSelectionModel().getSelectedItems().stream()
              .collect(Collectors.joining("\n", "", "\n")));
      key.consume();
    }
  }
}

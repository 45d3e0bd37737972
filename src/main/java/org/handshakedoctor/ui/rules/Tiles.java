package org.handshakedoctor.ui.rules;

import java.util.Collections;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Nodes of the same width, row by row, as many side by side as there is room for.
final class Tiles extends GridPane {

  Tiles(List<? extends Node> tiles) {
    getStyleClass().add("tiles");
    getChildren().setAll(tiles);
    tiles.forEach(tile -> GridPane.setVgrow(tile, Priority.ALWAYS));
    arrange(1);
  }

  /// @param columns how many side by side
  void arrange(int columns) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(100.0 / columns);
    column.setFillWidth(true);
    getColumnConstraints().setAll(Collections.nCopies(columns, column));
    for (int i = 0; i < getChildren().size(); i++) {
      GridPane.setConstraints(getChildren().get(i), i % columns, i / columns);
    }
  }
}

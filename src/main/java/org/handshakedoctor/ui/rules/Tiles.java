package org.handshakedoctor.ui.rules;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Nodes side by side, or one above the other where there is no room for that.
class Tiles extends GridPane {

  void setTiles(List<? extends Node> tiles) {
    getChildren().setAll(tiles);
    tiles.forEach(tile -> GridPane.setVgrow(tile, Priority.ALWAYS));
    stack();
  }

  final void stack() {
    beside(List.of(100.0));
  }

  /// @param percents of the width, for each column; tiles that do not fit go into the next row
  final void beside(List<Double> percents) {
    getColumnConstraints().setAll(percents.stream().map(Tiles::column).toList());
    for (int i = 0; i < getChildren().size(); i++) {
      GridPane.setConstraints(getChildren().get(i), i % percents.size(), i / percents.size());
    }
  }

  private static ColumnConstraints column(double percent) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(percent);
    column.setFillWidth(true);
    return column;
  }
}

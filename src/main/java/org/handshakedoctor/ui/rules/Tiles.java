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
    arrange(List.of(100.0), false);
  }

  /// @param percents of the width, for each tile
  final void beside(List<Double> percents) {
    arrange(percents, true);
  }

  final void besideEqually() {
    int count = getChildren().size();
    beside(getChildren().stream().map(_ -> 100.0 / count).toList());
  }

  private void arrange(List<Double> percents, boolean beside) {
    getColumnConstraints().setAll(percents.stream().map(Tiles::column).toList());
    for (int i = 0; i < getChildren().size(); i++) {
      GridPane.setConstraints(getChildren().get(i), beside ? i : 0, beside ? 0 : i);
    }
  }

  private static ColumnConstraints column(double percent) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(percent);
    column.setFillWidth(true);
    return column;
  }
}

package org.handshakedoctor.ui.rules;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Three steps in the order of thought: columns side by side, or, where there is no room for that,
/// one at a time under the heads of all.
final class Steps extends GridPane {
  private static final PseudoClass COLUMNS = PseudoClass.getPseudoClass("columns");
  private static final List<Double> AS_COLUMNS = List.of(32.0, 26.0, 42.0);
  private static final List<Double> AS_BAR = List.of(100.0 / 3, 100.0 / 3, 100.0 / 3);

  private final List<StepHead> heads;
  private final List<? extends Region> contents;
  private final ToggleGroup group = new ToggleGroup();
  private boolean columns;

  Steps(List<StepHead> heads, List<? extends Region> contents) {
    this.heads = List.copyOf(heads);
    this.contents = List.copyOf(contents);
    group.getToggles().setAll(heads);
    group.selectedToggleProperty().addListener((_, before, now) -> select(before, now));
    contents.forEach(content -> GridPane.setVgrow(content, Priority.ALWAYS));
    getStyleClass().add("steps");
    getChildren().addAll(heads);
    getChildren().addAll(contents);
    heads.getFirst().setSelected(true);
    arrange(false);
  }

  /// @param wide whether there is room for all of them side by side
  void arrange(boolean wide) {
    columns = wide;
    pseudoClassStateChanged(COLUMNS, wide);
    getColumnConstraints()
        .setAll((wide ? AS_COLUMNS : AS_BAR).stream().map(Steps::column).toList());
    for (int i = 0; i < heads.size(); i++) {
      GridPane.setConstraints(heads.get(i), i, 0);
      GridPane.setConstraints(contents.get(i), wide ? i : 0, 1, wide ? 1 : heads.size(), 1);
      heads.get(i).setFocusTraversable(!wide);
      heads.get(i).setMouseTransparent(wide);
    }
    showContents();
  }

  /// Brings a step in sight, counted from 0.
  void show(int step) {
    heads.get(step).setSelected(true);
  }

  /// The step that a node is in, or the one in sight.
  int stepOf(Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      int step = contents.indexOf(one);
      if (step >= 0) {
        return step;
      }
    }
    return heads.indexOf(group.getSelectedToggle());
  }

  private void select(Toggle before, Toggle now) {
    if (now == null) {
      // A click on the step in sight.
      before.setSelected(true);
    } else {
      showContents();
    }
  }

  private void showContents() {
    for (int i = 0; i < contents.size(); i++) {
      boolean shown = columns || heads.get(i).isSelected();
      contents.get(i).setVisible(shown);
      contents.get(i).setManaged(shown);
    }
  }

  private static ColumnConstraints column(double percent) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(percent);
    column.setFillWidth(true);
    return column;
  }
}

package org.handshakedoctor.ui.rules;

import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.handshakedoctor.ui.fx.Texts;

/// The head of a step: its number and name, and what has come of it so far. Where only one step is
/// in sight it is the way to the others.
final class StepHead extends ToggleButton {
  private final Texts texts;
  private final String name;
  private final int number;
  private final Label result = new Label();

  StepHead(Texts texts, int number, String name) {
    this.texts = texts;
    this.name = name;
    this.number = number;
    Label circle = new Label(String.valueOf(number));
    circle.getStyleClass().add("step-number");
    Label words = new Label(name);
    words.getStyleClass().add("step-name");
    result.getStyleClass().add("step-result");
    VBox text = new VBox(words, result);
    text.getStyleClass().add("step-words");
    HBox row = new HBox(circle, text);
    row.getStyleClass().add("step-row");
    setGraphic(row);
    getStyleClass().add("step-head");
    setMaxWidth(Double.MAX_VALUE);
    setMinWidth(0);
    result("");
  }

  /// @param words a few; empty if there is nothing to say yet
  void result(String words) {
    result.setText(words);
    setAccessibleText(texts.get("rules.step", number, name, words));
  }
}

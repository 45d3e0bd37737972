package org.handshakedoctor.ui.lookup;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.handshakedoctor.ui.fx.Texts;

/// What can be asked, to be tried with a click.
final class Examples extends GridPane {
  private static final List<String> KINDS =
      List.of("code", "reason", "alert", "name", "words", "line");

  /// @param ask is given the example that was chosen
  Examples(Texts texts, Consumer<String> ask) {
    getStyleClass().add("examples");
    ColumnConstraints half = new ColumnConstraints();
    half.setPercentWidth(50);
    getColumnConstraints().setAll(List.of(half, half));
    for (int i = 0; i < KINDS.size(); i++) {
      add(card(texts, KINDS.get(i), ask), i % 2, i / 2);
    }
  }

  private static Node card(Texts texts, String kind, Consumer<String> ask) {
    String example = texts.get("lookup.example." + kind + ".text");
    Label caption = new Label(texts.get("lookup.example." + kind));
    caption.getStyleClass().add("caption");
    Label text = new Label(example);
    text.getStyleClass().addAll("mono", "small", "muted");
    VBox both = new VBox(caption, text);
    both.getStyleClass().add("example-words");
    Button card = new Button(null, both);
    card.getStyleClass().add("example");
    card.setMaxWidth(Double.MAX_VALUE);
    card.setAccessibleText(caption.getText() + ": " + example);
    card.setOnAction(_ -> ask.accept(example));
    return card;
  }
}

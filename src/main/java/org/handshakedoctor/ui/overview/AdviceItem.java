package org.handshakedoctor.ui.overview;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.diagnosis.Wording.Advice;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One thing to do: what, the text to paste, and the way to its explanation.
final class AdviceItem extends HBox {
  private final Texts texts;

  /// @param explain shows the explanation; null if there is none
  AdviceItem(Texts texts, Advice advice, @Nullable Runnable explain) {
    super(8);
    this.texts = texts;
    getStyleClass().add("advice");
    Label text = new Label(advice.text());
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    VBox column = new VBox(8, text);
    HBox.setHgrow(column, Priority.ALWAYS);
    String snippet = advice.snippet();
    if (snippet != null) {
      column.getChildren().add(snippet(snippet, advice.place()));
    }
    if (explain != null) {
      column.getChildren().add(new ExplainLink(texts, explain));
    }
    FontIcon arrow = new FontIcon(Feather.ARROW_RIGHT);
    arrow.getStyleClass().add("pointer");
    getChildren().setAll(arrow, column);
  }

  private Node snippet(String snippet, @Nullable String place) {
    Label code = new Label(snippet);
    code.setWrapText(true);
    code.setMinHeight(USE_PREF_SIZE);
    code.setMaxWidth(Double.MAX_VALUE);
    code.getStyleClass().add("mono");
    HBox.setHgrow(code, Priority.ALWAYS);
    CopyButton copy =
        new CopyButton(
            texts,
            texts.get("common.copy"),
            texts.get("overview.copy-snippet", snippet),
            () -> snippet);
    copy.getStyleClass().add(Styles.SMALL);
    HBox line = new HBox(12, code, copy);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().addAll("raised", "snippet");
    if (place == null) {
      return line;
    }
    Label file = new Label(texts.get("overview.goes-to", place));
    file.getStyleClass().addAll("muted", "small");
    return new VBox(4, file, line);
  }
}

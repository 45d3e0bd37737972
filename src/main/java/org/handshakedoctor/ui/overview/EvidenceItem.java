package org.handshakedoctor.ui.overview;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One reason for the verdict; those that decided it carry its icon.
final class EvidenceItem extends HBox {

  /// @param verdict what it speaks for; null if it only explains
  /// @param explain shows the explanation of the error that it names; null if it names none
  EvidenceItem(
      Texts texts, String words, @Nullable VerdictMark verdict, @Nullable Runnable explain) {
    super(8);
    getStyleClass().add("evidence");
    boolean decided = verdict != null;
    FontIcon mark = new FontIcon(verdict == null ? Feather.MINUS : verdict.icon());
    mark.getStyleClass().add(decided ? "decided" : "context");
    Label text = new Label(words);
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    if (decided) {
      text.getStyleClass().add("decided");
      text.setAccessibleText(texts.get("overview.decided", words));
    }
    VBox column = new VBox(text);
    HBox.setHgrow(column, Priority.ALWAYS);
    getChildren().setAll(mark, column);
    if (explain != null) {
      ExplainLink link = new ExplainLink(texts.get("overview.explain"), explain);
      link.setAccessibleText(texts.get("overview.explain") + ": " + words);
      link.setMinWidth(USE_PREF_SIZE);
      getChildren().add(link);
    }
  }
}

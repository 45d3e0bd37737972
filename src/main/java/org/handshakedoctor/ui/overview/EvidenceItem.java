package org.handshakedoctor.ui.overview;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One reason for the verdict; those that decided it carry its icon.
final class EvidenceItem extends HBox {

  /// @param verdict what it speaks for; null if it only explains
  EvidenceItem(Texts texts, String words, @Nullable VerdictMark verdict) {
    super(8);
    getStyleClass().add("evidence");
    boolean decided = verdict != null;
    FontIcon mark = new FontIcon(verdict == null ? Feather.MINUS : verdict.icon());
    mark.getStyleClass().add(decided ? "decided" : "context");
    Label text = new Label(words);
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    if (decided) {
      text.getStyleClass().add("decided");
      text.setAccessibleText(texts.get("overview.decided", words));
    }
    getChildren().setAll(mark, text);
  }
}

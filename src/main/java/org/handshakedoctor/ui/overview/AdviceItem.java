package org.handshakedoctor.ui.overview;

import atlantafx.base.theme.Styles;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.diagnosis.Wording.Advice;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// One thing to do: a line that leads to its explanation, and how to do it, folded away until it is
/// wanted.
final class AdviceItem extends HBox {
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?= +[^ a-z])|[。！？]");

  private final Texts texts;

  /// @param number its place in the list, from 1
  /// @param explain shows the explanation; null if there is none
  /// @param open whether the how is shown at once
  AdviceItem(Texts texts, int number, Advice advice, @Nullable Runnable explain, boolean open) {
    super(8);
    this.texts = texts;
    getStyleClass().add("advice");
    int end = firstSentence(advice.text());
    String what = advice.text().substring(0, end).strip();
    String rest = advice.text().substring(end).strip();
    Label place = new Label(texts.number(number));
    place.getStyleClass().add("place");
    place.setMinWidth(USE_PREF_SIZE);
    Labeled line = line(what, explain);
    HBox head = new HBox(8, line);
    VBox column = new VBox(4, head);
    HBox.setHgrow(column, Priority.ALWAYS);
    VBox how = how(rest, advice);
    if (!how.getChildren().isEmpty()) {
      column.getChildren().add(how);
      head.getChildren().add(toggle(what, how, open));
    }
    getChildren().setAll(place, column);
  }

  private static Labeled line(String what, @Nullable Runnable explain) {
    Labeled line = explain == null ? new Label(what) : new ExplainLink(what, explain);
    line.setWrapText(true);
    line.setMinHeight(USE_PREF_SIZE);
    line.getStyleClass().add("what");
    return line;
  }

  private Unfold toggle(String what, Node how, boolean open) {
    Unfold toggle = new Unfold(texts.get("overview.how"));
    toggle.unfolds(how);
    toggle.setAccessibleText(texts.get("overview.how-spoken", what));
    toggle.setSelected(open);
    return toggle;
  }

  private VBox how(String rest, Advice advice) {
    VBox how = new VBox(8);
    if (!rest.isEmpty()) {
      Label more = new Label(rest);
      more.setWrapText(true);
      more.setMinHeight(USE_PREF_SIZE);
      how.getChildren().add(more);
    }
    String snippet = advice.snippet();
    if (snippet != null) {
      how.getChildren().add(snippet(snippet, advice.place()));
    }
    return how;
  }

  /// Where the first sentence ends; the whole text if it is one. A number may begin the next.
  static int firstSentence(String text) {
    Matcher end = SENTENCE_END.matcher(text);
    return end.find() ? end.end() : text.length();
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
    file.setWrapText(true);
    file.setMinHeight(USE_PREF_SIZE);
    file.getStyleClass().addAll("muted", "small");
    return new VBox(4, file, line);
  }
}

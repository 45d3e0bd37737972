package org.handshakedoctor.ui.lookup;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says that there is no explanation, and helps to ask somebody else. What the codes say by
/// themselves stands above it already.
final class Unexplained extends VBox {
  private final Texts texts;

  Unexplained(LookupWords words, Found found) {
    this.texts = words.texts();
    getStyleClass().add("unexplained");
    String report = texts.get("lookup.report.copy");
    CopyButton copy = new CopyButton(texts, report, report, () -> words.report(found.answer()));
    copy.getStyleClass().add("copy-report");
    Label title = label(texts.get("lookup.none.title"), "heading");
    Label text =
        label(texts.get(found.hits().isEmpty() ? "lookup.none.text" : "lookup.none.similar"));
    Label hint = label(texts.get("lookup.report.hint"), "small", "muted");
    getChildren().setAll(List.of(new FontIcon(Feather.HELP_CIRCLE), title, text, copy, hint));
  }

  private static Label label(String words, String... styleClasses) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }
}

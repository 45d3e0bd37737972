package org.handshakedoctor.ui.overview;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.handshakedoctor.ui.fx.Texts;

/// How many lines visitors have forged; there only if there are any. Leads to them.
final class ForgedCard extends Button {
  private final Texts texts;
  private final Label count = new Label();
  private final Tooltip inFull = new Tooltip();

  ForgedCard(Texts texts, Runnable onShow) {
    this.texts = texts;
    Label name = new Label("✖ " + texts.get("overview.forged"));
    name.getStyleClass().add("fault-mark");
    count.getStyleClass().add("number");
    Label not = new Label(texts.get("overview.forged-not"));
    not.getStyleClass().addAll("muted", "small");
    setGraphic(new VBox(2, name, count, not));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    setTooltip(inFull);
    setOnAction(_ -> onShow.run());
    getStyleClass().addAll("fault-card", "forged-card");
  }

  void show(long lines) {
    setVisible(lines > 0);
    setManaged(lines > 0);
    count.setText(texts.number(lines));
    String full = texts.get("overview.forged-full", lines);
    setAccessibleText(full);
    inFull.setText(full + "\n" + texts.get("overview.forged-show"));
  }
}

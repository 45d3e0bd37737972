package org.handshakedoctor.ui.fx;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says above a pane what has just been done there. It stays until it is closed or something else
/// is said, for nobody reads by the clock.
public final class MessageBar extends HBox {
  private final Label said = new Label();

  public MessageBar(Texts texts) {
    getStyleClass().add("message-bar");
    said.setId("said");
    said.setWrapText(true);
    said.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(said, Priority.ALWAYS);
    Button close = new Button(null, new FontIcon(Feather.X));
    close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    close.setAccessibleText(texts.get("common.close"));
    close.setOnAction(_ -> say(""));
    getChildren().setAll(new FontIcon(Feather.INFO), said, close);
    say("");
  }

  /// @param what a sentence; an empty one closes the bar
  public void say(String what) {
    said.setText(what);
    setVisible(!what.isEmpty());
    setManaged(!what.isEmpty());
  }
}

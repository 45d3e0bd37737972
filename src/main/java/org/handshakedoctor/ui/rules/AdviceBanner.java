package org.handshakedoctor.ui.rules;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What we would do. Fills the page while the rules are out of sight, and stands above them
/// afterwards.
final class AdviceBanner extends VBox {
  private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");

  private final Texts texts;
  private final Label title = new Label();
  private final Label reason = new Label();
  private final Button show = new Button();

  /// @param anyway what happens when the user wants the rules all the same
  AdviceBanner(Texts texts, Runnable anyway) {
    this.texts = texts;
    title.setWrapText(true);
    title.setId("adviceTitle");
    HBox first = new HBox(new FontIcon(Feather.SHIELD), title);
    first.getStyleClass().add("banner-title");
    reason.setWrapText(true);
    reason.setMinHeight(USE_PREF_SIZE);
    reason.setId("adviceReason");
    reason.getStyleClass().add("reason");
    show.setMinWidth(USE_PREF_SIZE);
    show.setOnAction(_ -> anyway.run());
    show.managedProperty().bind(show.visibleProperty());
    getStyleClass().add("banner");
    getChildren().setAll(first, reason, show);
  }

  /// @param alone whether the rules stay out of sight
  /// @param waiting how many addresses are in the list all the same
  void show(Advice advice, boolean alone, int waiting) {
    title.setText(advice.title());
    reason.setText(advice.reason());
    show.setText(waiting == 0 ? texts.get("rules.show") : texts.get("rules.show.waiting", waiting));
    show.setVisible(alone);
    pseudoClassStateChanged(ALONE, alone);
    setVgrow(this, alone ? Priority.ALWAYS : Priority.NEVER);
  }
}

package org.handshakedoctor.ui.rules;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handshakedoctor.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What we would do. Fills the page while the rules are out of sight; afterwards it is a line above
/// them, with the reason for who asks.
final class AdviceBanner extends VBox {
  private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");

  private final Texts texts;
  private final FontIcon icon = new FontIcon();
  private final Label title = new Label();
  private final Hyperlink why = new Hyperlink();
  private final Label reason = new Label();
  private final Button show = new Button();
  private boolean alone;

  /// @param anyway what happens when the user wants the rules all the same
  AdviceBanner(Texts texts, Runnable anyway) {
    this.texts = texts;
    title.setWrapText(true);
    title.setId("adviceTitle");
    title.setMinHeight(USE_PREF_SIZE);
    why.setId("adviceWhy");
    why.setMinWidth(USE_PREF_SIZE);
    why.managedProperty().bind(why.visibleProperty());
    why.setOnAction(_ -> unfold(!reason.isVisible()));
    HBox first = new HBox(icon, title, why);
    first.getStyleClass().add("banner-title");
    reason.setWrapText(true);
    reason.setMinHeight(USE_PREF_SIZE);
    reason.setId("adviceReason");
    reason.getStyleClass().add("reason");
    reason.managedProperty().bind(reason.visibleProperty());
    show.setMinWidth(USE_PREF_SIZE);
    show.setId("showRules");
    show.setOnAction(_ -> anyway.run());
    show.managedProperty().bind(show.visibleProperty());
    getStyleClass().add("banner");
    getChildren().setAll(first, reason, show);
    unfold(false);
  }

  /// @param alone whether the rules stay out of sight
  /// @param waiting how many addresses are in the list all the same
  void show(Advice advice, boolean alone, int waiting) {
    title.setText(advice.title());
    reason.setText(advice.reason());
    icon.setIconCode(
        switch (advice.kind()) {
          case NOTHING -> Feather.SHIELD;
          case PROXY -> Feather.ALERT_TRIANGLE;
          case CONSIDER -> Feather.INFO;
        });
    getStyleClass().setAll("banner", advice.kind().style());
    show.setText(waiting == 0 ? texts.get("rules.show") : texts.get("rules.show.waiting", waiting));
    show.setVisible(alone);
    why.setVisible(!alone);
    pseudoClassStateChanged(ALONE, alone);
    setVgrow(this, alone ? Priority.ALWAYS : Priority.NEVER);
    if (this.alone != alone) {
      this.alone = alone;
      unfold(alone);
    } else if (alone) {
      unfold(true);
    }
  }

  private void unfold(boolean wanted) {
    reason.setVisible(wanted);
    why.setText(texts.get(wanted ? "rules.advice.fold" : "rules.advice.why"));
  }
}

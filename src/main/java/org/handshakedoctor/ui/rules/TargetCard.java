package org.handshakedoctor.ui.rules;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.rules.Effect;
import org.handshakedoctor.core.rules.RuleWriter;
import org.handshakedoctor.ui.fx.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One product that rules can be written for: its name, whether it stops the handshake, and a
/// sentence that tells whom it is for.
final class TargetCard extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final RuleWriter writer;
  private final RadioButton radio;
  private final String words;

  TargetCard(Texts texts, RuleWriter writer) {
    this.writer = writer;
    boolean stops = writer.effect() == Effect.STOPS_HANDSHAKE;
    String effect = texts.get(stops ? "rules.effect.stops" : "rules.effect.refuses");
    String reason = texts.get("rules.target." + writer.id());
    words = String.join(", ", writer.name(), effect, reason);
    radio = new RadioButton(writer.name());
    radio.setId(writer.id());
    radio.setAccessibleText(words);
    Label badge = new Label(effect, new FontIcon(stops ? Feather.SHIELD : Feather.ALERT_TRIANGLE));
    badge.getStyleClass().addAll("badge", stops ? "stops" : "refuses");
    Label why = new Label(reason);
    why.getStyleClass().add("why");
    for (Label label : List.of(badge, why)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    getChildren().setAll(radio, badge, why);
    getStyleClass().addAll("raised", "card");
    setMaxHeight(Double.MAX_VALUE);
    setOnMouseClicked(
        _ -> {
          radio.setSelected(true);
          radio.requestFocus();
        });
    radio.selectedProperty().subscribe(chosen -> pseudoClassStateChanged(CHOSEN, chosen));
  }

  RuleWriter writer() {
    return writer;
  }

  RadioButton radio() {
    return radio;
  }

  boolean has(String wanted) {
    return words.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
  }
}

package org.handshakedoctor.ui.rules;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.rules.Effect;
import org.handshakedoctor.core.rules.RuleWriter;
import org.handshakedoctor.core.rules.RuleWriters;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.RulesDraft;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A card for each product that rules can be written for, one of them chosen.
final class TargetChoice extends Tiles {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Texts texts;
  private final List<RadioButton> radios = new ArrayList<>();

  TargetChoice(Texts texts, ObjectProperty<RulesDraft> draft) {
    this.texts = texts;
    getStyleClass().add("targets");
    ToggleGroup group = new ToggleGroup();
    List<Node> cards = new ArrayList<>();
    for (RuleWriter writer : RuleWriters.ALL) {
      RadioButton radio = new RadioButton(writer.name());
      radio.setId(writer.id());
      radio.setToggleGroup(group);
      radio
          .selectedProperty()
          .subscribe(
              chosen -> {
                if (chosen) {
                  draft.set(draft.get().withTarget(writer.id()));
                }
              });
      radios.add(radio);
      cards.add(card(writer, radio));
    }
    setTiles(cards);
  }

  /// All the cards in a box of their own, which follows the keyboard.
  ScrollPane scrolling() {
    ScrollPane pane = new ScrollPane(this);
    pane.getStyleClass().add("target-cards");
    pane.setFitToWidth(true);
    for (RadioButton radio : radios) {
      radio
          .focusedProperty()
          .subscribe(
              focused -> {
                if (focused) {
                  reveal(radio.getParent().getBoundsInParent(), pane);
                }
              });
    }
    return pane;
  }

  private void reveal(Bounds card, ScrollPane pane) {
    double visible = pane.getViewportBounds().getHeight();
    double hidden = getHeight() - visible;
    if (hidden <= 0) {
      return;
    }
    double top = pane.getVvalue() * hidden;
    if (card.getMinY() < top || card.getHeight() > visible) {
      pane.setVvalue(card.getMinY() / hidden);
    } else if (card.getMaxY() > top + visible) {
      pane.setVvalue((card.getMaxY() - visible) / hidden);
    }
  }

  void show(RulesDraft draft) {
    radios.forEach(radio -> radio.setSelected(radio.getId().equals(draft.target())));
  }

  private Node card(RuleWriter writer, RadioButton radio) {
    boolean stops = writer.effect() == Effect.STOPS_HANDSHAKE;
    String effect = texts.get(stops ? "rules.effect.stops" : "rules.effect.refuses");
    String reason = texts.get("rules.target." + writer.id());
    Label badge = new Label(effect, new FontIcon(stops ? Feather.SHIELD : Feather.ALERT_TRIANGLE));
    badge.getStyleClass().addAll("badge", stops ? "stops" : "refuses");
    Label why = new Label(reason);
    why.getStyleClass().add("why");
    for (Label label : List.of(badge, why)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    radio.setAccessibleText(String.join(", ", writer.name(), effect, reason));
    VBox card = new VBox(radio, badge, why);
    card.getStyleClass().addAll("raised", "card");
    card.setMaxHeight(Double.MAX_VALUE);
    card.setOnMouseClicked(
        _ -> {
          radio.setSelected(true);
          radio.requestFocus();
        });
    radio.selectedProperty().subscribe(chosen -> card.pseudoClassStateChanged(CHOSEN, chosen));
    return card;
  }
}

package org.handshakedoctor.ui.rules;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.rules.RuleWriter;
import org.handshakedoctor.core.rules.RuleWriters;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.RulesDraft;
import org.jspecify.annotations.Nullable;

/// A card for each product that rules can be written for, one of them chosen. What suits the log
/// best comes first; the others stand together by where they act. The cards scroll in a box of
/// their own, which follows the keyboard.
final class TargetChoice extends ScrollPane {
  /// The least width of a card on which its words do not become a column.
  private static final double CARD_WIDTH = 215;

  private final Texts texts;
  private final List<TargetCard> cards;
  private final VBox groups = new VBox();
  private final List<Tiles> tiles = new ArrayList<>();
  private @Nullable RuleWriter best;
  private String bestWhy = "";
  private String wanted = "";

  TargetChoice(Texts texts, ObjectProperty<RulesDraft> draft) {
    this.texts = texts;
    ToggleGroup one = new ToggleGroup();
    cards = RuleWriters.ALL.stream().map(writer -> new TargetCard(texts, writer)).toList();
    for (TargetCard card : cards) {
      card.radio().setToggleGroup(one);
      // Not when we choose it: what suits best may be something else in a moment.
      card.radio()
          .selectedProperty()
          .subscribe(
              chosen -> {
                if (chosen && !card.writer().equals(shown(draft.get()))) {
                  draft.set(draft.get().withTarget(card.writer().id()));
                }
              });
      card.radio()
          .focusedProperty()
          .subscribe(
              focused -> {
                if (focused) {
                  reveal(card);
                }
              });
    }
    groups.getStyleClass().add("target-groups");
    setContent(groups);
    setFitToWidth(true);
    getStyleClass().add("target-cards");
    widthProperty().subscribe(_ -> tiles.forEach(this::fit));
  }

  /// @param suits the product that suits the log best
  /// @param why a sentence
  void show(RulesDraft draft, RuleWriter suits, String why) {
    if (!suits.equals(best) || !why.equals(bestWhy)) {
      best = suits;
      bestWhy = why;
      arrange();
    }
    RuleWriter chosen = shown(draft);
    cards.forEach(card -> card.radio().setSelected(card.writer().equals(chosen)));
  }

  /// Leaves only the products with these words on their card.
  ///
  /// @return how many there are
  int find(String words) {
    wanted = words;
    arrange();
    return (int) cards.stream().filter(card -> card.has(wanted)).count();
  }

  /// Gives the keys to the card that is chosen, or to the first one in sight.
  void focusChosen() {
    List<RadioButton> shown =
        cards.stream().map(TargetCard::radio).filter(radio -> radio.getScene() != null).toList();
    shown.stream()
        .filter(RadioButton::isSelected)
        .findFirst()
        .or(() -> shown.stream().findFirst())
        .ifPresent(Node::requestFocus);
  }

  private @Nullable RuleWriter shown(RulesDraft draft) {
    String target = draft.target();
    return target == null ? best : RuleWriters.byId(target).orElse(best);
  }

  private void arrange() {
    groups.getChildren().clear();
    tiles.clear();
    add(
        texts.get("rules.group.best"),
        bestWhy,
        cards.stream().filter(card -> card.writer().equals(best)).toList());
    for (TargetGroup group : TargetGroup.values()) {
      add(
          texts.get(group.key()),
          "",
          cards.stream()
              .filter(card -> TargetGroup.of(card.writer()) == group)
              .filter(card -> !card.writer().equals(best))
              .toList());
    }
  }

  private void add(String name, String why, List<TargetCard> all) {
    List<TargetCard> found = all.stream().filter(card -> card.has(wanted)).toList();
    if (!found.isEmpty()) {
      Label heading = new Label(name);
      heading.getStyleClass().add("group-name");
      groups.getChildren().add(heading);
      if (!why.isEmpty()) {
        Label reason = new Label(why);
        reason.setWrapText(true);
        reason.setMinHeight(USE_PREF_SIZE);
        reason.getStyleClass().add("group-why");
        groups.getChildren().add(reason);
      }
      Tiles grid = new Tiles(found);
      if (found.size() > 1) {
        fit(grid);
        tiles.add(grid);
      }
      groups.getChildren().add(grid);
    }
  }

  private void fit(Tiles grid) {
    grid.arrange(Math.clamp((int) (getWidth() / CARD_WIDTH), 1, 4));
  }

  private void reveal(TargetCard card) {
    Bounds place = groups.sceneToLocal(card.localToScene(card.getLayoutBounds()));
    double visible = getViewportBounds().getHeight();
    double hidden = groups.getHeight() - visible;
    if (hidden <= 0) {
      return;
    }
    double top = getVvalue() * hidden;
    if (place.getMinY() < top || place.getHeight() > visible) {
      setVvalue(place.getMinY() / hidden);
    } else if (place.getMaxY() > top + visible) {
      setVvalue((place.getMaxY() - visible) / hidden);
    }
  }
}

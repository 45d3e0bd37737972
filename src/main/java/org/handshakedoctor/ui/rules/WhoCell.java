package org.handshakedoctor.ui.rules;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.fx.WrappingCell;
import org.handshakedoctor.ui.rules.RulesPlan.Candidate;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One address: whether it is blocked, how often it failed, who runs it, what speaks against it. Or
/// a network that is offered in place of some of them.
final class WhoCell extends WrappingCell<WhoRow> {
  private final WhoList list;
  private final CandidateWords said;
  private final Texts texts;

  WhoCell(WhoList list, CandidateWords said) {
    this.list = list;
    this.said = said;
    this.texts = said.texts();
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable WhoRow row, boolean empty) {
    super.updateItem(row, empty);
    getStyleClass().removeAll("group", "address");
    setText(null);
    setGraphic(null);
    setAccessibleText(null);
    if (row == null || empty) {
      return;
    }
    getStyleClass().add(row instanceof WhoRow.Heading ? "group" : "address");
    switch (row) {
      case WhoRow.Heading heading -> setText(said.heading(heading));
      case WhoRow.Address address -> {
        Candidate candidate = address.candidate();
        setGraphic(
            node(
                sign(address),
                candidate.address().toString(),
                said.failures(candidate),
                said.notes(address),
                remove(candidate)));
        setAccessibleText(said.spoken(address));
      }
      case WhoRow.Offer offer -> {
        String network = offer.widening().network().toString();
        String note = said.offer(offer.widening());
        CheckBox box = box(offer.taken(), texts.get("rules.offer.take"));
        box.setOnAction(_ -> list.widen(offer.widening(), box.isSelected()));
        setGraphic(node(sign(box), network, "", List.of(note)));
        setAccessibleText(
            texts.get(offer.taken() ? "rules.offer.taken" : "rules.offer.open", network, note));
      }
    }
  }

  private static Node node(
      Node sign, String name, String right, List<String> notes, Node... behind) {
    Label address = new Label(name);
    address.getStyleClass().add("mono");
    address.setWrapText(true);
    address.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(address, Priority.ALWAYS);
    Label failures = new Label(right);
    failures.getStyleClass().add("failures");
    failures.setMinWidth(Region.USE_PREF_SIZE);
    VBox words = new VBox(new HBox(8, address, failures));
    notes.forEach(note -> words.getChildren().add(note(note)));
    words.getStyleClass().add("words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox node = new HBox(sign, words);
    node.getChildren().addAll(behind);
    node.getStyleClass().add("who");
    return node;
  }

  private static Label note(String words) {
    Label note = new Label(words);
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    note.getStyleClass().add("note");
    return note;
  }

  /// A box to tick where the user may decide, else a sign for what is decided.
  private Node sign(WhoRow.Address row) {
    Candidate candidate = row.candidate();
    if (candidate.reasons().isEmpty()) {
      return sign(new FontIcon(Feather.CHECK));
    }
    if (candidate.isForbidden()) {
      Node sign = sign(new FontIcon(Feather.LOCK));
      Tooltip.install(sign, new Tooltip(texts.get("rules.who.never")));
      return sign;
    }
    CheckBox box = box(row.blocked(), texts.get("rules.who.override"));
    box.getTooltip().setText(said.condition(candidate));
    box.setOnAction(_ -> list.override(candidate, box.isSelected()));
    return sign(box);
  }

  private static Node sign(Node inside) {
    StackPane sign = new StackPane(inside);
    sign.getStyleClass().add("sign");
    return sign;
  }

  /// The keyboard has Space for the row; a stop in every row would be in its way.
  private static CheckBox box(boolean selected, String name) {
    CheckBox box = new CheckBox();
    box.setSelected(selected);
    box.setFocusTraversable(false);
    box.setTooltip(new Tooltip(name));
    box.setAccessibleText(name);
    return box;
  }

  private Node remove(Candidate candidate) {
    Button remove = new Button(null, new FontIcon(Feather.X));
    remove.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Styles.SMALL, "remove");
    remove.setFocusTraversable(false);
    remove.setTooltip(new Tooltip(texts.get("rules.who.remove")));
    remove.setAccessibleText(texts.get("rules.who.remove.one", candidate.address().toString()));
    remove.setOnAction(_ -> list.remove(List.of(candidate.address())));
    return remove;
  }
}

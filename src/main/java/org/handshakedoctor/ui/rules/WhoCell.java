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
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.fx.WrappingCell;
import org.handshakedoctor.ui.rules.RulesPlan.Candidate;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One address: whether it is blocked, how often it failed, who runs it, what speaks against it.
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
    switch (row) {
      case WhoRow.Heading heading -> {
        getStyleClass().add("group");
        setText(words(heading));
      }
      case WhoRow.Address address -> {
        getStyleClass().add("address");
        setGraphic(node(address));
        setAccessibleText(said.spoken(address));
      }
    }
  }

  private Node node(WhoRow.Address row) {
    Candidate candidate = row.candidate();
    Label address = new Label(candidate.address().toString());
    address.getStyleClass().add("mono");
    address.setWrapText(true);
    address.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(address, Priority.ALWAYS);
    Label failures = new Label(said.failures(candidate));
    failures.getStyleClass().add("failures");
    failures.setMinWidth(Region.USE_PREF_SIZE);
    VBox words = new VBox(new HBox(8, address, failures));
    said.notes(row).forEach(note -> words.getChildren().add(note(note)));
    words.getStyleClass().add("words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox node = new HBox(sign(row), words, remove(candidate));
    node.getStyleClass().add("who");
    return node;
  }

  private String words(WhoRow.Heading heading) {
    String key = heading.blocked() ? "rules.who.blocked" : "rules.who.spared";
    return heading.shown() == heading.all()
        ? texts.get(key, heading.all())
        : texts.get(key + ".some", heading.shown(), heading.all());
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
    SpareReason reason = row.candidate().reason();
    if (reason == null || reason.hard()) {
      FontIcon icon = new FontIcon(reason == null ? Feather.CHECK : Feather.LOCK);
      StackPane sign = new StackPane(icon);
      sign.getStyleClass().add("sign");
      if (reason != null) {
        Tooltip.install(sign, new Tooltip(texts.get("rules.who.never")));
      }
      return sign;
    }
    CheckBox box = new CheckBox();
    box.setSelected(row.blocked());
    box.setFocusTraversable(false);
    box.setTooltip(new Tooltip(texts.get("rules.who.override")));
    box.setAccessibleText(texts.get("rules.who.override"));
    box.setOnAction(_ -> list.override(row.candidate(), reason, box.isSelected()));
    StackPane sign = new StackPane(box);
    sign.getStyleClass().add("sign");
    return sign;
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

package org.handshakedoctor.ui.lookup;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handshakedoctor.ui.fx.FaultMark;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.fx.WrappingCell;
import org.jspecify.annotations.Nullable;

/// One error: whose problem it usually is, its name, and what a log says for it.
final class HitCell extends WrappingCell<Found.Hit> {
  private static final PseudoClass EXACT = PseudoClass.getPseudoClass("exact");

  private final LookupWords words;
  private final Texts texts;
  private final Label mark = new Label();
  private final Label name = new Label();
  private final Label origin = new Label();
  private final HBox row;

  HitCell(LookupWords words) {
    this.words = words;
    this.texts = words.texts();
    mark.getStyleClass().add("fault-mark");
    mark.setMinWidth(Region.USE_PREF_SIZE);
    name.getStyleClass().add("hit-name");
    name.setWrapText(true);
    name.setMinHeight(Region.USE_PREF_SIZE);
    origin.getStyleClass().addAll("hit-origin", "small", "muted");
    VBox both = new VBox(name, origin);
    both.getStyleClass().add("hit-words");
    HBox.setHgrow(both, Priority.ALWAYS);
    row = new HBox(mark, both);
    row.getStyleClass().add("hit");
    // As wide as the list, and never wider.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Found.@Nullable Hit hit, boolean empty) {
    super.updateItem(hit, empty);
    setGraphic(null);
    setAccessibleText(null);
    pseudoClassStateChanged(EXACT, hit != null && !empty && hit.exact());
    if (hit != null && !empty) {
      setGraphic(row);
      FaultMark fault = FaultMark.of(hit.entry().fault());
      mark.setText(fault.symbol());
      row.getStyleClass().setAll("hit", fault.styleClass());
      name.setText(words.name(hit.entry()));
      origin.setText(words.origin(hit));
      setAccessibleText(
          texts.get(
              "lookup.spoken",
              name.getText(),
              texts.get("fault." + hit.entry().fault().id()),
              origin.getText()));
    }
  }
}

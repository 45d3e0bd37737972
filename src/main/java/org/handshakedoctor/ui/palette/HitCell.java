package org.handshakedoctor.ui.palette;

import atlantafx.base.theme.Styles;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// One action: its name, what kind it is, and its keys.
final class HitCell extends ListCell<Hit> {
  private static final PseudoClass IMPOSSIBLE = PseudoClass.getPseudoClass("impossible");

  private final Texts texts;
  private final Label name = new Label();
  private final Label other = new Label();
  private final Label group = new Label();
  private final Label keys = new Label();
  private final HBox row;

  HitCell(Texts texts) {
    this.texts = texts;
    other.getStyleClass().addAll(Styles.TEXT_MUTED, "small");
    group.getStyleClass().addAll("muted", "small");
    keys.getStyleClass().addAll("key", "small");
    group.setMinWidth(Region.USE_PREF_SIZE);
    keys.setMinWidth(Region.USE_PREF_SIZE);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    row = new HBox(8, name, other, between, group, keys);
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Hit hit, boolean empty) {
    super.updateItem(hit, empty);
    if (hit == null || empty) {
      setGraphic(null);
      pseudoClassStateChanged(IMPOSSIBLE, false);
    } else {
      setGraphic(row);
      pseudoClassStateChanged(IMPOSSIBLE, !hit.possible());
      name.setText(hit.name());
      other.setText(hit.other() == null ? "" : hit.other());
      group.setText(texts.get("actions." + hit.action().group().id()));
      keys.setText(hit.keys());
      keys.setVisible(!hit.keys().isEmpty());
      keys.setManaged(!hit.keys().isEmpty());
      String spoken = hit.keys().isEmpty() ? hit.name() : hit.name() + ", " + hit.keys();
      setAccessibleText(hit.possible() ? spoken : texts.get("palette.impossible", spoken));
    }
  }
}

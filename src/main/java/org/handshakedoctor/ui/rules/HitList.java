package org.handshakedoctor.ui.rules;

import java.util.Comparator;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handshakedoctor.core.analysis.Reach;
import org.handshakedoctor.core.analysis.Reach.Hit;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.fx.WholeList;
import org.handshakedoctor.ui.fx.WrappingCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Whom each rule would have met in the log; those who also got in come first.
final class HitList extends ListView<Hit> {
  private static final Comparator<Hit> ORDER =
      Comparator.comparingLong(Hit::requests)
          .thenComparingInt(Hit::failures)
          .reversed()
          .thenComparing(Hit::network);

  private final ReachWords words;
  private final WholeList<Hit> hits = new WholeList<>();
  private boolean visitsKnown;

  HitList(Texts texts) {
    words = new ReachWords(texts);
    setItems(hits);
    setCellFactory(_ -> new HitCell());
    getStyleClass().add("hit-list");
    setAccessibleText(texts.get("rules.text.hits"));
  }

  void show(Reach reach) {
    visitsKnown = reach.visitsKnown();
    hits.show(reach.hits().stream().sorted(ORDER).toList());
  }

  private final class HitCell extends WrappingCell<Hit> {
    private final Label network = new Label();
    private final Label note = new Label();
    private final FontIcon icon = new FontIcon();
    private final HBox row = new HBox(icon, new VBox(network, note));

    HitCell() {
      setPrefWidth(0);
      network.getStyleClass().add("mono");
      network.setWrapText(true);
      note.setWrapText(true);
      note.setMinHeight(Region.USE_PREF_SIZE);
      note.getStyleClass().add("note");
      HBox.setHgrow(row.getChildren().getLast(), Priority.ALWAYS);
      row.getStyleClass().add("hit");
    }

    @Override
    protected void updateItem(@Nullable Hit hit, boolean empty) {
      super.updateItem(hit, empty);
      if (hit == null || empty) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      String said = words.hit(hit, visitsKnown);
      icon.setIconCode(hit.served() > 0 ? Feather.ALERT_TRIANGLE : Feather.CHECK);
      icon.getStyleClass().removeAll("doubtful", "clear");
      icon.getStyleClass().add(hit.served() > 0 ? "doubtful" : "clear");
      network.setText(hit.network().toString());
      note.setText(said);
      setGraphic(row);
      setAccessibleText(hit.network() + ", " + said);
    }
  }
}

package org.handshakedoctor.ui.lines;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// One raw line with its number, its parts told apart.
final class LineCell extends ListCell<Integer> {
  private final Texts texts;
  private final Label number = new Label();
  private final Label source = new Label();
  private final HBox pieces = new HBox();
  private final HBox row = new HBox(12, number, source, pieces);
  private final ChangeListener<@Nullable String> onRead = (_, _, line) -> show(line);
  private final Supplier<@Nullable LineCache> caches;
  private @Nullable LineCache cache;
  private @Nullable ReadOnlyObjectProperty<@Nullable String> shown;

  /// @param caches gives the cache of the log whose failures are the items at the moment
  LineCell(Texts texts, Supplier<@Nullable LineCache> caches) {
    this.texts = texts;
    this.caches = caches;
    number.getStyleClass().addAll("mono", "line-number");
    source.getStyleClass().addAll("small", "muted", "line-source");
    pieces.getStyleClass().add("line-pieces");
    row.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(@Nullable Integer failure, boolean empty) {
    super.updateItem(failure, empty);
    if (shown != null) {
      shown.removeListener(onRead);
      shown = null;
    }
    cache = caches.get();
    if (failure == null || empty || cache == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    FailureLog log = cache.log();
    number.setText(texts.number(log.line(failure)));
    boolean several = log.sources().size() > 1;
    source.setText(several ? fileName(VisibleText.of(log.source(failure).name())) : "");
    source.setVisible(several);
    source.setManaged(several);
    setGraphic(row);
    shown = cache.line(failure);
    shown.addListener(onRead);
    show(shown.get());
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void show(@Nullable String line) {
    Integer failure = getItem();
    if (failure == null || cache == null) {
      return;
    }
    pieces.getChildren().clear();
    if (line == null || line.equals(LineCache.GONE)) {
      Label instead = new Label(texts.get(line == null ? "lines.loading" : "lines.gone"));
      instead.getStyleClass().add("muted");
      pieces.getChildren().add(instead);
      setAccessibleText(instead.getText());
      return;
    }
    FailureLog log = cache.log();
    for (LinePart part : LinePart.of(line, log.kind(failure).reason(), log.client(failure))) {
      Text text = new Text(part.text());
      text.getStyleClass().addAll("mono", "line-text");
      if (part.styleClass() != null) {
        text.getStyleClass().add(part.styleClass());
      }
      pieces.getChildren().add(text);
    }
    setAccessibleText(texts.get("lines.row", log.line(failure), line));
  }
}

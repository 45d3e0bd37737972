package org.handshakedoctor.ui.lines;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.ui.fx.FaultMark;
import org.handshakedoctor.ui.session.SourceNames;
import org.jspecify.annotations.Nullable;

/// One raw line with its number, its parts told apart.
final class LineCell extends ListCell<Integer> {
  private static final double DIGIT = 8;
  private static final double SPACE = 12;

  private final LineWords words;
  private final ContextMenu menu;
  private final Label number = new Label();
  private final Label source = new Label();
  private final LinePieces pieces = new LinePieces();
  private final HBox row = new HBox(SPACE, number, source, pieces);
  private final ChangeListener<@Nullable LineText> onRead = (_, _, line) -> show(line);
  private final Supplier<@Nullable LineCache> caches;
  private @Nullable LineCache cache;
  private @Nullable ReadOnlyObjectProperty<@Nullable LineText> shown;

  /// @param caches gives the cache of the log whose failures are the items at the moment
  LineCell(LineWords words, Supplier<@Nullable LineCache> caches, ContextMenu menu) {
    this.words = words;
    this.caches = caches;
    this.menu = menu;
    number.getStyleClass().addAll("mono", "line-number");
    source.getStyleClass().addAll("small", "muted", "line-source");
    getStyleClass().add("line-cell");
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
      setContextMenu(null);
      setAccessibleText(null);
      return;
    }
    showPlace(cache.log(), cache.names(), failure);
    setGraphic(row);
    setContextMenu(menu);
    shown = cache.line(failure);
    shown.addListener(onRead);
    show(shown.get());
  }

  private void showPlace(FailureLog log, SourceNames names, int failure) {
    number.setText(words.texts().number(log.line(failure)));
    long last = log.sources().stream().mapToLong(SourceSummary::lines).max().orElse(0);
    number.setMinWidth(words.texts().number(last).length() * DIGIT);
    source.setText(names.areSeveral() ? names.name(log.source(failure)) : "");
    source.setVisible(names.areSeveral());
    source.setManaged(names.areSeveral());
  }

  private void show(@Nullable LineText line) {
    Integer failure = getItem();
    if (failure == null || cache == null) {
      return;
    }
    List<LinePiece> parts =
        line == null
            ? List.of(new LinePiece(words.texts().get("lines.loading"), "line-time"))
            : words.parts(cache.log(), failure, line);
    pieces.show(parts, FaultMark.of(cache.log().cause(failure).fault()).styleClass());
    String spoken = parts.stream().map(LinePiece::text).collect(Collectors.joining());
    String place = words.place(cache.log(), failure, cache.names());
    setAccessibleText(words.texts().get("lines.row", place, spoken));
  }
}

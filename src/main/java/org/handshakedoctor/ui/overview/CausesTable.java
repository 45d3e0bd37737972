package org.handshakedoctor.ui.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// The causes, most frequent first. As tall as its rows: the whole pane scrolls, not the table.
///
/// While the log is read the rows keep their places and new ones come last, so that nothing jumps
/// under the eyes; only the user, or the end of the log, sorts them.
final class CausesTable extends TableView<ReasonSummary> {
  private static final double ROW_HEIGHT = 64;
  private static final double HEADER_HEIGHT = 40;
  private static final double BORDERS = 2;

  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination COPY_ALL =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private final CauseWords words;
  private final Predicate<Cause> isFiltered;
  private final Consumer<Cause> onFilter;
  private final Consumer<Cause> onExplain;
  private final CauseMenu menu;
  private final ObservableList<ReasonSummary> summaries = FXCollections.observableArrayList();
  private final CauseColumns columns;

  /// True while this class itself changes the selection.
  private boolean showing;

  private int total;
  private boolean settled = true;
  private @Nullable Report shown;

  /// @param isFiltered whether only the failures of this cause are shown
  /// @param onFilter is asked to show only those, or all again
  /// @param onSelect is told the selected cause, null for none
  /// @param onExplain is asked to bring the explanation to sight
  CausesTable(
      Texts texts,
      CauseName names,
      Predicate<Cause> isFiltered,
      Consumer<Cause> onFilter,
      Consumer<@Nullable Cause> onSelect,
      Consumer<Cause> onExplain) {
    this.words = new CauseWords(texts, names);
    this.isFiltered = isFiltered;
    this.onFilter = onFilter;
    this.onExplain = onExplain;
    this.columns = new CauseColumns(texts, names, () -> total, isFiltered, onFilter);
    getColumns().setAll(columns.all());
    this.menu =
        new CauseMenu(
            this,
            texts,
            isFiltered,
            onFilter,
            onExplain,
            one -> CopyButton.copy(words.asLine(one)),
            () -> CopyButton.copy(asTable()));
    setAccessibleText(texts.get("overview.causes"));
    behave(onSelect);
  }

  private void behave(Consumer<@Nullable Cause> onSelect) {
    setFixedCellSize(ROW_HEIGHT);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    getStyleClass().add("causes");
    setRowFactory(_ -> row());
    setItems(summaries);
    setSortPolicy(
        _ -> {
          arrange(summaries);
          return true;
        });
    columns.sortByFailures(this);
    widthProperty().subscribe(width -> columns.fit(width.doubleValue()));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, one) -> {
              if (!showing) {
                onSelect.accept(one == null ? null : one.cause());
              }
            });
  }

  /// @param finished false while the log is read
  void show(Report report, boolean finished, @Nullable Cause selected) {
    if (isNews(report) || settled != finished) {
      List<ReasonSummary> next =
          finished || shown == null ? report.reasons() : inPlace(report.reasons());
      total = report.failures();
      shown = report;
      settled = finished;
      arrange(next, finished);
      double height = HEADER_HEIGHT + summaries.size() * ROW_HEIGHT + BORDERS;
      setMinHeight(height);
      setPrefHeight(height);
      setMaxHeight(height);
    }
    select(selected);
  }

  /// Forgets the order of the log that was shown.
  void clear() {
    shown = null;
  }

  private boolean isNews(Report report) {
    Report before = shown;
    return before == null
        || !before.reasons().equals(report.reasons())
        || !before.filter().equals(report.filter());
  }

  /// The rows that are there stay where they are.
  private List<ReasonSummary> inPlace(List<ReasonSummary> reasons) {
    Map<Cause, Integer> places = new HashMap<>();
    for (int i = 0; i < summaries.size(); i++) {
      places.put(summaries.get(i).cause(), i);
    }
    List<ReasonSummary> next = new ArrayList<>(reasons);
    next.sort(Comparator.comparingInt(one -> places.getOrDefault(one.cause(), Integer.MAX_VALUE)));
    return next;
  }

  private void arrange(List<ReasonSummary> next) {
    Cause selected = selectedCause();
    arrange(next, true);
    select(selected);
  }

  private void arrange(List<ReasonSummary> next, boolean sort) {
    List<ReasonSummary> ordered = new ArrayList<>(next);
    Comparator<ReasonSummary> order = getComparator();
    if (sort && order != null) {
      ordered.sort(order);
    }
    showing = true;
    summaries.setAll(ordered);
    showing = false;
  }

  private @Nullable Cause selectedCause() {
    ReasonSummary one = getSelectionModel().getSelectedItem();
    return one == null ? null : one.cause();
  }

  /// Marks the row of this cause, without telling.
  void select(@Nullable Cause cause) {
    showing = true;
    int row = -1;
    for (int i = 0; i < getItems().size(); i++) {
      if (getItems().get(i).cause().equals(cause)) {
        row = i;
      }
    }
    if (row < 0) {
      getSelectionModel().clearSelection();
    } else {
      getSelectionModel().clearAndSelect(row);
    }
    showing = false;
  }

  /// Scrolls a pane around this table so far that the selected row can be seen, if it is here that
  /// the user is; for the table itself all of its rows are in sight.
  void revealIn(ScrollPane pane) {
    int row = getSelectionModel().getSelectedIndex();
    Node all = pane.getContent();
    double visible = pane.getViewportBounds().getHeight();
    double hidden = all.getLayoutBounds().getHeight() - visible;
    if (row < 0 || !isFocused() || hidden <= 0) {
      return;
    }
    Bounds inTable =
        new BoundingBox(0, HEADER_HEIGHT + row * ROW_HEIGHT, getWidth(), ROW_HEIGHT + BORDERS);
    Bounds place = all.sceneToLocal(localToScene(inTable));
    double top = pane.getVvalue() * hidden;
    if (place.getMinY() < top) {
      pane.setVvalue(place.getMinY() / hidden);
    } else if (place.getMaxY() > top + visible) {
      pane.setVvalue((place.getMaxY() - visible) / hidden);
    }
  }

  /// All rows as they are sorted, for a spreadsheet.
  String asTable() {
    return words.asTable(summaries);
  }

  private TableRow<ReasonSummary> row() {
    TableRow<ReasonSummary> row = new TableRow<>();
    row.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2 && !row.isEmpty()) {
            onExplain.accept(row.getItem().cause());
          }
        });
    row.itemProperty()
        .subscribe(
            one -> {
              row.setAccessibleText(one == null ? null : spoken(one));
              row.setContextMenu(one == null ? null : menu);
            });
    return row;
  }

  private String spoken(ReasonSummary one) {
    return words.spoken(one, Objects.requireNonNull(shown).trend(one.course()));
  }

  private void key(KeyEvent event) {
    ReasonSummary selected = getSelectionModel().getSelectedItem();
    if (COPY_ALL.match(event)) {
      CopyButton.copy(asTable());
      event.consume();
    } else if (selected != null && event.getCode() == KeyCode.ENTER) {
      onExplain.accept(selected.cause());
      event.consume();
    } else if (selected != null && COPY.match(event)) {
      CopyButton.copy(words.asLine(selected));
      event.consume();
    }
  }

  /// The keys for filters are those of every table; where plus is depends on the keyboard.
  private void typed(KeyEvent event) {
    Cause selected = selectedCause();
    boolean toggles =
        selected != null
            && (isFiltered.test(selected)
                ? "-".equals(event.getCharacter())
                : "+".equals(event.getCharacter()));
    if (toggles) {
      onFilter.accept(selected);
      event.consume();
    }
  }
}

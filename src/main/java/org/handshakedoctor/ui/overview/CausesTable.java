package org.handshakedoctor.ui.overview;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.ui.fx.CopyButton;
import org.handshakedoctor.ui.fx.Texts;
import org.jspecify.annotations.Nullable;

/// The causes, most frequent first. As tall as its rows: the whole pane scrolls, not the table.
final class CausesTable extends TableView<ReasonSummary> {
  private static final double ROW_HEIGHT = 64;
  private static final double HEADER_HEIGHT = 40;
  private static final double BORDERS = 2;

  /// Below these widths the column gives its room to the names.
  private static final double WIDTH_FOR_OPERATION = 900;

  private static final double WIDTH_FOR_ALL_NUMBERS = 640;

  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final Texts texts;
  private final CauseName names;
  private final Consumer<Cause> onFilter;
  private final Consumer<@Nullable Cause> onSelect;
  private final CauseMenu menu;
  private final ObservableList<ReasonSummary> summaries = FXCollections.observableArrayList();
  private final TableColumn<ReasonSummary, ReasonSummary> operation;
  private final TableColumn<ReasonSummary, ReasonSummary> clients;
  private final TableColumn<ReasonSummary, ReasonSummary> first;
  private final TableColumn<ReasonSummary, ReasonSummary> failures;

  /// True while this class itself changes the selection.
  private boolean showing;

  private int total;
  private Filter filter = Filter.NONE;

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
    this.texts = texts;
    this.names = names;
    this.onFilter = onFilter;
    this.onSelect = onSelect;
    CauseCells cells = new CauseCells(texts, names);
    TableColumn<ReasonSummary, ReasonSummary> fault =
        column("fault", 116, Comparator.comparing(one -> one.cause().fault()), cells::fault);
    TableColumn<ReasonSummary, ReasonSummary> cause = column("cause", 0, byName(), cells::name);
    operation =
        column("operation", 140, Comparator.comparing(CausesTable::operation), cells::operation);
    failures =
        column(
            "failures",
            92,
            Comparator.comparingInt(ReasonSummary::failures),
            () -> cells.failures(() -> total));
    clients =
        column("clients", 92, Comparator.comparingInt(ReasonSummary::clients), cells::clients);
    first =
        column(
            "first",
            84,
            Comparator.comparingInt(ReasonSummary::first),
            () -> cells.time(ReasonSummary::first));
    TableColumn<ReasonSummary, ReasonSummary> last =
        column(
            "last",
            84,
            Comparator.comparingInt(ReasonSummary::last),
            () -> cells.time(ReasonSummary::last));
    TableColumn<ReasonSummary, ReasonSummary> filter =
        column("filter", 36, byName(), () -> cells.filter(isFiltered, onFilter));
    filter.setSortable(false);
    filter.setText("");
    List.of(failures, clients).forEach(one -> one.getStyleClass().add("number"));
    getColumns().setAll(List.of(fault, cause, operation, failures, clients, first, last, filter));
    this.menu =
        new CauseMenu(
            this, texts, isFiltered, onFilter, onExplain, one -> CopyButton.copy(asLine(one)));
    behave();
  }

  private void behave() {
    setFixedCellSize(ROW_HEIGHT);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    getStyleClass().add("causes");
    setAccessibleText(texts.get("overview.causes"));
    setRowFactory(_ -> row());
    SortedList<ReasonSummary> sorted = new SortedList<>(summaries);
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    failures.setSortType(TableColumn.SortType.DESCENDING);
    getSortOrder().setAll(List.of(failures));
    widthProperty().subscribe(width -> fit(width.doubleValue()));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, one) -> {
              if (!showing) {
                onSelect.accept(one == null ? null : one.cause());
              }
            });
  }

  void show(Report report, @Nullable Cause selected) {
    if (!summaries.equals(report.reasons()) || !filter.equals(report.filter())) {
      total = report.failures();
      filter = report.filter();
      showing = true;
      summaries.setAll(report.reasons());
      showing = false;
      double height = HEADER_HEIGHT + summaries.size() * ROW_HEIGHT + BORDERS;
      setMinHeight(height);
      setPrefHeight(height);
      setMaxHeight(height);
    }
    select(selected);
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

  private void fit(double width) {
    operation.setVisible(width >= WIDTH_FOR_OPERATION);
    first.setVisible(width >= WIDTH_FOR_ALL_NUMBERS);
    clients.setVisible(width >= WIDTH_FOR_ALL_NUMBERS);
  }

  private TableColumn<ReasonSummary, ReasonSummary> column(
      String key, double width, Comparator<ReasonSummary> order, Supplier<SummaryCell> cell) {
    TableColumn<ReasonSummary, ReasonSummary> column =
        new TableColumn<>(texts.get("overview.column-" + key));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> cell.get());
    column.setComparator(order);
    if (width > 0) {
      column.setMinWidth(width);
      column.setMaxWidth(width);
      column.setResizable(false);
    }
    return column;
  }

  private Comparator<ReasonSummary> byName() {
    Collator collator = Collator.getInstance(texts.locale());
    Function<ReasonSummary, String> name = one -> names.plain(one.cause());
    return Comparator.comparing(name, collator);
  }

  private static String operation(ReasonSummary one) {
    return CauseName.operation(one.cause());
  }

  private TableRow<ReasonSummary> row() {
    TableRow<ReasonSummary> row = new TableRow<>();
    row.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2 && !row.isEmpty()) {
            onFilter.accept(row.getItem().cause());
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

  private void key(KeyEvent event) {
    ReasonSummary selected = getSelectionModel().getSelectedItem();
    if (selected == null) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      onFilter.accept(selected.cause());
      event.consume();
    } else if (COPY.match(event)) {
      CopyButton.copy(asLine(selected));
      event.consume();
    }
  }

  private String spoken(ReasonSummary one) {
    return texts.get(
        "overview.cause-spoken",
        names.plain(one.cause()),
        texts.get("fault." + one.cause().fault().id()),
        one.failures(),
        one.clients());
  }

  /// Parted by tabs, for a spreadsheet.
  private String asLine(ReasonSummary one) {
    Cause cause = one.cause();
    return Stream.of(
            texts.get("fault." + cause.fault().id()),
            names.plain(cause),
            CauseName.logged(cause),
            CauseName.operation(cause),
            Integer.toString(one.failures()),
            Integer.toString(one.clients()),
            one.first() == FailureSink.NO_TIME ? "" : texts.time(one.first()),
            one.last() == FailureSink.NO_TIME ? "" : texts.time(one.last()))
        .collect(Collectors.joining("\t"));
  }
}

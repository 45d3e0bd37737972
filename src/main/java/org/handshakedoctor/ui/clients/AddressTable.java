package org.handshakedoctor.ui.clients;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.ui.fx.WholeList;
import org.jspecify.annotations.Nullable;

/// The table as such: its columns and their widths, its order, and a selection that stays with the
/// addresses wherever sorting and filtering move them.
public final class AddressTable extends TableView<ClientSummary> {
  private static final double LETTER = 8;
  private static final double PADDING = 20;

  /// A long address may take this part of the table.
  private static final double MOST_FOR_ADDRESS = 0.3;

  private static final Set<ClientColumn> LEARNT =
      EnumSet.of(ClientColumn.COUNTRY, ClientColumn.HOST);

  /// The scroll bar and the borders.
  private static final double EDGE = 18;

  private final Map<ClientColumn, TableColumn<ClientSummary, ClientSummary>> columns =
      new EnumMap<>(ClientColumn.class);

  /// Of the columns that begin hidden, those that have been shown by themselves: what the user does
  /// with them afterwards stays.
  private final Set<ClientColumn> learnt = EnumSet.noneOf(ClientColumn.class);

  private final WholeList<ClientSummary> rows = new WholeList<>();

  /// True while the table is given its selection back, which is no choice of the user.
  private boolean restoring;

  /// How much of the width of the causes is there only to fill the table.
  private double stretched;

  private Runnable reorder = () -> {};

  /// Letters of the longest address.
  private int longest;

  /// Number of failures of which the rows are a part.
  private int failures;

  /// @param made makes the columns
  /// @param reorder is run when the user wants another order
  /// @param chosen is given the address that the user selects
  void prepare(ClientColumns made, Runnable reorder, Consumer<ClientSummary> chosen) {
    setItems(rows);
    columns.putAll(made.all());
    column(ClientColumn.FAILURES).setSortType(TableColumn.SortType.DESCENDING);
    getColumns().setAll(columns.values());
    getSortOrder().add(column(ClientColumn.FAILURES));
    this.reorder = reorder;
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            client -> {
              if (client != null && !restoring) {
                chosen.accept(client);
              }
            });
    InvalidationListener stretch = _ -> stretch();
    widthProperty()
        .addListener(
            _ -> {
              fit();
              stretch();
            });
    getVisibleLeafColumns().addListener(stretch);
    columns.forEach(
        (kind, column) -> {
          if (kind != ClientColumn.CAUSE) {
            column.widthProperty().addListener(stretch);
          }
        });
  }

  /// Is called when the user wants another order. The rows are sorted elsewhere and come back
  /// through [#show]; what the table itself would do around its sort policy takes the square of the
  /// selection.
  @Override
  public void sort() {
    reorder.run();
  }

  int failures() {
    return failures;
  }

  List<SortKey> order() {
    return getSortOrder().stream().map(AddressTable::key).toList();
  }

  List<ClientSummary> selected() {
    return getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
  }

  /// The row that was selected last.
  @Nullable ClientSummary current() {
    return getSelectionModel().getSelectedItem();
  }

  void show(ClientRows made) {
    restoring = true;
    failures = made.wish().report().failures();
    // Without a selection the table need not look for it among the rows that go.
    getSelectionModel().clearSelection();
    rows.show(made.rows());
    int[] selected = made.selected().stream().toArray();
    if (selected.length > 0) {
      getSelectionModel().selectIndices(selected[0], selected);
    }
    restoring = false;
    longest = made.longest();
    fit();
  }

  /// Shows what can be known by now of columns that begin hidden, and draws every cell again.
  ///
  /// @param known whether anything could stand in a column
  void learn(Predicate<ClientColumn> known) {
    for (ClientColumn kind : LEARNT) {
      if (known.test(kind) != learnt.contains(kind)) {
        column(kind).setVisible(known.test(kind));
      }
      if (known.test(kind)) {
        learnt.add(kind);
      } else {
        learnt.remove(kind);
      }
    }
    refresh();
  }

  void clear() {
    restoring = true;
    getSelectionModel().clearSelection();
    rows.show(List.of());
    restoring = false;
  }

  private TableColumn<ClientSummary, ClientSummary> column(ClientColumn kind) {
    return Objects.requireNonNull(columns.get(kind));
  }

  private static SortKey key(TableColumn<ClientSummary, ?> column) {
    return new SortKey(
        (ClientColumn) column.getUserData(),
        column.getSortType() == TableColumn.SortType.DESCENDING);
  }

  /// Makes room for the longest address, unless the user has given the column a width.
  private void fit() {
    TableColumn<ClientSummary, ClientSummary> addresses = column(ClientColumn.ADDRESS);
    if (addresses.getWidth() == addresses.getPrefWidth()) {
      double most = Math.max(ClientColumn.ADDRESS.width(), getWidth() * MOST_FOR_ADDRESS);
      double wanted = Math.max(ClientColumn.ADDRESS.width(), longest * LETTER + PADDING);
      addresses.setPrefWidth(Math.min(wanted, most));
    }
  }

  /// Gives the causes what the others leave over, and takes it back when they need it.
  private void stretch() {
    TableColumn<ClientSummary, ClientSummary> causes = column(ClientColumn.CAUSE);
    double used = getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).sum();
    double free = Math.max(getWidth() - EDGE - used, -stretched);
    if (getWidth() > 0 && free != 0) {
      stretched += free;
      causes.setPrefWidth(causes.getWidth() + free);
    }
  }
}

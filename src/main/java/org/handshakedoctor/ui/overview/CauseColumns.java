package org.handshakedoctor.ui.overview;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.ui.fx.Texts;

/// The columns of the [CausesTable]. Where there is little room, those that matter less give theirs
/// to the names.
final class CauseColumns {
  private static final double WIDTH_FOR_CLIENTS = 640;
  private static final double WIDTH_FOR_FIRST = 820;
  private static final double WIDTH_FOR_NETWORKS = 920;
  private static final double WIDTH_FOR_SHARE = 1080;
  private static final double WIDTH_FOR_OPERATION = 1240;

  private final Texts texts;
  private final CauseName names;
  private final TableColumn<ReasonSummary, ReasonSummary> cause;
  private final TableColumn<ReasonSummary, ReasonSummary> fault;
  private final TableColumn<ReasonSummary, ReasonSummary> operation;
  private final TableColumn<ReasonSummary, ReasonSummary> failures;
  private final TableColumn<ReasonSummary, ReasonSummary> clients;
  private final TableColumn<ReasonSummary, ReasonSummary> networks;
  private final TableColumn<ReasonSummary, ReasonSummary> first;
  private final TableColumn<ReasonSummary, ReasonSummary> last;
  private final TableColumn<ReasonSummary, ReasonSummary> course;
  private final TableColumn<ReasonSummary, ReasonSummary> share;
  private final TableColumn<ReasonSummary, ReasonSummary> filter;

  /// @param total is asked for the number of all failures
  /// @param isFiltered whether only the failures of this cause are shown
  /// @param onFilter is asked to show only those, or all again
  CauseColumns(
      Texts texts,
      CauseName names,
      IntSupplier total,
      Predicate<Cause> isFiltered,
      Consumer<Cause> onFilter) {
    this.texts = texts;
    this.names = names;
    CauseCells cells = new CauseCells(texts, names);
    Comparator<ReasonSummary> byFailures = Comparator.comparingInt(ReasonSummary::failures);
    Comparator<ReasonSummary> byLater =
        Comparator.comparingDouble(
            one -> (double) one.course().later() / Math.max(1, one.failures()));
    cause = column("cause", 0, byName(), cells::name);
    fault = column("fault", 116, Comparator.comparing(one -> one.cause().fault()), cells::fault);
    operation =
        column("operation", 140, Comparator.comparing(CauseColumns::operation), cells::operation);
    share = column("share", 132, byFailures, () -> cells.share(total));
    failures =
        column("failures", 92, byFailures, () -> cells.failures(total, share.visibleProperty()));
    clients = column("clients", 92, ReasonSummary::clients, cells);
    networks = column("networks", 92, ReasonSummary::networks, cells);
    first =
        column(
            "first",
            84,
            Comparator.comparingInt(ReasonSummary::first),
            () -> cells.time(ReasonSummary::first));
    last =
        column(
            "last",
            84,
            Comparator.comparingInt(ReasonSummary::last),
            () -> cells.time(ReasonSummary::last));
    course = column("course", 116, byLater, cells::course);
    filter = column("filter", 36, byName(), () -> cells.filter(isFiltered, onFilter));
    filter.setSortable(false);
    filter.setText("");
    List.of(failures, clients, networks).forEach(one -> one.getStyleClass().add("number"));
    share.setSortType(TableColumn.SortType.DESCENDING);
  }

  List<TableColumn<ReasonSummary, ReasonSummary>> all() {
    return List.of(
        cause, fault, operation, failures, clients, networks, first, last, course, share, filter);
  }

  void sortByFailures(TableView<ReasonSummary> table) {
    failures.setSortType(TableColumn.SortType.DESCENDING);
    table.getSortOrder().setAll(List.of(failures));
  }

  /// @param width of the table
  void fit(double width) {
    operation.setVisible(width >= WIDTH_FOR_OPERATION);
    share.setVisible(width >= WIDTH_FOR_SHARE);
    networks.setVisible(width >= WIDTH_FOR_NETWORKS);
    first.setVisible(width >= WIDTH_FOR_FIRST);
    clients.setVisible(width >= WIDTH_FOR_CLIENTS);
    course.setVisible(width >= WIDTH_FOR_CLIENTS);
  }

  private TableColumn<ReasonSummary, ReasonSummary> column(
      String key, double width, ToIntFunction<ReasonSummary> number, CauseCells cells) {
    return column(key, width, Comparator.comparingInt(number), () -> cells.number(number));
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
}

package org.handshakedoctor.ui.lines;

import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Report;
import org.jspecify.annotations.Nullable;

/// The list as such, with a selection that stays with the failures wherever filtering moves them.
public final class LineList extends ListView<Integer> {
  /// What is shown.
  private @Nullable Report report;

  /// True while the list is given its selection back, which is no choice of the user.
  private boolean restoring;

  /// @param chosen is given the failure that the user selects
  void prepare(IntConsumer chosen) {
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            failure -> {
              if (failure != null && !restoring) {
                chosen.accept(failure);
              }
            });
  }

  /// Numbers of the selected failures.
  List<Integer> selected() {
    return getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
  }

  /// The failure that was selected last.
  @Nullable Integer current() {
    return getSelectionModel().getSelectedItem();
  }

  /// What is on the screen stays where it is, and rows that are new come behind it.
  void show(Report next) {
    Report before = report;
    FailureLog log = next.log();
    FailureLog logBefore = before == null ? log : before.log();
    List<Integer> selected =
        logBefore == log
            ? selected()
            : selected().stream().map(failure -> log.numberOf(logBefore, failure)).toList();
    RowList rows = new RowList(next.rows());
    restoring = true;
    getSelectionModel().clearSelection();
    setItems(rows);
    int[] places = selected.stream().mapToInt(rows::indexOf).filter(i -> i >= 0).toArray();
    if (places.length > 0) {
      getSelectionModel().selectIndices(places[0], places);
    }
    restoring = false;
    if (places.length > 0 && before != null && !next.filter().equals(before.filter())) {
      scrollTo(places[0]);
    }
    if (logBefore != log) {
      // The number of a row may stand for another failure now.
      refresh();
    }
    report = next;
  }

  void clear() {
    restoring = true;
    getSelectionModel().clearSelection();
    setItems(FXCollections.observableArrayList());
    report = null;
    restoring = false;
  }
}

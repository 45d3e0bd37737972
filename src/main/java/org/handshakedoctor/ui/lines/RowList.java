package org.handshakedoctor.ui.lines;

import java.util.RandomAccess;
import javafx.collections.ObservableListBase;
import org.handshakedoctor.core.analysis.Report;

/// The rows of a report as a list, without copying them: a million rows cost nothing. Immutable.
///
/// Two of them are equal only if they are the same, for the list view compares what it has with
/// what it is given, and would look at every row.
final class RowList extends ObservableListBase<Integer> implements RandomAccess {
  private final Report.Rows rows;

  RowList(Report.Rows rows) {
    this.rows = rows;
  }

  @Override
  public Integer get(int index) {
    return rows.get(index);
  }

  @Override
  public int size() {
    return rows.size();
  }

  /// Rows ascend.
  @Override
  public int indexOf(Object failure) {
    if (!(failure instanceof Integer wanted)) {
      return -1;
    }
    int low = 0;
    int high = rows.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Integer.compare(rows.get(middle), wanted);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}

package org.handshakedoctor.ui.lines;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.handshakedoctor.core.analysis.Report;

/// The rows of a report as a list, without copying them: a million rows cost nothing.
final class RowList extends AbstractList<Integer> implements RandomAccess {
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
}

package org.handshakedoctor.ui.fx;

import java.util.List;
import javafx.collections.ObservableListBase;

/// What a table or a list shows, replaced as a whole: a million rows change hands without being
/// copied.
///
/// A `TableView` forgets its sort order when it is given another list, so it keeps this one.
public final class WholeList<E> extends ObservableListBase<E> {
  private List<E> elements = List.of();

  /// @param next must not change any more
  public void show(List<E> next) {
    List<E> before = elements;
    elements = next;
    beginChange();
    nextReplace(0, next.size(), before);
    endChange();
  }

  @Override
  public E get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }
}

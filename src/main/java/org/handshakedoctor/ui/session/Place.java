package org.handshakedoctor.ui.session;

import java.util.EnumSet;
import java.util.Set;
import org.handshakedoctor.core.analysis.Filter;

/// What somebody looks at: which pane, and of what.
///
/// @param filter shared by all panes
public record Place(Pane pane, Filter filter) {

  /// What can differ between two places.
  public enum Change {
    PANE,
    SEARCH,
    TIME,
    REST
  }

  public Set<Change> changes(Place other) {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    if (pane != other.pane) {
      changes.add(Change.PANE);
    }
    if (!filter.search().equals(other.filter.search())) {
      changes.add(Change.SEARCH);
    }
    if (!filter.time().equals(other.filter.time())) {
      changes.add(Change.TIME);
    }
    if (!filter.withSearch(other.filter.search()).withTime(other.filter.time()).equals(
        other.filter)) {
      changes.add(Change.REST);
    }
    return changes;
  }
}

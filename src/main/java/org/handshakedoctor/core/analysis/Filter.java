package org.handshakedoctor.core.analysis;

import java.util.Set;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// Which failures a report is about. A failure must satisfy every part.
///
/// @param search what the user typed; an empty text finds everything
/// @param entries ids of explanations, empty for all of them
/// @param client the one address asked for, or null for all
/// @param time failures without a time are in no range but [TimeRange#ALL]
public record Filter(
    Search search, Set<String> entries, @Nullable IpAddress client, TimeRange time) {

  public static final Filter NONE =
      new Filter(new Search("", Set.of()), Set.of(), null, TimeRange.ALL);

  public Filter {
    entries = Set.copyOf(entries);
  }

  /// A text to be found in the address, or in the words of the failure.
  ///
  /// @param text found without regard to case
  /// @param named ids of the explanations whose name has the text in it, in the reader's language
  public record Search(String text, Set<String> named) {
    public Search {
      named = Set.copyOf(named);
    }
  }

  public Filter withSearch(Search wanted) {
    return new Filter(wanted, entries, client, time);
  }

  public Filter withEntries(Set<String> wanted) {
    return new Filter(search, wanted, client, time);
  }

  public Filter withClient(@Nullable IpAddress wanted) {
    return new Filter(search, entries, wanted, time);
  }

  public Filter withTime(TimeRange wanted) {
    return new Filter(search, entries, client, wanted);
  }

  public boolean isEmpty() {
    return equals(NONE);
  }
}

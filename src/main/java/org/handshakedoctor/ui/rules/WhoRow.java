package org.handshakedoctor.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.handshakedoctor.ui.rules.RulesPlan.Candidate;

/// A row of the list of addresses.
sealed interface WhoRow {

  /// Opens a group.
  ///
  /// @param blocked whether the addresses below will be blocked
  /// @param shown how many stand below
  /// @param all how many there are, found or not
  record Heading(boolean blocked, int shown, int all) implements WhoRow {}

  record Address(Candidate candidate, boolean blocked) implements WhoRow {}

  /// @param wanted which of the addresses are looked for; a group without one has no heading
  static List<WhoRow> of(RulesPlan plan, Predicate<Address> wanted) {
    List<WhoRow> rows = new ArrayList<>(plan.blocked().size() + plan.spared().size() + 2);
    add(rows, plan.blocked(), true, wanted);
    add(rows, plan.spared(), false, wanted);
    return List.copyOf(rows);
  }

  private static void add(
      List<WhoRow> rows, List<Candidate> candidates, boolean blocked, Predicate<Address> wanted) {
    List<Address> found =
        candidates.stream()
            .map(candidate -> new Address(candidate, blocked))
            .filter(wanted)
            .toList();
    if (!found.isEmpty()) {
      rows.add(new Heading(blocked, found.size(), candidates.size()));
      rows.addAll(found);
    }
  }
}

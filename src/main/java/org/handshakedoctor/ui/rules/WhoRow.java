package org.handshakedoctor.ui.rules;

import java.util.ArrayList;
import java.util.List;

/// A row of the list of addresses.
sealed interface WhoRow {

  /// Opens a group.
  ///
  /// @param blocked whether the addresses below will be blocked
  record Heading(boolean blocked, int count) implements WhoRow {}

  record Address(RulesPlan.Candidate candidate, boolean blocked) implements WhoRow {}

  static List<WhoRow> of(RulesPlan plan) {
    List<WhoRow> rows = new ArrayList<>(plan.blocked().size() + plan.spared().size() + 2);
    add(rows, plan.blocked(), true);
    add(rows, plan.spared(), false);
    return List.copyOf(rows);
  }

  private static void add(
      List<WhoRow> rows, List<RulesPlan.Candidate> candidates, boolean blocked) {
    if (!candidates.isEmpty()) {
      rows.add(new Heading(blocked, candidates.size()));
      candidates.forEach(candidate -> rows.add(new Address(candidate, blocked)));
    }
  }
}

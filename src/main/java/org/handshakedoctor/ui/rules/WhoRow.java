package org.handshakedoctor.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.handshakedoctor.core.rules.Widening;
import org.handshakedoctor.ui.rules.RulesPlan.Candidate;

/// A row of the list of addresses.
sealed interface WhoRow {

  enum Group {
    BLOCKED,
    SPARED,
    /// Networks that could be blocked in place of their addresses.
    OFFERS;

    String key() {
      return "rules.who." + name().toLowerCase(Locale.ROOT);
    }
  }

  /// Opens a group.
  ///
  /// @param shown how many stand below
  /// @param all how many there are, found or not
  record Heading(Group group, int shown, int all) implements WhoRow {}

  record Address(Candidate candidate, boolean blocked) implements WhoRow {}

  /// @param taken whether the network is blocked
  record Offer(Widening widening, boolean taken) implements WhoRow {}

  /// @param wanted which of the rows are looked for; a group without one has no heading
  static List<WhoRow> of(RulesPlan plan, Predicate<WhoRow> wanted) {
    List<WhoRow> rows =
        new ArrayList<>(plan.chosen() + plan.offers().size() + Group.values().length);
    add(rows, Group.BLOCKED, found(plan.blocked(), true, wanted), plan.blocked().size());
    List<Offer> offers =
        plan.offers().stream()
            .map(one -> new Offer(one, plan.widened().contains(one.network())))
            .filter(wanted)
            .toList();
    add(rows, Group.OFFERS, offers, plan.offers().size());
    add(rows, Group.SPARED, found(plan.spared(), false, wanted), plan.spared().size());
    return List.copyOf(rows);
  }

  private static List<Address> found(
      List<Candidate> candidates, boolean blocked, Predicate<WhoRow> wanted) {
    return candidates.stream()
        .map(candidate -> new Address(candidate, blocked))
        .filter(wanted)
        .toList();
  }

  private static void add(List<WhoRow> rows, Group group, List<? extends WhoRow> shown, int all) {
    if (!shown.isEmpty()) {
      rows.add(new Heading(group, shown.size(), all));
      rows.addAll(shown);
    }
  }
}

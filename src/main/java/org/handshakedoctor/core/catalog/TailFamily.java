package org.handshakedoctor.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.catalog.ErrorEntry.Match;
import org.handshakedoctor.core.catalog.ErrorEntry.Text;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// What many reasons have in common on one leg: whose side it is, what to do, the causes. An entry
/// without a name of its own, and with only the second half of what happened.
///
/// @param en its name is empty
/// @param zh its name is empty
record TailFamily(
    Fault fault,
    ErrorEntry.Confidence confidence,
    ErrorEntry.Action action,
    List<String> sources,
    List<ErrorEntry.Snippet> snippets,
    @Nullable String check,
    List<List<String>> fits,
    Text en,
    Text zh) {

  TailFamily {
    sources = List.copyOf(sources);
    snippets = List.copyOf(snippets);
    fits = fits.stream().map(List::copyOf).toList();
  }

  /// The whole entry of a row.
  ///
  /// @param leg null if the family is the same on any
  ErrorEntry entry(TailRow row, @Nullable Leg leg, @Nullable String nginxInfoSince) {
    Integer alert = row.alert();
    Match match =
        new Match(
            leg == null ? Set.of() : Set.of(leg),
            List.of(),
            alert == null ? Set.of() : Set.of(alert),
            row.spellings());
    List<String> all = new ArrayList<>(List.of(row.macro()));
    all.addAll(sources);
    return new ErrorEntry(
        row.id(),
        match,
        fault,
        confidence,
        action,
        nginxInfoSince,
        null,
        all,
        snippets,
        check,
        fits,
        text(row.en(), " ", en),
        text(row.zh(), "", zh));
  }

  private static Text text(TailRow.Words row, String between, Text family) {
    return new Text(
        row.name(),
        row.said() + between + family.happened(),
        family.side(),
        family.todo(),
        family.dont(),
        family.causes(),
        family.who(),
        family.expect(),
        family.undo(),
        family.wrong());
  }
}

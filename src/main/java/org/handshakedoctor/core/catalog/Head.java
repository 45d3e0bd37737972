package org.handshakedoctor.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handshakedoctor.core.catalog.ErrorEntry.Text;

/// What an explained error is called, without its explanation.
///
/// @param usual whether logs have shown it, and it has a file of its own
/// @param spellings the texts of its reasons and the servers' own words for it
/// @param alerts numbers
/// @param nameEn in plain English
/// @param nameZh in plain Chinese
/// @param words all else that is said of it, in both languages
public record Head(
    String id,
    boolean usual,
    List<String> spellings,
    Set<Integer> alerts,
    String nameEn,
    String nameZh,
    String words) {

  public Head {
    spellings = List.copyOf(spellings);
    alerts = Set.copyOf(alerts);
  }

  static Head of(ErrorEntry entry) {
    List<String> spellings = new ArrayList<>(entry.match().reasons());
    spellings.addAll(entry.match().messages());
    Stream<String> said =
        Stream.concat(
            Stream.concat(Stream.ofNullable(entry.sample()), entry.sources().stream()),
            Stream.concat(words(entry.en()), words(entry.zh())));
    return new Head(
        entry.id(),
        true,
        spellings,
        entry.match().alerts(),
        entry.en().name(),
        entry.zh().name(),
        String.join("\n", said.toList()));
  }

  /// Its macro is its id, but for what joins its words.
  static Head of(TailRow row) {
    Integer alert = row.alert();
    return new Head(
        row.id(),
        false,
        row.spellings(),
        alert == null ? Set.of() : Set.of(alert),
        row.en().name(),
        row.zh().name(),
        row.en().said() + "\n" + row.zh().said());
  }

  private static Stream<String> words(Text text) {
    return Stream.concat(
        Stream.of(text.happened(), text.side(), text.todo(), text.wrong()),
        text.causes().stream().map(ErrorEntry.PossibleCause::cause));
  }
}

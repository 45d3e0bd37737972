package org.handshakedoctor.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handshakedoctor.core.catalog.ErrorEntry.Text;

/// What an explained error is called, without its explanation.
///
/// @param spellings the texts of its reasons and the servers' own words for it
/// @param alerts numbers
/// @param nameEn in plain English
/// @param nameZh in plain Chinese
/// @param words all else that is said of it, in both languages
public record Head(
    String id,
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
            Stream.of(entry.sample(), String.join(" ", entry.sources())),
            Stream.concat(words(entry.en()), words(entry.zh())));
    return new Head(
        entry.id(),
        spellings,
        entry.match().alerts(),
        entry.en().name(),
        entry.zh().name(),
        String.join("\n", said.toList()));
  }

  private static Stream<String> words(Text text) {
    return Stream.concat(
        Stream.of(text.happened(), text.side(), text.todo(), text.wrong()),
        text.causes().stream().map(ErrorEntry.PossibleCause::cause));
  }
}

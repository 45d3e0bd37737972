package org.handshakedoctor.ui.lookup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.lookup.Answer;
import org.handshakedoctor.core.lookup.Asked;
import org.handshakedoctor.core.lookup.ErrorLookup;

/// Everything that a question brought up. Immutable.
///
/// @param hits what explains it exactly, then what is similar
record Found(Answer answer, List<Hit> hits) {
  private static final int MOST = 60;

  Found {
    hits = List.copyOf(hits);
  }

  /// @param words a text for which the entry is the exact answer; perhaps from a log
  /// @param exact whether it explains what was asked, and not only something like it
  record Hit(ErrorEntry entry, String words, boolean exact) {}

  static Found of(ErrorLookup lookup, String question) {
    Answer answer = lookup.of(question);
    if (answer.asked() == Asked.NOTHING) {
      return new Found(answer, List.of());
    }
    Set<String> exact = new HashSet<>();
    answer.exact().forEach(entry -> exact.add(entry.id()));
    Stream<Hit> exactly =
        answer.exact().stream().map(entry -> new Hit(entry, words(lookup, answer, entry), true));
    Stream<Hit> similar =
        lookup.similar(answer.words(), MOST).stream()
            .filter(one -> !exact.contains(one.entry().id()))
            .map(one -> new Hit(one.entry(), one.words(), false));
    return new Found(answer, Stream.concat(exactly, similar).toList());
  }

  /// Of an entry that stands for several errors the one that was asked about.
  private static String words(ErrorLookup lookup, Answer answer, ErrorEntry entry) {
    if (answer.alert() != null) {
      return "alert " + answer.alert();
    }
    return answer.reason() == null ? lookup.wordsFor(entry) : answer.reason();
  }

  int exact() {
    return answer.exact().size();
  }

  int similar() {
    return hits.size() - exact();
  }

  /// Whether what was asked is known to be an error, and none that the catalogue explains: then
  /// nothing similar is shown in its place unless somebody chooses it.
  boolean isUnexplained() {
    return switch (answer.asked()) {
      case NOTHING -> false;
      case WORDS -> hits.isEmpty();
      case CODE, LINE, ERRORS, ALERT, NAME, REASON, MESSAGE -> exact() == 0;
    };
  }
}

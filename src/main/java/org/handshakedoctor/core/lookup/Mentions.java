package org.handshakedoctor.core.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.catalog.ErrorEntry.Text;
import org.handshakedoctor.core.tls.Leg;

/// Which errors the explanation of another names, by the words that a log has for them. Immutable.
///
/// Many reasons are ordinary English, such as "too long": only those count that nobody writes by
/// chance. Of two reasons where one is a part of the other the longer one is meant.
final class Mentions {
  private static final int WORDS_OF_A_LOG = 3;
  private static final int WORD_OF_A_LOG = 11;

  private final Map<String, List<ErrorEntry>> byReason = new TreeMap<>();

  Mentions(Collection<ErrorEntry> entries) {
    for (ErrorEntry entry : entries) {
      for (String reason : entry.match().reasons()) {
        String words = words(reason);
        if (isTelling(words)) {
          byReason.computeIfAbsent(words, _ -> new ArrayList<>()).add(entry);
        }
      }
    }
  }

  /// The errors that an explanation names, in the order of their reasons; of those that share one,
  /// the one of the same leg.
  List<ErrorEntry> of(ErrorEntry entry) {
    String text = text(entry.en());
    Set<String> named =
        byReason.keySet().stream()
            .filter(text::contains)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    entry.match().reasons().forEach(own -> named.add(words(own)));
    Set<ErrorEntry> found = new LinkedHashSet<>();
    for (String reason : named) {
      boolean part = named.stream().anyMatch(one -> !one.equals(reason) && one.contains(reason));
      List<ErrorEntry> meant = byReason.getOrDefault(reason, List.of());
      if (!part && !meant.contains(entry)) {
        found.addAll(onSameLeg(meant, entry.match().legs()));
      }
    }
    return List.copyOf(found);
  }

  private static List<ErrorEntry> onSameLeg(List<ErrorEntry> entries, Set<Leg> legs) {
    List<ErrorEntry> same =
        entries.stream().filter(one -> !Collections.disjoint(one.match().legs(), legs)).toList();
    return same.isEmpty() ? entries : same;
  }

  private static boolean isTelling(String words) {
    List<String> terms = Terms.of(words);
    return terms.size() >= WORDS_OF_A_LOG
        || (terms.size() > 1 && terms.stream().anyMatch(term -> term.length() >= WORD_OF_A_LOG));
  }

  private static String text(Text text) {
    return words(
        Stream.concat(
                Stream.of(text.happened(), text.side(), text.todo(), text.wrong()),
                text.causes().stream().map(cause -> cause.cause() + " " + cause.evidence()))
            .collect(Collectors.joining(" ")));
  }

  /// With a space around each word, so that no word is found within another.
  private static String words(String text) {
    return " " + String.join(" ", Terms.of(text.toLowerCase(Locale.ROOT))) + " ";
  }
}

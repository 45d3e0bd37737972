package org.handshakedoctor.core.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.handshakedoctor.core.catalog.Head;
import org.handshakedoctor.core.tls.TlsAlert;

/// Finds errors by words that need not be exact. Immutable; safe for many threads.
///
/// An error has titles (its names in both languages, its spellings, its id, its alerts) and a text.
/// Each word of the query counts for the best word that it can mean: the word itself, one that it
/// begins, or one that it misspells; more in a title than in the text, and the more the fewer
/// errors have that word. What has all words of the query goes before what has some, and a title of
/// which the query is the whole goes before one of which it is a part. Among equals the order of
/// the catalogue decides, so that the same words always find the same.
final class SearchIndex {
  /// A pasted novel is searched for by its beginning.
  private static final int MOST_TERMS = 24;

  private static final double IN_TITLE = 1;
  private static final double IN_TEXT = 0.4;
  private static final double BEGUN = 0.8;
  private static final double ONE_MISTAKE = 0.7;
  private static final double TWO_MISTAKES = 0.5;
  private static final double WHOLE_TITLE = 0.5;
  private static final double IN_ONE_WORD = 1.2;

  /// What logs show is meant more often than what none has shown.
  private static final double USUAL = 1.35;

  /// A word that fewer errors have may be a mistake of OpenSSL's own.
  private static final int OFTEN = 5;

  /// What has less of the query than this is not what was meant.
  private static final double LEAST_SHARE = 0.34;

  /// What is so much worse than the best is not worth the reader's time.
  private static final double LEAST_OF_BEST = 0.45;

  private static final int SHORTEST_SQUEEZED = 4;

  private final List<Document> documents;

  /// For each word, how much it counts in which document.
  private final NavigableMap<String, Map<Integer, Double>> words = new TreeMap<>();

  SearchIndex(Stream<Head> heads) {
    documents = heads.map(Document::of).toList();
    for (int i = 0; i < documents.size(); i++) {
      for (Title title : documents.get(i).titles()) {
        add(title.terms(), i, IN_TITLE);
      }
      add(Terms.of(documents.get(i).text()), i, IN_TEXT);
    }
  }

  /// Ids of what fits, the best first.
  List<String> find(String query, int most) {
    Set<String> terms = new LinkedHashSet<>(Terms.of(query));
    List<Map<String, Double>> meanings =
        terms.stream().limit(MOST_TERMS).map(this::meanings).toList();
    Map<Integer, Double> scores = new HashMap<>();
    double whole = 0;
    for (Map<String, Double> meaning : meanings) {
      whole += weight(meaning);
      scoresOf(meaning).forEach((document, score) -> scores.merge(document, score, Double::sum));
    }
    String squeezed = Terms.squeezed(query);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      double share = scores.getOrDefault(i, 0.0) / Math.max(whole, 1);
      Document document = documents.get(i);
      double inOneWord =
          squeezed.length() < SHORTEST_SQUEEZED ? 0 : document.shareInOneWord(squeezed);
      if (share >= LEAST_SHARE || inOneWord > 0) {
        double title = Math.max(document.bestTitle(meanings), inOneWord);
        double words = inOneWord > 0 ? IN_ONE_WORD : share;
        double usual = document.usual() ? USUAL : 1;
        found.add(new Found(i, words * (1 + WHOLE_TITLE * title) * usual));
      }
    }
    found.sort(
        Comparator.comparingDouble(Found::score).reversed().thenComparingInt(Found::document));
    double least = found.isEmpty() ? 0 : found.getFirst().score() * LEAST_OF_BEST;
    return found.stream()
        .takeWhile(one -> one.score() >= least)
        .limit(most)
        .map(one -> documents.get(one.document()).id())
        .toList();
  }

  private void add(Iterable<String> terms, int document, double weight) {
    for (String term : terms) {
      words.computeIfAbsent(term, _ -> new HashMap<>()).merge(document, weight, Math::max);
    }
  }

  /// The known words that a typed one can mean, and how well they fit. A word that is known means
  /// itself, and what begins with it: it may not be finished yet.
  private Map<String, Double> meanings(String typed) {
    Map<String, Double> meanings = new HashMap<>();
    if (typed.length() > 1 && !Terms.isHan(typed)) {
      for (String word : words.subMap(typed, typed + '\uffff').keySet()) {
        meanings.put(word, BEGUN * typed.length() / word.length());
      }
    }
    if (words.containsKey(typed)) {
      meanings.put(typed, 1.0);
    }
    int known = meanings.keySet().stream().mapToInt(word -> documentsWith(word).size()).sum();
    int forgiven = known < OFTEN ? Typing.forgiven(typed) : 0;
    for (String word : forgiven == 0 ? Set.<String>of() : words.keySet()) {
      int mistakes = Typing.mistakes(typed, word, forgiven);
      if (mistakes <= forgiven) {
        meanings.putIfAbsent(word, mistakes == 1 ? ONE_MISTAKE : TWO_MISTAKES);
      }
    }
    return meanings;
  }

  /// How much each document gains by one word of the query.
  private Map<Integer, Double> scoresOf(Map<String, Double> meaning) {
    Map<Integer, Double> best = new HashMap<>();
    double weight = weight(meaning);
    meaning.forEach(
        (word, fits) ->
            documentsWith(word)
                .forEach((document, in) -> best.merge(document, weight * fits * in, Math::max)));
    return best;
  }

  /// How much a word of the query tells: the more the fewer errors have what it most likely means.
  private double weight(Map<String, Double> meaning) {
    int with =
        meaning.entrySet().stream()
            .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(best -> documentsWith(best.getKey()).size())
            .orElse(documents.size() / 8);
    return Math.log(1 + (double) documents.size() / Math.max(with, 1));
  }

  private Map<Integer, Double> documentsWith(String word) {
    return words.getOrDefault(word, Map.of());
  }

  private record Found(int document, double score) {}

  private record Title(Set<String> terms, String squeezed) {
    static Title of(String words) {
      return new Title(new HashSet<>(Terms.of(words)), Terms.squeezed(words));
    }

    /// How much of this title the query has.
    double share(List<Map<String, Double>> meanings) {
      double sum = 0;
      for (String term : terms) {
        double best = 0;
        for (Map<String, Double> meaning : meanings) {
          best = Math.max(best, meaning.getOrDefault(term, 0.0));
        }
        sum += best;
      }
      return sum / Math.max(terms.size(), 1);
    }
  }

  private record Document(String id, boolean usual, List<Title> titles, String text) {
    static Document of(Head head) {
      Stream<String> alerts =
          head.alerts().stream()
              .sorted()
              .map(number -> "alert " + number + " " + TlsAlert.of(number).name());
      Stream<String> names = Stream.of(head.nameEn(), head.nameZh(), head.id());
      List<Title> titles =
          Stream.of(names, head.spellings().stream(), alerts)
              .flatMap(all -> all)
              .map(Title::of)
              .toList();
      return new Document(head.id(), head.usual(), titles, head.words());
    }

    /// How much of a title this is, if it is a part of one as it stands.
    double shareInOneWord(String squeezed) {
      return titles.stream()
          .filter(title -> title.squeezed().contains(squeezed))
          .mapToDouble(title -> (double) squeezed.length() / title.squeezed().length())
          .max()
          .orElse(0);
    }

    double bestTitle(List<Map<String, Double>> meanings) {
      return titles.stream().mapToDouble(title -> title.share(meanings)).max().orElse(0);
    }
  }
}

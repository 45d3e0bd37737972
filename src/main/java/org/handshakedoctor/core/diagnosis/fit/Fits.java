package org.handshakedoctor.core.diagnosis.fit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.jspecify.annotations.Nullable;

/// Which of an entry's causes fits a log best. Immutable.
///
/// The weighing is one sentence: of the causes of which everything holds, the one with the most to
/// hold; where two have equally much, neither.
///
/// @param causes all of them, in the order of the entry
/// @param best null if the log cannot tell
/// @param doubt why it cannot; null if there is a best one
public record Fits(List<CauseFit> causes, @Nullable CauseFit best, @Nullable Finding doubt) {
  public Fits {
    causes = List.copyOf(causes);
  }

  public static Fits of(ErrorEntry entry, Context context) {
    List<CauseFit> causes =
        IntStream.range(0, entry.fits().size())
            .mapToObj(index -> CauseFit.of(index, entry.fits().get(index), context))
            .toList();
    List<CauseFit> first = most(causes);
    return first.size() == 1
        ? new Fits(causes, first.getFirst(), null)
        : new Fits(causes, null, doubt(causes, first, context));
  }

  /// Those of which everything holds, and most of it.
  private static List<CauseFit> most(List<CauseFit> causes) {
    List<CauseFit> holding = causes.stream().filter(one -> one.answer() == Answer.HOLDS).toList();
    int most =
        holding.stream()
            .max(Comparator.comparingInt(one -> one.findings().size()))
            .map(one -> one.findings().size())
            .orElse(0);
    return holding.stream().filter(one -> one.findings().size() == most).toList();
  }

  private static Finding doubt(List<CauseFit> causes, List<CauseFit> first, Context context) {
    if (first.size() > 1) {
      return doubt("doubt.several", first.get(0).index() + 1, first.get(1).index() + 1);
    }
    if (causes.stream().allMatch(one -> one.findings().isEmpty())) {
      return doubt("doubt.invisible");
    }
    Finding missing =
        causes.stream()
            .filter(one -> one.answer() == Answer.UNKNOWN)
            .flatMap(one -> one.findings().stream())
            .filter(one -> one.answer() == Answer.UNKNOWN)
            .findFirst()
            .orElse(null);
    if (missing != null) {
      return missing;
    }
    boolean hidden = causes.stream().anyMatch(one -> one.findings().isEmpty());
    return doubt(hidden ? "doubt.hidden" : "doubt.none", context.occurrence().failures());
  }

  private static Finding doubt(String phrase, Object... arguments) {
    return new Finding(Answer.UNKNOWN, phrase, List.of(arguments));
  }
}

package org.handshakedoctor.core.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.handshakedoctor.core.analysis.RangeCounts.CauseKey;
import org.handshakedoctor.core.analysis.RangeCounts.Tally;
import org.handshakedoctor.core.log.FailureSink;
import org.jspecify.annotations.Nullable;

/// Two times held against each other: did the fix help? A pure function of two reports. Immutable.
///
/// Numbers are given for a day, whatever the lengths of the times. Whether a difference can be
/// chance is judged by [PoissonRates] over *occasions* (one address in one hour), because a scanner
/// that fails a hundred times in a second is one thing that happened. With `m` causes looked at,
/// the bar for each is `m` times as high (Bonferroni), or one of a hundred causes would always
/// stand out.
///
/// @param all of all causes together
/// @param causes the clearest change first
/// @param notes what must be known to read the numbers rightly
public record Comparison(
    Side before, Side after, Change all, List<Change> causes, List<ComparisonNote> notes) {

  /// A difference that would come about by chance in less than one of a hundred comparisons is
  /// called one.
  private static final double SIGNIFICANT = 0.01;

  public Comparison {
    causes = List.copyOf(causes);
    notes = List.copyOf(notes);
  }

  /// One of the two times.
  ///
  /// @param span from when to when the log goes there
  public record Side(Report report, TimeRange span) {
    private static final double DAY = 86_400;

    /// Its length; failures for a day are those of all of it divided by this.
    public double days() {
      return (span.until() - span.from()) / DAY;
    }

    /// A log from its beginning to its end.
    ///
    /// @return null if none of its lines has a time
    public static @Nullable Side whole(FailureLog log) {
      return log.firstTime() == FailureSink.NO_TIME
          ? null
          : part(log, new TimeRange(log.firstTime(), log.lastTime() + 1L), Filter.NONE);
    }

    /// A part of a log.
    public static Side part(FailureLog log, TimeRange span, Filter filter) {
      return new Side(Report.of(log, filter.withTime(span)), span);
    }
  }

  /// How often something happened in one of the two times.
  ///
  /// @param clients distinct addresses in all
  /// @param failuresPerDay failures on an average day
  /// @param clientsPerDay distinct addresses on an average day
  public record Frequency(int failures, int clients, double failuresPerDay, double clientsPerDay) {}

  /// What became of the rate.
  public enum Trend {
    NEW,
    GONE,
    MORE,
    LESS,
    SAME;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whether it can be chance.
  public enum Chance {
    /// Hardly: the rate has changed.
    UNLIKELY,
    /// It can: there is no clear change.
    POSSIBLE,
    /// There is so little that no outcome could have told.
    TOO_LITTLE;

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// What became of one cause, or of all together.
  ///
  /// @param cause the most frequent of those that have one explanation; null for all together
  /// @param probability of a difference at least as great, if nothing had changed
  public record Change(
      @Nullable Cause cause,
      Frequency before,
      Frequency after,
      Trend trend,
      Chance chance,
      double probability) {

    public boolean isClear() {
      return chance == Chance.UNLIKELY;
    }

    private boolean isForTheWorse() {
      return isClear() && (trend == Trend.NEW || trend == Trend.MORE);
    }

    private boolean isForTheBetter() {
      return isClear() && (trend == Trend.GONE || trend == Trend.LESS);
    }
  }

  /// The whole of it in a word.
  public enum Outcome {
    /// No failures in either time.
    NOTHING,
    /// Some causes are rarer or gone, none is new or more frequent.
    BETTER,
    WORSE,
    /// Some are rarer and others more frequent.
    MIXED,
    /// No clear change.
    SAME,
    TOO_LITTLE;

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Outcome outcome() {
    if (before.report().failures() + after.report().failures() == 0) {
      return Outcome.NOTHING;
    }
    boolean worse = causes.stream().anyMatch(Change::isForTheWorse);
    boolean better = causes.stream().anyMatch(Change::isForTheBetter);
    if (worse || better) {
      return worse && better ? Outcome.MIXED : worse ? Outcome.WORSE : Outcome.BETTER;
    }
    return switch (all.chance()) {
      case UNLIKELY -> all.isForTheWorse() ? Outcome.WORSE : Outcome.BETTER;
      case POSSIBLE -> Outcome.SAME;
      case TOO_LITTLE -> Outcome.TOO_LITTLE;
    };
  }

  /// Before and after one moment of a log.
  ///
  /// @param filter its time range is not used
  /// @return null if the log has no lines before the moment, or none after it
  public static @Nullable Comparison at(FailureLog log, Filter filter, long moment) {
    if (log.firstTime() == FailureSink.NO_TIME
        || moment <= log.firstTime()
        || moment > log.lastTime()) {
      return null;
    }
    return of(
        Side.part(log, new TimeRange(log.firstTime(), moment), filter),
        Side.part(log, new TimeRange(moment, log.lastTime() + 1L), filter));
  }

  /// Two times, of one log or of two.
  public static Comparison of(Side before, Side after) {
    RangeCounts first = RangeCounts.of(before);
    RangeCounts second = RangeCounts.of(after);
    Map<CauseKey, Cause> causes = new LinkedHashMap<>();
    before
        .report()
        .reasons()
        .forEach(one -> causes.putIfAbsent(CauseKey.of(one.cause()), one.cause()));
    after
        .report()
        .reasons()
        .forEach(one -> causes.putIfAbsent(CauseKey.of(one.cause()), one.cause()));
    Set<CauseKey> keys = new LinkedHashSet<>(causes.keySet());
    List<Change> changes = new ArrayList<>();
    Tally none = new Tally(-1);
    for (CauseKey key : keys) {
      changes.add(
          change(
              causes.get(key),
              before,
              after,
              first.byKey().getOrDefault(key, none),
              second.byKey().getOrDefault(key, none),
              keys.size()));
    }
    changes.sort(
        Comparator.comparing(Change::isClear)
            .reversed()
            .thenComparingDouble(Change::probability)
            .thenComparing(
                Comparator.comparingDouble(
                        (Change one) ->
                            one.before().failuresPerDay() + one.after().failuresPerDay())
                    .reversed()));
    return new Comparison(
        before,
        after,
        change(null, before, after, first.all(), second.all(), 1),
        changes,
        ComparisonNotes.of(before, after, first.all(), second.all()));
  }

  private static Change change(
      @Nullable Cause cause, Side before, Side after, Tally first, Tally second, int compared) {
    double share = after.days() / (before.days() + after.days());
    long occasions = first.occasions + second.occasions;
    double probability = PoissonRates.probability(first.occasions, second.occasions, share);
    Chance chance;
    if (occasions == 0
        || PoissonRates.leastProbability(occasions, share) * compared >= SIGNIFICANT) {
      chance = Chance.TOO_LITTLE;
    } else {
      chance = probability * compared < SIGNIFICANT ? Chance.UNLIKELY : Chance.POSSIBLE;
    }
    double earlier = first.occasions / before.days();
    double later = second.occasions / after.days();
    return new Change(
        cause,
        frequency(first, before),
        frequency(second, after),
        trend(earlier, later),
        chance,
        probability);
  }

  private static Frequency frequency(Tally tally, Side side) {
    return new Frequency(
        tally.failures,
        tally.clientCount,
        tally.failures / side.days(),
        tally.clientDays / Math.max(1, side.days()));
  }

  private static Trend trend(double earlier, double later) {
    if (earlier == 0) {
      return later == 0 ? Trend.SAME : Trend.NEW;
    }
    if (later == 0) {
      return Trend.GONE;
    }
    return earlier == later ? Trend.SAME : later > earlier ? Trend.MORE : Trend.LESS;
  }
}

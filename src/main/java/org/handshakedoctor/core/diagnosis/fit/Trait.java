package org.handshakedoctor.core.diagnosis.fit;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.handshakedoctor.core.analysis.Occurrence;
import org.handshakedoctor.core.networks.NetworkKind;
import org.jspecify.annotations.Nullable;

/// The things that a log can show about a cause. The catalogue names them in its `fits`.
///
/// Each looks at the numbers of a [Context] and nothing else. A thing that cannot be told is said
/// to be unknown, with what is missing; it is never a no.
public enum Trait {
  ONE_CLIENT(c -> who(c, c.clients == 1, c.failures)),

  /// The same few addresses: they must have come more than once on average.
  FEW_CLIENTS(
      c -> who(c, c.clients <= Limits.FEW && c.failures >= 2 * c.clients, c.clients, c.failures)),

  MANY_CLIENTS(c -> who(c, c.clients >= Limits.MANY, c.clients)),

  /// Three, because two neighbours are often one computer with two addresses.
  ONE_NETWORK(
      c ->
          who(
              c,
              c.clients >= 3 && isMost(c.seen.inLargest(), c.clients),
              c.seen.inLargest(),
              c.clients,
              c.largest())),

  MANY_NETWORKS(c -> who(c, c.seen.networks() >= Limits.MANY, c.seen.networks())),

  SINGLE_LINES(
      c ->
          when(
              c,
              isMost(c.seen.singleStays(), c.seen.stays()),
              c.seen.singleStays(),
              c.seen.stays())),

  RETURNING(
      c -> when(c, isMost(c.seen.returning(), c.failures), c.seen.returning(), c.seen.returners())),

  BURST(c -> when(c, isMost(c.seen.inBursts(), c.failures), c.seen.largestBurst())),

  FIXED_INTERVAL(c -> when(c, isMost(c.seen.regular(), c.failures), step(c.seen.step()))),

  EVERY_DAY(
      c ->
          c.seen.logDays() < Limits.DAYS
              ? new Look(Answer.UNKNOWN, "unknown.days", c.seen.logDays())
              : when(c, isMost(c.seen.days(), c.seen.logDays()), c.seen.days(), c.seen.logDays())),

  SUDDEN_START(c -> gap(c, c.seen.before())),

  SUDDEN_END(c -> gap(c, c.seen.after())),

  SEVERAL_REASONS(
      c ->
          who(
              c,
              isHalf(c.clients - c.seen.alone(), c.clients),
              c.clients - c.seen.alone(),
              c.clients)),

  ONLY_THIS_REASON(c -> who(c, isMost(c.seen.alone(), c.clients), c.seen.alone(), c.clients)),

  ALSO_VISITS(c -> served(c, isHalf(c.seen.served(), c.clients))),

  /// A visitor in ten may have been let in at another time.
  NEVER_VISITS(c -> absent(c, c.clients - c.seen.served())),

  NEARLY_EVERYBODY(
      c ->
          c.seen.addresses() < 0
              ? new Look(Answer.UNKNOWN, "unknown.access")
              : c.seen.addresses() < Limits.MANY
                  ? new Look(Answer.UNKNOWN, "unknown.addresses", c.seen.addresses())
                  : who(c, isHalf(c.clients, c.seen.addresses()), c.clients, c.seen.addresses())),

  KNOWN_SCANNER(
      c -> from(c, 2 * c.context.failuresFrom(NetworkKind.SCANNER, NetworkKind.RESEARCH))),

  KNOWN_MONITOR(c -> from(c, 2 * c.context.failuresFrom(NetworkKind.UPTIME))),

  CDN_OR_PROXY(c -> mostly(c, c.context.inOwn() + c.context.failuresFrom(NetworkKind.CDN_PROXY))),

  PRIVATE_ADDRESSES(c -> mostly(c, c.context.inOwn()));

  /// Where something begins. Each number says why.
  static final class Limits {
    /// With fewer failures a single one more would turn the answer.
    static final int ENOUGH = 5;

    /// The devices of one household or one team.
    static final int FEW = 5;

    /// More than the programs that one person or one scanner uses.
    static final int MANY = 10;

    /// Two days in a row are no habit.
    static final int DAYS = 3;

    /// Share that counts as "nearly all": what else is in a log does not hide it.
    static final double MOST = 0.8;

    /// Before a clock of fewer failures than this, every beginning looks sudden.
    static final int CLOCK = 20;

    /// Share of this clock that has to run down without the cause.
    static final double QUIET = 0.1;

    /// Probability that it is by chance.
    static final double CHANCE = 0.001;

    private Limits() {}
  }

  @SuppressWarnings("ImmutableEnumChecker") // pure functions
  private final Function<Numbers, Look> look;

  Trait(Function<Numbers, Look> look) {
    this.look = look;
  }

  /// The word in the catalogue.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The trait with this id; null if there is none.
  static @Nullable Trait of(String id) {
    for (Trait trait : values()) {
      if (trait.id().equals(id)) {
        return trait;
      }
    }
    return null;
  }

  /// Looks whether the log shows it.
  public Finding look(Context context) {
    Look seen = look.apply(new Numbers(context));
    String phrase =
        switch (seen.answer) {
          case HOLDS -> "trait." + id();
          case DOES_NOT -> "trait." + id() + ".not";
          case UNKNOWN -> seen.missing;
        };
    return new Finding(seen.answer, phrase, seen.arguments);
  }

  /// What a function has seen.
  ///
  /// @param missing phrase for what would be needed; empty where the answer is known
  private record Look(Answer answer, String missing, List<Object> arguments) {
    Look(Answer answer, String missing, Object... arguments) {
      this(answer, missing, List.of(arguments));
    }
  }

  /// The numbers that nearly all of them need.
  private static final class Numbers {
    final Context context;
    final Occurrence seen;
    final int failures;
    final int clients;

    Numbers(Context context) {
      this.context = context;
      this.seen = context.occurrence();
      this.failures = seen.failures();
      this.clients = seen.clients().size();
    }

    Object largest() {
      return seen.largest() == null ? "" : seen.largest();
    }
  }

  /// Asks about the clients.
  private static Look who(Numbers c, boolean holds, Object... arguments) {
    if (c.clients == 0) {
      return new Look(Answer.UNKNOWN, "unknown.clients");
    }
    return c.failures < Limits.ENOUGH ? tooFew(c) : new Look(Answer.of(holds), "", arguments);
  }

  /// Asks about times.
  private static Look when(Numbers c, boolean holds, Object... arguments) {
    return isMost(c.seen.timed(), c.failures)
        ? who(c, holds, arguments)
        : new Look(Answer.UNKNOWN, "unknown.time");
  }

  /// All other failures together are a clock that runs as fast as the log does, at night and by
  /// day. When much of it had run before the first failure of this cause, and there are many of
  /// them, that is no chance.
  private static Look gap(Numbers c, int quiet) {
    if (!isMost(c.seen.timed(), c.failures)) {
      return new Look(Answer.UNKNOWN, "unknown.time");
    }
    if (c.failures < Limits.ENOUGH) {
      return tooFew(c);
    }
    if (c.seen.besides() < Limits.CLOCK) {
      return new Look(Answer.UNKNOWN, "unknown.clock");
    }
    double share = (double) quiet / c.seen.besides();
    // Lines of one stay are one event; without clients each line is one.
    int events = c.clients == 0 ? c.failures : c.seen.stays();
    boolean sudden = share >= Limits.QUIET && Math.pow(1 - share, events) <= Limits.CHANCE;
    return new Look(Answer.of(sudden), "", quiet, c.failures);
  }

  private static Look served(Numbers c, boolean holds) {
    return c.seen.served() < 0
        ? new Look(Answer.UNKNOWN, "unknown.access")
        : who(c, holds, c.seen.served(), c.clients);
  }

  private static Look absent(Numbers c, int absent) {
    return c.seen.served() < 0
        ? new Look(Answer.UNKNOWN, "unknown.access")
        : who(c, isMost(absent, c.clients), absent, c.clients);
  }

  /// Who owns a network is known of a single failure, too.
  private static Look from(Numbers c, int twice) {
    return c.clients == 0
        ? new Look(Answer.UNKNOWN, "unknown.clients")
        : new Look(Answer.of(twice >= c.failures), "", twice / 2, c.failures);
  }

  private static Look mostly(Numbers c, int failures) {
    return c.clients == 0
        ? new Look(Answer.UNKNOWN, "unknown.clients")
        : new Look(Answer.of(isMost(failures, c.failures)), "", failures, c.failures);
  }

  private static Look tooFew(Numbers c) {
    return new Look(Answer.UNKNOWN, "unknown.few", c.failures);
  }

  /// A length of time in the unit that one says it in: 0 for seconds, 1 for minutes, 2 for hours.
  private static Object[] step(int seconds) {
    if (seconds < 120) {
      return new Object[] {seconds, 0};
    }
    return seconds < 7200
        ? new Object[] {Math.round(seconds / 60.0), 1}
        : new Object[] {Math.round(seconds / 3600.0), 2};
  }

  static boolean isMost(int part, int whole) {
    return whole > 0 && part >= Limits.MOST * whole;
  }

  private static boolean isHalf(int part, int whole) {
    return whole > 0 && 2L * part >= whole;
  }
}

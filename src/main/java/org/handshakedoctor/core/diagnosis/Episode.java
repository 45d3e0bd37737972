package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.analysis.ServerMark;
import org.handshakedoctor.core.analysis.Spell;
import org.handshakedoctor.core.log.FailureSink;
import org.jspecify.annotations.Nullable;

/// Whether something began at one moment and whether it is over. A night, a day off and a log whose
/// level was changed must look like neither.
///
/// @param change what the server says of itself next to the beginning; null if nothing
/// @param mending the same next to the end
record Episode(
    Spell spell,
    boolean sudden,
    boolean over,
    @Nullable ServerMark change,
    @Nullable ServerMark mending) {

  /// Fewer visitors than this come by chance.
  private static final int CLIENTS = 10;

  /// What so many visitors meet within [Spell#EDGE_SECONDS], after so long a time without any, did
  /// not grow slowly as the number of visitors does in the morning.
  private static final int QUIET_SECONDS = 2 * 3600;

  /// Without such an edge, a whole day has to be quiet, with its own night and its own noon.
  private static final int DAY_SECONDS = 86_400;

  /// How many times as fast as before and after.
  private static final double STEEP = 10;

  /// Part of the visitors that have something of their own besides.
  private static final double FEW = 0.05;

  /// Probability that nobody fell into the quiet time by chance.
  private static final double CHANCE = 0.001;

  /// From a reload to the first visitor, or from the last visitor to a reload.
  private static final int BESIDE_SECONDS = 600;

  static Episode of(Spell spell, List<ServerMark> marks) {
    if (spell.first() == FailureSink.NO_TIME) {
      return new Episode(spell, false, false, null, null);
    }
    long before = Math.max(0, (long) spell.first() - spell.witnessFirst());
    long after = Math.max(0, (long) spell.witnessLast() - spell.last());
    ServerMark change = beside(marks, spell.first() - BESIDE_SECONDS, spell.first());
    ServerMark mending = beside(marks, spell.last(), spell.last() + BESIDE_SECONDS);
    boolean gone = isGone(spell, before, after);
    return new Episode(
        spell,
        isEdge(spell, before, spell.before(), spell.early(), change),
        gone && isEdge(spell, after, spell.after(), spell.late(), mending),
        change,
        mending);
  }

  /// Whether what came before or after is only the little that is in every log, and the edge is too
  /// steep for a night.
  private static boolean isEdge(
      Spell spell, long quiet, int others, int near, @Nullable ServerMark mark) {
    if (spell.clients() < CLIENTS || quiet < QUIET_SECONDS) {
      return false;
    }
    double length = Math.max(Spell.EDGE_SECONDS, (double) spell.last() - spell.first());
    double pace = spell.clients() / length;
    double little = others / (double) quiet;
    // What came as fast before has come again and is no beginning; nor has it ended for good.
    if (pace < STEEP * little || 2 * spell.peak() > Math.max(near, pace * Spell.EDGE_SECONDS)) {
      return false;
    }
    boolean chance = Math.exp(-(pace * quiet - others)) > CHANCE;
    boolean steep = near >= CLIENTS && near >= STEEP * little * Spell.EDGE_SECONDS;
    return steep || (!chance && (quiet >= DAY_SECONDS || mark != null));
  }

  /// What comes again is not over.
  private static boolean isGone(Spell spell, long before, long after) {
    boolean few = spell.after() <= FEW * spell.clients();
    boolean usual =
        before > 0
            && spell.after() / (double) Math.max(1, after) <= 2 * spell.before() / (double) before;
    return (few || usual) && spell.recent() <= 1;
  }

  private static @Nullable ServerMark beside(List<ServerMark> marks, int from, int to) {
    return marks.stream()
        .filter(Episode::isChange)
        .filter(mark -> mark.time() >= from && mark.time() <= to)
        .reduce((_, last) -> last)
        .orElse(null);
  }

  static boolean isChange(ServerMark mark) {
    return switch (mark.kind()) {
      case START, RELOAD, VERSION -> true;
      case INFO_BEGINS, INFO_ENDS -> false;
    };
  }
}

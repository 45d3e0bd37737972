package org.handshakedoctor.core.analysis;

import org.handshakedoctor.core.tls.Leg;

/// The time in which most failures of one explanation came, and how much came before and after.
/// Counted, not judged. Immutable.
///
/// Some of everything is in every log: the spell is what stands out, from one [Step] to another.
/// All clients are counted when they come for the first time, or go for the last.
///
/// @param failures all of them, within the spell or not
/// @param allClients distinct addresses of all of them
/// @param first when it begins, in seconds as [FailureLog#time], or NO_TIME if none has a time
/// @param last when it ends
/// @param clients distinct addresses that came within the spell
/// @param before those that came before
/// @param after those that were still there after its end
/// @param early those that came within [#EDGE_SECONDS] of its beginning
/// @param late those that went within as much of its end
/// @param peak the most that came within as long a time before the spell
/// @param witnessFirst the earliest moment at which the log shows that it would have had such a
///   line: a line of the same server that is hidden no sooner
/// @param witnessLast the latest such moment
/// @param recent those that were there within the last two hours before that
public record Spell(
    String entry,
    Leg leg,
    int failures,
    int allClients,
    int first,
    int last,
    int clients,
    int before,
    int after,
    int early,
    int late,
    int peak,
    int witnessFirst,
    int witnessLast,
    int recent) {

  /// Half an hour: longer than all visitors that are about at one moment need to notice.
  public static final int EDGE_SECONDS = 1800;

  static final int RECENT_SECONDS = 7200;
}

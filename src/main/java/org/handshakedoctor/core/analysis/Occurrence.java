package org.handshakedoctor.core.analysis;

import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// How one cause occurs in a log: who failed with it, in which rhythm, and what else those clients
/// did. Counted, not judged. Immutable.
///
/// A stay is the time that a client is about: its failures, whatever their cause, without a pause
/// of [#PAUSE_SECONDS].
///
/// @param clients those with this cause, in no order
/// @param networks how many /24 (IPv4) and /64 (IPv6) the clients are in
/// @param largest the network with the most of them; null without clients
/// @param inLargest how many of the clients it has
/// @param timed how many of the failures have a time; all that follows about time is about those
/// @param days distinct days with such a failure
/// @param logDays distinct days with a failure of any cause
/// @param besides failures of other causes with a time
/// @param before those of them before the first one, as far as the timeline can tell
/// @param after those after the last one
/// @param stays in which it occurs, of all clients together
/// @param singleStays those of them in which it occurs once
/// @param returning failures of clients that came back to it, in three stays or more over at least
///   an hour
/// @param returners number of these clients
/// @param inBursts failures that are part of a burst: [#BURST] or more of one client, of whatever
///   cause, within [#BURST_SECONDS]
/// @param largestBurst failures of one client, of whatever cause, in one burst; 0 if there is none
/// @param regular failures of clients that fail in equal steps of time
/// @param step length of the step of the most frequent of these clients in seconds, 0 if there is
///   none
/// @param alone clients without a failure that another entry explains
/// @param others what else the clients failed with, by entry, that of most clients first
/// @param served how many of the clients an access log says were served, or -1 if there was no
///   access log
/// @param addresses everybody in the log, served or failed; -1 if there was no access log
/// @param kinds the kinds of failure with this cause, with how often
public record Occurrence(
    Cause cause,
    int failures,
    Clients clients,
    int networks,
    @Nullable IpPrefix largest,
    int inLargest,
    int timed,
    int days,
    int logDays,
    int besides,
    int before,
    int after,
    int stays,
    int singleStays,
    int returning,
    int returners,
    int inBursts,
    int largestBurst,
    int regular,
    int step,
    int alone,
    List<Other> others,
    int served,
    int addresses,
    Map<FailureKind, Integer> kinds) {

  /// Longer than a test of a whole server waits between two of its connections, and no longer than
  /// the step of the usual monitor.
  public static final int PAUSE_SECONDS = 60;

  public static final int BURST_SECONDS = 60;

  /// A browser opens up to six connections at once, and one that is refused tries again.
  public static final int BURST = 8;

  /// What else the clients of a cause failed with.
  ///
  /// @param entry id of its explanation
  /// @param clients how many of them
  public record Other(String entry, int clients) {}

  /// The clients of one cause, made into objects only when somebody asks.
  public interface Clients {
    int size();

    IpAddress address(int index);

    /// Failures of this client with the cause.
    int failures(int index);
  }

  public Occurrence {
    others = List.copyOf(others);
    kinds = Map.copyOf(kinds);
  }

  /// Looks at some causes of a report, all in one walk over its rows. Takes about as long as making
  /// the report did.
  ///
  /// @return without the causes that the report does not have; whatever is ready by then if it is
  ///   cancelled
  public static Map<Cause, Occurrence> of(
      Report report, List<Cause> wanted, CancellationToken cancellation) {
    return new OccurrenceCounter(report, wanted, cancellation).count();
  }
}

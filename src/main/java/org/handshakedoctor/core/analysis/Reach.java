package org.handshakedoctor.core.analysis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.net.PrefixTable;
import org.jspecify.annotations.Nullable;

/// Whom of a log some networks reach: what a rule that blocks them would have met. Counted, not
/// judged. Immutable.
///
/// A network holds more addresses than those it was made for, and a log knows some of these too:
/// the other computers of a /64, the neighbours in a /24.
///
/// @param hits one for each network, in their order
/// @param visitsKnown whether an access log tells who was served; otherwise nobody is known to have
///   been
public record Reach(List<Hit> hits, boolean visitsKnown) {

  /// What the log knows of the addresses in one network.
  ///
  /// @param failed distinct addresses that failed
  /// @param served distinct addresses whose requests were answered
  /// @param seen distinct addresses that failed or were served
  /// @param requests how many requests were answered
  /// @param last time of the latest failure in seconds, as [FailureLog#time], or
  ///   [FailureSink#NO_TIME]
  public record Hit(
      IpPrefix network, int failed, int served, int seen, int failures, long requests, int last) {

    /// How many addresses there are, seen or not; at most [Long#MAX_VALUE].
    public long addresses() {
      int bits = network.address().bits() - network.length();
      return bits < Long.SIZE - 1 ? 1L << bits : Long.MAX_VALUE;
    }
  }

  public Reach {
    hits = List.copyOf(hits);
  }

  /// @param networks disjoint, as those of rules are
  public static Reach of(FailureLog log, List<IpPrefix> networks) {
    boolean visitsKnown = log.visitors() >= 0;
    if (networks.isEmpty()) {
      return new Reach(List.of(), visitsKnown);
    }
    List<Tally> tallies = networks.stream().map(Tally::new).toList();
    @Nullable Tally[] byClient = tallies(log, tallies);
    BitSet failed = new BitSet();
    for (int row = 0; row < log.size(); row++) {
      int client = log.clientId(row);
      Tally tally = client == FailureLog.NO_CLIENT ? null : byClient[client];
      if (tally != null) {
        tally.failed += failed.get(client) ? 0 : 1;
        failed.set(client);
        tally.failures++;
        // NO_TIME is before every time.
        tally.last = Math.max(tally.last, log.time(row));
      }
    }
    for (int client = 0; client < byClient.length; client++) {
      Tally tally = byClient[client];
      if (tally != null && log.wasServed(client)) {
        tally.served++;
        tally.servedOnly += failed.get(client) ? 0 : 1;
        tally.requests += log.visits(client);
      }
    }
    return new Reach(tallies.stream().map(Tally::hit).toList(), visitsKnown);
  }

  /// Distinct addresses of the log in all networks.
  public long seen() {
    return sum(Hit::seen);
  }

  /// How many of them were served, too.
  public long served() {
    return sum(Hit::served);
  }

  /// How many IPv4 addresses there are in all networks, seen or not.
  public long ipv4Addresses() {
    return sum(hit -> hit.network().isIpv4() ? hit.addresses() : 0);
  }

  public long ipv6Networks() {
    return sum(hit -> hit.network().isIpv4() ? 0 : 1);
  }

  private long sum(ToLongFunction<Hit> count) {
    return hits.stream().mapToLong(count).sum();
  }

  /// By number of a client: that of the network around it, or null.
  private static @Nullable Tally[] tallies(FailureLog log, List<Tally> tallies) {
    PrefixTable<Tally> table =
        new PrefixTable<>(
            tallies.stream().collect(Collectors.toMap(one -> one.network, one -> one)));
    @Nullable Tally[] byClient = new Tally[log.clientCount()];
    Arrays.setAll(byClient, client -> table.find(log.clientById(client)));
    return byClient;
  }

  /// A hit while it is counted.
  private static final class Tally {
    private final IpPrefix network;
    private int failed;
    private int served;
    private int servedOnly;
    private int failures;
    private long requests;
    private int last = FailureSink.NO_TIME;

    Tally(IpPrefix network) {
      this.network = network;
    }

    Hit hit() {
      return new Hit(network, failed, served, failed + servedOnly, failures, requests, last);
    }
  }
}

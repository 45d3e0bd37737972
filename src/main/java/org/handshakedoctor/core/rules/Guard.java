package org.handshakedoctor.core.rules;

import java.util.Optional;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.net.SpecialRange;
import org.jspecify.annotations.Nullable;

/// Decides who may not be blocked, and why.
///
/// A wrong block costs more than a noisy log, so an address has to pass every test here before it
/// is offered. The tests that need no more than the address itself are made again by [BlockList].
///
/// @param minFailures fewer failures than this are no evidence
public record Guard(long minFailures) {

  /// Without a look at the successful visits, an address must stand out clearly.
  public static final long DEFAULT_MIN_FAILURES = 20;

  private static final int WIDEST_IPV4 = 24;
  private static final int WIDEST_IPV6 = 48;

  /// The weightiest reason to spare an address of the log; empty: it may be blocked.
  public Optional<SpareReason> judge(BlockCandidate candidate) {
    SpareReason weightiest = networkReason(IpPrefix.of(candidate.address())).orElse(null);
    weightiest = weightier(weightiest, candidate.cdn(), SpareReason.CDN);
    weightiest = weightier(weightiest, candidate.searchEngine(), SpareReason.SEARCH_ENGINE);
    weightiest = weightier(weightiest, candidate.onlyUpstream(), SpareReason.BACKEND_FAILURES);
    weightiest = weightier(weightiest, candidate.monitor(), SpareReason.MONITOR);
    weightiest = weightier(weightiest, candidate.siteFault(), SpareReason.SITE_FAULT);
    boolean few = candidate.failures() < minFailures;
    return Optional.ofNullable(weightier(weightiest, few, SpareReason.FEW_FAILURES));
  }

  /// The weightiest reason to spare an address or network that a person gave by hand.
  public Optional<SpareReason> judge(IpPrefix prefix) {
    return networkReason(prefix);
  }

  /// Asks about what would really be blocked: `::2` is no special address, but its /64 holds `::1`.
  static Optional<SpareReason> networkReason(IpPrefix prefix) {
    if (prefix.length() < (prefix.isIpv4() ? WIDEST_IPV4 : WIDEST_IPV6)) {
      return Optional.of(SpareReason.TOO_WIDE);
    }
    return switch (SpecialRange.overlapping(BlockList.blocked(prefix))) {
      case null -> Optional.empty();
      case OWN_NETWORK, RESERVED -> Optional.of(SpareReason.OWN_NETWORK);
      case DOCUMENTATION -> Optional.of(SpareReason.DOCUMENTATION);
    };
  }

  private static @Nullable SpareReason weightier(
      @Nullable SpareReason known, boolean holds, SpareReason other) {
    return holds && (known == null || other.compareTo(known) < 0) ? other : known;
  }
}

package org.handshakedoctor.core.rules;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.net.SpecialRange;

/// Decides who may not be blocked, and why.
///
/// A wrong block costs more than a noisy log, so an address has to pass every test here before it
/// is offered. The tests that need no more than the address itself are made again by [BlockList].
///
/// @param minFailures fewer failures than this are no evidence
public record Guard(long minFailures) {

  /// Without a look at the successful visits, an address must stand out clearly.
  public static final long DEFAULT_MIN_FAILURES = 20;

  /// The widest network of IPv4 that is ever blocked, in bits.
  public static final int WIDEST_IPV4 = 24;

  /// The widest network of IPv6 that is ever blocked, in bits.
  public static final int WIDEST_IPV6 = 48;

  /// The weightiest reason to spare an address of the log; empty: it may be blocked.
  public Optional<SpareReason> judge(BlockCandidate candidate) {
    return reasons(candidate).stream().findFirst();
  }

  /// All reasons to spare an address of the log, the weightiest first.
  public Set<SpareReason> reasons(BlockCandidate candidate) {
    Set<SpareReason> reasons = EnumSet.noneOf(SpareReason.class);
    reasons.addAll(candidate.against());
    networkReason(IpPrefix.of(candidate.address())).ifPresent(reasons::add);
    if (candidate.failures() < minFailures) {
      reasons.add(SpareReason.FEW_FAILURES);
    }
    return reasons;
  }

  /// The weightiest reason to spare an address or network that a person gave by hand, as far as its
  /// number tells.
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
      case OWN_NETWORK -> Optional.of(SpareReason.OWN_NETWORK);
      case RESERVED -> Optional.of(SpareReason.RESERVED);
      case DOCUMENTATION -> Optional.of(SpareReason.DOCUMENTATION);
    };
  }
}

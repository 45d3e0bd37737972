package org.handshakedoctor.ui.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.rules.BlockList;
import org.handshakedoctor.core.rules.Decision;
import org.jspecify.annotations.Nullable;

/// What the user has decided about block rules, beside the addresses themselves. Immutable.
///
/// @param wanted the rules are shown although the advice is to block nothing
/// @param overridden addresses that are to be blocked although something soft speaks against it
/// @param widened networks that are to be blocked in place of the addresses in them
/// @param target id of the product that the rules are for; null: whichever suits the log best
/// @param expiry how long the block lasts; null: until it is undone
/// @param ports of the server that are closed to the addresses
/// @param decisions who was put in and left out, when and against what reason; in order
public record RulesDraft(
    boolean wanted,
    Set<IpAddress> overridden,
    Set<IpPrefix> widened,
    @Nullable String target,
    @Nullable Duration expiry,
    List<Integer> ports,
    List<Decision> decisions) {

  public static final RulesDraft NONE =
      new RulesDraft(
          false,
          Set.of(),
          Set.of(),
          null,
          BlockList.DEFAULT_EXPIRY,
          BlockList.DEFAULT_PORTS,
          List.of());

  public RulesDraft {
    overridden = Set.copyOf(overridden);
    widened = Set.copyOf(widened);
    ports = List.copyOf(ports);
    decisions = List.copyOf(decisions);
  }

  public RulesDraft withWanted(boolean now) {
    return new RulesDraft(now, overridden, widened, target, expiry, ports, decisions);
  }

  public RulesDraft withOverridden(IpAddress address, boolean now) {
    return withOverridden(with(overridden, address, now));
  }

  public RulesDraft withOverridden(Set<IpAddress> now) {
    return new RulesDraft(wanted, now, widened, target, expiry, ports, decisions);
  }

  public RulesDraft withWidened(IpPrefix network, boolean now) {
    return withWidened(with(widened, network, now));
  }

  public RulesDraft withWidened(Set<IpPrefix> now) {
    return new RulesDraft(wanted, overridden, now, target, expiry, ports, decisions);
  }

  public RulesDraft withTarget(String now) {
    return new RulesDraft(wanted, overridden, widened, now, expiry, ports, decisions);
  }

  public RulesDraft withExpiry(@Nullable Duration now) {
    return new RulesDraft(wanted, overridden, widened, target, now, ports, decisions);
  }

  public RulesDraft withPorts(List<Integer> now) {
    return new RulesDraft(wanted, overridden, widened, target, expiry, now, decisions);
  }

  public RulesDraft withDecision(Decision decision) {
    List<Decision> more = new ArrayList<>(decisions);
    more.add(decision);
    return new RulesDraft(wanted, overridden, widened, target, expiry, ports, more);
  }

  private static <T> Set<T> with(Set<T> before, T element, boolean now) {
    Set<T> changed = new HashSet<>(before);
    if (now) {
      changed.add(element);
    } else {
      changed.remove(element);
    }
    return changed;
  }
}

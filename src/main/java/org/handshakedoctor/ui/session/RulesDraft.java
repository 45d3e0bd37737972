package org.handshakedoctor.ui.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.rules.BlockList;
import org.handshakedoctor.core.rules.Decision;
import org.handshakedoctor.core.rules.RuleWriters;
import org.jspecify.annotations.Nullable;

/// What the user has decided about block rules, beside the addresses themselves. Immutable.
///
/// @param wanted the rules are shown although the advice is to block nothing
/// @param overridden addresses that are to be blocked although something soft speaks against it
/// @param target id of the product that the rules are for
/// @param expiry how long the block lasts; null: until it is undone
/// @param ports of the server that are closed to the addresses
/// @param decisions who was put in and left out, when and against what reason; in order
public record RulesDraft(
    boolean wanted,
    Set<IpAddress> overridden,
    String target,
    @Nullable Duration expiry,
    List<Integer> ports,
    List<Decision> decisions) {

  public static final RulesDraft NONE =
      new RulesDraft(
          false,
          Set.of(),
          RuleWriters.ALL.getFirst().id(),
          BlockList.DEFAULT_EXPIRY,
          BlockList.DEFAULT_PORTS,
          List.of());

  public RulesDraft {
    overridden = Set.copyOf(overridden);
    ports = List.copyOf(ports);
    decisions = List.copyOf(decisions);
  }

  public RulesDraft withWanted(boolean now) {
    return new RulesDraft(now, overridden, target, expiry, ports, decisions);
  }

  public RulesDraft withOverridden(IpAddress address, boolean now) {
    Set<IpAddress> changed = new HashSet<>(overridden);
    if (now) {
      changed.add(address);
    } else {
      changed.remove(address);
    }
    return new RulesDraft(wanted, changed, target, expiry, ports, decisions);
  }

  public RulesDraft withTarget(String now) {
    return new RulesDraft(wanted, overridden, now, expiry, ports, decisions);
  }

  public RulesDraft withExpiry(@Nullable Duration now) {
    return new RulesDraft(wanted, overridden, target, now, ports, decisions);
  }

  public RulesDraft withPorts(List<Integer> now) {
    return new RulesDraft(wanted, overridden, target, expiry, now, decisions);
  }

  public RulesDraft withDecision(Decision decision) {
    List<Decision> more = new ArrayList<>(decisions);
    more.add(decision);
    return new RulesDraft(wanted, overridden, target, expiry, ports, more);
  }
}

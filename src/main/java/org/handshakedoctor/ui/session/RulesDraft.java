package org.handshakedoctor.ui.session;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.rules.BlockList;
import org.jspecify.annotations.Nullable;

/// What the user has decided about block rules, beside the addresses themselves. Immutable.
///
/// @param wanted the rules are shown although the advice is to block nothing
/// @param overridden addresses that are to be blocked although something soft speaks against it
/// @param target id of the product that the rules are for; null: whichever suits the log best
/// @param expiry how long the block lasts; null: until it is undone
/// @param ports of the server that are closed to the addresses
public record RulesDraft(
    boolean wanted,
    Set<IpAddress> overridden,
    @Nullable String target,
    @Nullable Duration expiry,
    List<Integer> ports) {

  public static final RulesDraft NONE =
      new RulesDraft(
          false, Set.of(), null, BlockList.DEFAULT_EXPIRY, BlockList.DEFAULT_PORTS);

  public RulesDraft {
    overridden = Set.copyOf(overridden);
    ports = List.copyOf(ports);
  }

  public RulesDraft withWanted(boolean now) {
    return new RulesDraft(now, overridden, target, expiry, ports);
  }

  public RulesDraft withOverridden(IpAddress address, boolean now) {
    Set<IpAddress> changed = new HashSet<>(overridden);
    if (now) {
      changed.add(address);
    } else {
      changed.remove(address);
    }
    return withOverridden(changed);
  }

  public RulesDraft withOverridden(Set<IpAddress> now) {
    return new RulesDraft(wanted, now, target, expiry, ports);
  }

  public RulesDraft withTarget(String now) {
    return new RulesDraft(wanted, overridden, now, expiry, ports);
  }

  public RulesDraft withExpiry(@Nullable Duration now) {
    return new RulesDraft(wanted, overridden, target, now, ports);
  }

  public RulesDraft withPorts(List<Integer> now) {
    return new RulesDraft(wanted, overridden, target, expiry, now);
  }
}

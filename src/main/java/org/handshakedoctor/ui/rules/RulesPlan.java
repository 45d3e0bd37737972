package org.handshakedoctor.ui.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.diagnosis.BlockAdvice;
import org.handshakedoctor.core.diagnosis.Spared;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.rules.BlockEntry;
import org.handshakedoctor.core.rules.BlockList;
import org.handshakedoctor.core.rules.RuleWriter;
import org.handshakedoctor.core.rules.RuleWriters;
import org.handshakedoctor.core.rules.SourceName;
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.ui.session.RulesDraft;
import org.jspecify.annotations.Nullable;

/// Who would be blocked, who is left out and why, and the text for it. Immutable.
///
/// @param blocked by number of failures, most first
/// @param spared by number of failures, most first
/// @param rules how many networks the blocked addresses were merged into
/// @param apply the text that puts the rules in place; empty where nobody would be blocked, or more
///   than the product can bear
record RulesPlan(
    List<Candidate> blocked,
    List<Candidate> spared,
    RuleWriter writer,
    int rules,
    String apply,
    String check,
    String undo) {

  /// An address of the list.
  ///
  /// @param operator who runs its network, null if that is not known
  /// @param reason what speaks against blocking it, also where the user has overridden it
  record Candidate(
      IpAddress address, int failures, @Nullable Operator operator, @Nullable SpareReason reason) {}

  /// @param whole all failures of the log
  /// @param chosen the addresses that the user has put in the list
  /// @param advice judges them
  static RulesPlan of(
      Report whole, Set<IpAddress> chosen, RulesDraft draft, BlockAdvice advice, LocalDate made) {
    List<Candidate> blocked = new ArrayList<>();
    List<Candidate> spared = new ArrayList<>();
    for (Candidate candidate : candidates(whole, chosen, advice)) {
      (isBlocked(candidate, draft) ? blocked : spared).add(candidate);
    }
    RuleWriter writer = RuleWriters.byId(draft.target()).orElse(RuleWriters.ALL.getFirst());
    List<BlockEntry> entries =
        blocked.stream()
            .map(one -> new BlockEntry(IpPrefix.of(one.address()), one.failures()))
            .toList();
    List<SourceName> sources =
        whole.log().sources().stream().map(SourceSummary::name).map(SourceName::of).toList();
    BlockList list = new BlockList(entries, made, draft.expiry(), draft.ports(), sources);
    boolean none = list.isEmpty() || !writer.takes(list);
    return new RulesPlan(
        List.copyOf(blocked),
        List.copyOf(spared),
        writer,
        list.networks().size(),
        none ? "" : writer.apply(list),
        none ? "" : writer.check(),
        none ? "" : writer.undo());
  }

  boolean isEmpty() {
    return blocked.isEmpty() && spared.isEmpty();
  }

  private static boolean isBlocked(Candidate candidate, RulesDraft draft) {
    SpareReason reason = candidate.reason();
    return reason == null || (!reason.hard() && draft.overridden().contains(candidate.address()));
  }

  private static List<Candidate> candidates(
      Report whole, Set<IpAddress> chosen, BlockAdvice advice) {
    if (chosen.isEmpty()) {
      return List.of();
    }
    Map<IpAddress, Candidate> found = HashMap.newHashMap(chosen.size());
    for (ClientSummary client : whole.clients()) {
      if (chosen.contains(client.address())) {
        Optional<SpareReason> reason = advice.spare(client);
        found.put(client.address(), candidate(client.address(), client.failures(), reason, advice));
      }
    }
    for (IpAddress address : chosen) {
      if (!found.containsKey(address)) {
        Optional<SpareReason> reason = advice.judge(IpPrefix.of(address)).map(Spared::reason);
        found.put(address, candidate(address, 0, reason, advice));
      }
    }
    return found.values().stream()
        .sorted(
            Comparator.comparingInt(Candidate::failures)
                .reversed()
                .thenComparing(Candidate::address))
        .toList();
  }

  private static Candidate candidate(
      IpAddress address, int failures, Optional<SpareReason> reason, BlockAdvice advice) {
    Operator operator = advice.networks().find(address);
    return new Candidate(address, failures, operator, reason.orElse(null));
  }
}

package org.handshakedoctor.ui.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handshakedoctor.core.analysis.Reach;
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
import org.handshakedoctor.core.rules.Widening;
import org.handshakedoctor.ui.session.RulesDraft;
import org.jspecify.annotations.Nullable;

/// Who would be blocked, who is left out and why, and the text for it. Immutable.
///
/// @param blocked by number of failures, most first
/// @param spared by number of failures, most first
/// @param offers networks that could be blocked in place of their addresses
/// @param widened those of them that are
/// @param log what is said whoever is chosen
/// @param needed how many rules the product needs for them; where that is more than it bears, there
///   is no text
/// @param reach whom the rules would have met in the log, one hit for each rule
/// @param apply the text that puts the rules in place; empty where nobody would be blocked
record RulesPlan(
    List<Candidate> blocked,
    List<Candidate> spared,
    List<Widening> offers,
    Set<IpPrefix> widened,
    LogAdvice log,
    RuleWriter writer,
    int needed,
    Reach reach,
    String apply,
    String check,
    String undo) {

  /// An address of the list.
  ///
  /// @param operator who runs its network, null if that is not known
  /// @param reasons what speaks against blocking it, the weightiest first, also where the user has
  ///   overridden it
  record Candidate(
      IpAddress address, int failures, @Nullable Operator operator, List<Spared> reasons) {

    /// Whether the user may not decide to block it.
    boolean isForbidden() {
      return !reasons.isEmpty() && reasons.getFirst().reason().hard();
    }
  }

  /// @param chosen the addresses that the user has put in the list
  /// @param advice judges them
  static RulesPlan of(
      LogAdvice log, Set<IpAddress> chosen, RulesDraft draft, BlockAdvice advice, LocalDate made) {
    List<Candidate> blocked = new ArrayList<>();
    List<Candidate> spared = new ArrayList<>();
    for (Candidate candidate : candidates(log, chosen, advice)) {
      (isBlocked(candidate, draft) ? blocked : spared).add(candidate);
    }
    List<BlockEntry> entries =
        blocked.stream()
            .map(one -> new BlockEntry(IpPrefix.of(one.address()), one.failures()))
            .toList();
    List<Widening> offers = advice.widenings(log.whole(), entries);
    List<Widening> taken =
        offers.stream().filter(one -> draft.widened().contains(one.network())).toList();
    List<SourceName> sources =
        log.whole().log().sources().stream().map(SourceSummary::name).map(SourceName::of).toList();
    BlockList list =
        new BlockList(widen(entries, taken), made, draft.expiry(), draft.ports(), sources);
    String target = draft.target();
    RuleWriter suits = log.suits().writer();
    RuleWriter writer = target == null ? suits : RuleWriters.byId(target).orElse(suits);
    boolean some = !list.isEmpty() && writer.takes(list);
    return new RulesPlan(
        List.copyOf(blocked),
        List.copyOf(spared),
        offers,
        new HashSet<>(taken.stream().map(Widening::network).toList()),
        log,
        writer,
        writer.rules(list),
        Reach.of(log.whole().log(), list.networks()),
        some ? writer.apply(list) : "",
        some ? writer.check() : "",
        some ? writer.undo() : "");
  }

  boolean isEmpty() {
    return chosen() == 0;
  }

  /// How many addresses the user has chosen.
  int chosen() {
    return blocked.size() + spared.size();
  }

  /// How many networks the blocked addresses were merged into.
  int rules() {
    return reach.hits().size();
  }

  private static boolean isBlocked(Candidate candidate, RulesDraft draft) {
    return candidate.reasons().isEmpty()
        || (!candidate.isForbidden() && draft.overridden().contains(candidate.address()));
  }

  /// Puts a network in the place of the addresses in it.
  private static List<BlockEntry> widen(List<BlockEntry> entries, List<Widening> taken) {
    List<BlockEntry> widened = new ArrayList<>(entries);
    for (Widening one : taken) {
      widened.removeIf(entry -> one.network().contains(entry.prefix().address()));
      widened.add(new BlockEntry(one.network(), one.failures()));
    }
    return widened;
  }

  private static List<Candidate> candidates(
      LogAdvice log, Set<IpAddress> chosen, BlockAdvice advice) {
    if (chosen.isEmpty()) {
      return List.of();
    }
    Map<IpAddress, Candidate> found = HashMap.newHashMap(chosen.size());
    for (ClientSummary client : log.whole().clients()) {
      if (chosen.contains(client.address())) {
        List<Spared> reasons = advice.reasons(client);
        found.put(
            client.address(), candidate(client.address(), client.failures(), reasons, advice));
      }
    }
    for (IpAddress address : chosen) {
      if (!found.containsKey(address)) {
        List<Spared> reasons = advice.judge(IpPrefix.of(address)).stream().toList();
        found.put(address, candidate(address, 0, reasons, advice));
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
      IpAddress address, int failures, List<Spared> reasons, BlockAdvice advice) {
    return new Candidate(address, failures, advice.networks().find(address), reasons);
  }
}

package org.handshakedoctor.core.diagnosis;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.NetworkKind;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.networks.Purpose;
import org.handshakedoctor.core.rules.BlockCandidate;
import org.handshakedoctor.core.rules.BlockEntry;
import org.handshakedoctor.core.rules.BlockList;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.core.rules.Widening;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// Says of each address of a report whether it may be offered for blocking: tells the guard what
/// the counting and the lists of networks know. The one place that judges addresses.
///
/// What is asked about is what would be blocked, which for IPv6 is a /64.
///
/// @param own addresses of the person at the program: those he has marked, and that which he reaches
///   the server from
/// @param doubtful addresses whose lines do not fit into the log
public record BlockAdvice(
    NetworkDirectory networks, Guard guard, Set<IpAddress> own, Set<IpAddress> doubtful) {

  /// Nobody looks through more addresses, and each costs some thirty lines to be read again.
  private static final int MOST_CHECKED = 500;

  public BlockAdvice {
    own = Set.copyOf(own);
    doubtful = Set.copyOf(doubtful);
  }

  public BlockAdvice(NetworkDirectory networks, Guard guard) {
    this(networks, guard, Set.of(), Set.of());
  }

  /// The same for somebody with these addresses.
  public BlockAdvice withOwn(Collection<IpAddress> addresses) {
    return new BlockAdvice(networks, guard, Set.copyOf(addresses), doubtful);
  }

  /// The same when the lines of whoever may be blocked so far have been looked at once more; of very
  /// many, those with most failures. Reads lines again: waits for the disk.
  public BlockAdvice checkingLines(Report whole) {
    List<IpAddress> accused =
        whole.clients().stream()
            .filter(client -> spare(client).isEmpty())
            .limit(MOST_CHECKED)
            .map(ClientSummary::address)
            .toList();
    return new BlockAdvice(networks, guard, own, DoubtfulLines.accused(whole.log(), accused));
  }

  /// Why this address is left out, or empty if nothing speaks against blocking it.
  public Optional<SpareReason> spare(ClientSummary client) {
    return spare(client, networks.find(client.address()));
  }

  /// As above, for who has looked already who runs the network.
  public Optional<SpareReason> spare(ClientSummary client, @Nullable Operator operator) {
    return guard.judge(candidate(client, operators(client.address(), operator)));
  }

  /// As [#spare(ClientSummary)], with what was seen.
  public Optional<Spared> judge(ClientSummary client) {
    return judge(client, networks.find(client.address()));
  }

  /// As above, for who has looked already who runs the network.
  public Optional<Spared> judge(ClientSummary client, @Nullable Operator operator) {
    Set<Operator> operators = operators(client.address(), operator);
    return guard
        .judge(candidate(client, operators))
        .map(reason -> spared(reason, client, operators));
  }

  /// All that speaks against blocking this address, the weightiest first. Who overrides the first
  /// reason overrides the others too, and should have seen them.
  public List<Spared> reasons(ClientSummary client) {
    Set<Operator> operators = operators(client.address(), networks.find(client.address()));
    return guard.reasons(candidate(client, operators)).stream()
        .map(reason -> spared(reason, client, operators))
        .toList();
  }

  /// The weightiest reason to spare an address or network that a person gave by hand, or that an
  /// address would be widened to.
  public Optional<Spared> judge(IpPrefix prefix) {
    Set<Operator> operators = networks.findAll(BlockList.blocked(prefix));
    Set<SpareReason> reasons = EnumSet.noneOf(SpareReason.class);
    guard.judge(prefix).ifPresent(reasons::add);
    addKnown(reasons, prefix, operators);
    return reasons.stream()
        .findFirst()
        .map(reason -> new Spared(reason, evidence(reason, operators)));
  }

  /// The networks that could be blocked instead of the addresses in a list.
  ///
  /// @param whole all failures of the log
  public List<Widening> widenings(Report whole, Collection<BlockEntry> blocked) {
    return Widening.proposals(blocked, network -> mayBeBlocked(network, whole));
  }

  /// Nobody in the network is known, was served, or is spared for more than having failed seldom.
  private boolean mayBeBlocked(IpPrefix network, Report whole) {
    return judge(network).isEmpty()
        && !whole.log().wasServed(network)
        && whole.log().ownAddresses().stream().noneMatch(network::contains)
        && whole.clients().stream()
            .filter(client -> network.contains(client.address()))
            .allMatch(
                client -> spare(client).stream().allMatch(SpareReason.FEW_FAILURES::equals));
  }

  /// Whether an address is suggested without anybody having asked for it: nothing speaks against it,
  /// it made nothing but noise, and it came back on another day or is a flood.
  public boolean suggests(ClientSummary client) {
    return client.failures() >= Guard.DEFAULT_MIN_FAILURES
        && spare(client).isEmpty()
        && isVisitorsOwn(client.causes().getFirst())
        && (days(client) > 1 || Flood.isFlood(client.failures(), 1));
  }

  private static int days(ClientSummary client) {
    if (client.first() == FailureSink.NO_TIME) {
      return 0;
    }
    return day(client.first()).equals(day(client.last())) ? 1 : 2;
  }

  private static LocalDate day(int seconds) {
    return LocalDate.ofEpochDay(Math.floorDiv(seconds, 86_400));
  }

  private Set<Operator> operators(IpAddress address, @Nullable Operator operator) {
    if (!address.isIpv4()) {
      return networks.findAll(BlockList.blocked(IpPrefix.of(address)));
    }
    return operator == null ? Set.of() : Set.of(operator);
  }

  private BlockCandidate candidate(ClientSummary client, Set<Operator> operators) {
    Set<SpareReason> against = EnumSet.noneOf(SpareReason.class);
    addKnown(against, IpPrefix.of(client.address()), operators);
    if (client.standing().own()) {
      against.add(SpareReason.OWN_SERVER);
    }
    if (client.standing().visits() > 0) {
      against.add(SpareReason.ALSO_VISITS);
    } else if (client.standing().networkVisits() > 0) {
      against.add(SpareReason.NEIGHBOURS_VISIT);
    }
    if (doubtful.contains(client.address())) {
      against.add(SpareReason.DOUBTFUL);
    }
    addFaults(against, client.causes());
    return new BlockCandidate(client.address(), client.failures(), against);
  }

  private void addKnown(Set<SpareReason> against, IpPrefix prefix, Set<Operator> operators) {
    for (Operator operator : operators) {
      SpareReason reason = reason(operator);
      if (reason != null) {
        against.add(reason);
      }
    }
    if (!own.isEmpty() && own.stream().anyMatch(BlockList.blocked(prefix)::contains)) {
      against.add(SpareReason.YOURSELF);
    }
  }

  private static @Nullable SpareReason reason(Operator operator) {
    return switch (operator.kind()) {
      case CDN_PROXY -> SpareReason.CDN;
      case SEARCH_ENGINE -> SpareReason.SEARCH_ENGINE;
      case UPTIME -> SpareReason.MONITOR;
      case SCANNER, RESEARCH, CLOUD_HOSTING ->
          operator.purpose() == Purpose.STARTED_TEST || operator.purpose() == Purpose.ORDERED_SCAN
              ? SpareReason.TEST
              : null;
    };
  }

  /// Nothing is said against somebody who did at least one thing that only a visitor can do wrong.
  private static void addFaults(Set<SpareReason> against, List<CauseCount> causes) {
    boolean onlyUpstream = true;
    boolean onlyNetwork = true;
    for (CauseCount one : causes) {
      if (isVisitorsOwn(one)) {
        return;
      }
      onlyUpstream &= one.cause().leg() != Leg.CLIENT;
      onlyNetwork &= one.cause().leg() != Leg.CLIENT || one.cause().fault() == Fault.NETWORK;
    }
    against.add(
        onlyUpstream
            ? SpareReason.BACKEND_FAILURES
            : onlyNetwork ? SpareReason.HARMLESS : SpareReason.SITE_FAULT);
  }

  /// Anything but a visitor's own failure on the client leg may be the server's doing.
  private static boolean isVisitorsOwn(CauseCount one) {
    return one.cause().leg() == Leg.CLIENT && one.cause().fault() == Fault.VISITOR;
  }

  private Spared spared(SpareReason reason, ClientSummary client, Set<Operator> operators) {
    List<Object> evidence =
        switch (reason) {
          case ALSO_VISITS -> List.of(client.standing().visits());
          case NEIGHBOURS_VISIT -> List.of(client.standing().networkVisits());
          case SITE_FAULT, HARMLESS ->
              List.of(new Evidence.EntryName(client.causes().getFirst().cause().entry()));
          case FEW_FAILURES -> List.of(client.failures(), guard.minFailures());
          default -> evidence(reason, operators);
        };
    return new Spared(reason, evidence);
  }

  /// Of what is known without the log.
  private static List<Object> evidence(SpareReason reason, Set<Operator> operators) {
    return switch (reason) {
      case TOO_WIDE -> List.of(Guard.WIDEST_IPV4, Guard.WIDEST_IPV6);
      case CDN, SEARCH_ENGINE, MONITOR, TEST ->
          operators.stream()
              .filter(operator -> reason(operator) == reason)
              .findFirst()
              .<List<Object>>map(operator -> List.of(operator.title(), operator.asOf()))
              .orElseThrow();
      default -> List.of();
    };
  }
}

package org.handshakedoctor.core.diagnosis;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.diagnosis.Caution.Kind;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.net.SpecialRange;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.NetworkKind;
import org.handshakedoctor.core.networks.Operator;
import org.jspecify.annotations.Nullable;

/// What has to be said before rules for a whole log are shown, in the order of [Kind].
///
/// Nothing here changes who may be in a rule; that is [BlockAdvice]'s.
public final class Cautions {
  /// From this share on, machines in front are what the log is about.
  private static final double PROXY_SHARE = 0.3;

  /// A handful of lines shows no pattern.
  private static final int LEAST_FAILURES = 20;

  /// Evidence that private addresses are more than health checks.
  private static final String PROXY_IN_FRONT = "proxy-in-front";

  private static final double FORGED_SHARE = 0.01;

  private static final int OLD_DAYS = 90;

  private final Report whole;
  private final NetworkDirectory networks;

  private Cautions(Report whole, NetworkDirectory networks) {
    this.whole = whole;
    this.networks = networks;
  }

  /// @param whole all failures of the log
  /// @param diagnosis of these
  public static List<Caution> of(
      Report whole, Diagnosis diagnosis, NetworkDirectory networks, LocalDate today) {
    Cautions all = new Cautions(whole, networks);
    List<Caution> cautions = new ArrayList<>();
    if (diagnosis.verdict() != Verdict.CONSIDER_BLOCKING) {
      cautions.add(new Caution(Kind.BLOCK_NOTHING, List.of()));
    }
    all.proxies(diagnosis).ifPresent(cautions::add);
    all.forged().ifPresent(cautions::add);
    oldLists(networks, today).ifPresent(cautions::add);
    cautions.add(new Caution(Kind.FORGEABLE, List.of()));
    return List.copyOf(cautions);
  }

  /// The list of content delivery networks is older than three months, on this day.
  public static Optional<Caution> oldLists(NetworkDirectory networks, LocalDate today) {
    List<Operator> old =
        networks.operators(NetworkKind.CDN_PROXY).stream()
            .filter(one -> ChronoUnit.DAYS.between(date(one), today) > OLD_DAYS)
            .toList();
    return old.stream()
        .max(Comparator.comparing(Cautions::date))
        .map(
            newest ->
                new Caution(
                    Kind.OLD_LISTS, List.of(old.size(), newest.title(), newest.asOf(), OLD_DAYS)));
  }

  /// The first day that a date without a day or a month can mean.
  private static LocalDate date(Operator operator) {
    String text = operator.asOf() + "-01-01".substring(Math.max(0, operator.asOf().length() - 4));
    return LocalDate.parse(text);
  }

  /// One line of a forger is a prank; where they are many, somebody may have written some that were
  /// not found out.
  private Optional<Caution> forged() {
    long forged = whole.log().forgedCount();
    double share = (double) forged / (forged + whole.log().size());
    return share > FORGED_SHARE
        ? Optional.of(new Caution(Kind.FORGED, List.of(forged, share)))
        : Optional.empty();
  }

  private Optional<Caution> proxies(Diagnosis diagnosis) {
    Map<String, Integer> byCdn = new HashMap<>();
    Map<IpPrefix, Integer> byNetwork = new HashMap<>();
    int ours = 0;
    for (ClientSummary client : whole.clients()) {
      Operator operator = networks.find(client.address());
      if (SpecialRange.of(client.address()) == SpecialRange.OWN_NETWORK) {
        ours += client.failures();
      } else if (operator != null && operator.kind() == NetworkKind.CDN_PROXY) {
        byCdn.merge(operator.title(), client.failures(), Integer::sum);
      } else if (mayBeProxy(client, operator)) {
        byNetwork.merge(network(client), client.failures(), Integer::sum);
      }
    }
    Optional<Map.Entry<String, Integer>> cdn = largest(byCdn);
    if (cdn.isPresent()) {
      return Optional.of(proxies(Kind.PROXIES_CDN, cdn.get().getValue(), cdn.get().getKey()));
    }
    boolean inFront =
        diagnosis.evidence().stream().anyMatch(one -> one.id().equals(PROXY_IN_FRONT));
    if (inFront && isMuch(ours)) {
      return Optional.of(proxies(Kind.PROXIES_PRIVATE, ours, ""));
    }
    return largest(byNetwork)
        .filter(one -> mayStandInFront(one.getKey()))
        .map(one -> proxies(Kind.PROXIES_PERHAPS, one.getValue(), one.getKey()));
  }

  /// Neither a known scanner nor an address for examples.
  private static boolean mayBeProxy(ClientSummary client, @Nullable Operator operator) {
    return SpecialRange.of(client.address()) == null
        && (operator == null || !operator.kind().measures());
  }

  /// Who stands in front is what the access log knows all visitors by.
  private boolean mayStandInFront(IpPrefix network) {
    return whole.log().visitors() < 0 || whole.log().wasServed(network);
  }

  private Caution proxies(Kind kind, int failures, Object who) {
    return new Caution(kind, List.of(failures, whole.failures(), who));
  }

  private static IpPrefix network(ClientSummary client) {
    return new IpPrefix(client.address(), client.address().isIpv4() ? 24 : 64);
  }

  private <K> Optional<Map.Entry<K, Integer>> largest(Map<K, Integer> failures) {
    return failures.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(one -> isMuch(one.getValue()));
  }

  private boolean isMuch(int failures) {
    return failures >= LEAST_FAILURES && failures > PROXY_SHARE * whole.failures();
  }
}

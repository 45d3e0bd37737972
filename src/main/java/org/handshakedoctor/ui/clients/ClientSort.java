package org.handshakedoctor.ui.clients;

import java.text.Collator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.Fault;
import org.jspecify.annotations.Nullable;

/// Sorts addresses by several columns. Immutable, for every thread but the window's: it takes its
/// time.
///
/// A radix sort with whole columns as digits: the least significant column first, each pass stable.
/// A pass packs the column's value above the row's present place into one `long` and sorts those,
/// so a million rows are compared by the processor and not by a comparator. A text counts as its
/// rank among the few that occur. What is not known comes last, whichever way the column is sorted.
final class ClientSort {
  private static final int UNKNOWN = Integer.MAX_VALUE;
  private static final List<Fault> SIDES = List.of(Fault.values());

  private final ClientWords words;

  ClientSort(ClientWords words) {
    this.words = words;
  }

  /// @param clients in the order that rows of equal value keep
  /// @param keys the most significant first; none leaves the order as it is
  /// @param chosen the addresses that are in the rules
  List<ClientSummary> sorted(
      List<ClientSummary> clients, List<SortKey> keys, Set<IpAddress> chosen) {
    int[] order = new int[clients.size()];
    Arrays.setAll(order, i -> i);
    for (SortKey key : keys.reversed()) {
      for (int[] digit : digits(clients, key, chosen).reversed()) {
        order = pass(order, digit);
      }
    }
    ClientSummary[] sorted = new ClientSummary[order.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = clients.get(order[i]);
    }
    return Arrays.asList(sorted);
  }

  private static int[] pass(int[] order, int[] digit) {
    long[] packed = new long[order.length];
    boolean inOrder = true;
    for (int i = 0; i < order.length; i++) {
      packed[i] = (long) digit[order[i]] << Integer.SIZE | i;
      inOrder &= i == 0 || packed[i - 1] < packed[i];
    }
    if (inOrder) {
      return order;
    }
    Arrays.parallelSort(packed);
    int[] next = new int[order.length];
    Arrays.setAll(next, i -> order[(int) packed[i]]);
    return next;
  }

  /// The column's values as digits that sort ascending, the most significant first.
  private List<int[]> digits(List<ClientSummary> clients, SortKey key, Set<IpAddress> chosen) {
    boolean descending = key.descending();
    return switch (key.column()) {
      case RULES ->
          List.of(digit(clients, descending, one -> chosen.contains(one.address()) ? 0 : 1));
      case ADDRESS -> addressDigits(clients, descending);
      case SIDE ->
          List.of(
              digit(clients, descending, one -> SIDES.indexOf(ClientWords.mainCause(one).fault())));
      case FAILURES, SHARE -> List.of(digit(clients, descending, ClientSummary::failures));
      case CAUSE ->
          List.of(ranks(clients, descending, one -> words.name(ClientWords.mainCause(one))));
      case LAST -> List.of(times(clients, descending, ClientSummary::last));
      case FIRST -> List.of(times(clients, descending, ClientSummary::first));
      case NETWORK -> List.of(ranks(clients, descending, who(words.who()::network)));
      case COUNTRY -> List.of(ranks(clients, descending, who(words.who()::country)));
      case HOST -> List.of(ranks(clients, descending, who(words.who()::host)));
    };
  }

  private static Function<ClientSummary, @Nullable String> who(
      Function<IpAddress, @Nullable String> of) {
    return client -> of.apply(client.address());
  }

  /// IPv4 first, then by number, as addresses compare.
  private static List<int[]> addressDigits(List<ClientSummary> clients, boolean descending) {
    return Stream.<ToIntFunction<IpAddress>>of(
            address -> address.isIpv4() ? 0 : 1,
            address -> unsigned(address.high() >>> Integer.SIZE),
            address -> unsigned(address.high()),
            address -> unsigned(address.low() >>> Integer.SIZE),
            address -> unsigned(address.low()))
        .map(part -> digit(clients, descending, one -> part.applyAsInt(one.address())))
        .toList();
  }

  /// The low 32 bits, so that they sort as an unsigned number.
  private static int unsigned(long bits) {
    return (int) bits ^ Integer.MIN_VALUE;
  }

  private static int[] times(
      List<ClientSummary> clients, boolean descending, ToIntFunction<ClientSummary> time) {
    return digit(
        clients,
        false,
        one -> {
          int seconds = time.applyAsInt(one);
          return seconds == FailureSink.NO_TIME ? UNKNOWN : descending ? ~seconds : seconds;
        });
  }

  private int[] ranks(
      List<ClientSummary> clients,
      boolean descending,
      Function<ClientSummary, @Nullable String> text) {
    @Nullable String[] found = new String[clients.size()];
    Arrays.parallelSetAll(found, i -> text.apply(clients.get(i)));
    List<String> ordered =
        Arrays.stream(found)
            .filter(Objects::nonNull)
            .distinct()
            .sorted(Collator.getInstance(words.texts().locale()))
            .toList();
    Map<String, Integer> ranks = new HashMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      ranks.put(ordered.get(i), descending ? ~i : i);
    }
    int[] digit = new int[found.length];
    Arrays.setAll(
        digit,
        i -> {
          String one = found[i];
          return one == null ? UNKNOWN : ranks.getOrDefault(one, UNKNOWN);
        });
    return digit;
  }

  private static int[] digit(
      List<ClientSummary> clients, boolean descending, ToIntFunction<ClientSummary> value) {
    int[] digit = new int[clients.size()];
    Arrays.parallelSetAll(
        digit,
        i -> {
          int ascending = value.applyAsInt(clients.get(i));
          return descending ? ~ascending : ascending;
        });
    return digit;
  }
}

package org.handshakedoctor.ui.clients;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.net.IpAddress;

/// The rows of the table, ready to be shown: what takes time with a million addresses is done.
/// Immutable.
///
/// @param wish what was asked for
/// @param rows in the order asked for
/// @param nameless failures without an address
/// @param longest letters of the longest among the addresses that failed most
/// @param selected places of the rows that were selected before
/// @param whole what the addresses did in the whole log, where a filter hides some of it; else
///   empty
record ClientRows(
    Wish wish,
    List<ClientSummary> rows,
    long nameless,
    int longest,
    BitSet selected,
    Map<IpAddress, ClientSummary> whole) {
  private static final int MEASURED = 500;

  /// @param report whose addresses are the rows
  /// @param whole the same of the whole log
  /// @param keys the columns to sort by, the most significant first
  /// @param chosen the addresses that are in the rules
  /// @param selected the rows that are selected
  record Wish(
      Report report,
      Report whole,
      List<SortKey> keys,
      Set<IpAddress> chosen,
      List<ClientSummary> selected) {}

  /// Does the work. Not for the window's thread.
  static ClientRows of(Wish wish, ClientSort sort) {
    List<ClientSummary> clients = wish.report().clients();
    List<ClientSummary> rows = sort.sorted(clients, wish.keys(), wish.chosen());
    long named = 0;
    for (ClientSummary client : clients) {
      named += client.failures();
    }
    int longest =
        clients.stream()
            .limit(MEASURED)
            .mapToInt(client -> client.address().toString().length())
            .max()
            .orElse(0);
    return new ClientRows(
        wish, rows, wish.report().failures() - named, longest, places(rows, wish), whole(wish));
  }

  /// The row with this address as the whole log has it, for those who judge an address.
  ClientSummary unfiltered(ClientSummary client) {
    return whole.getOrDefault(client.address(), client);
  }

  private static BitSet places(List<ClientSummary> rows, Wish wish) {
    BitSet places = new BitSet();
    if (!wish.selected().isEmpty()) {
      Set<IpAddress> selected = new HashSet<>();
      wish.selected().forEach(client -> selected.add(client.address()));
      for (int i = 0; i < rows.size(); i++) {
        places.set(i, selected.contains(rows.get(i).address()));
      }
    }
    return places;
  }

  private static Map<IpAddress, ClientSummary> whole(Wish wish) {
    if (wish.report().filter().isEmpty()) {
      return Map.of();
    }
    Map<IpAddress, ClientSummary> whole = new HashMap<>();
    wish.report().clients().forEach(client -> whole.put(client.address(), client));
    wish.whole().clients().forEach(client -> whole.replace(client.address(), client));
    return whole;
  }
}

package org.handshakedoctor.core.analysis;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Filter.Part;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// A [Filter] made ready for the rows of one log: text is compared once for each kind and each
/// client, so that a row costs a few array look-ups.
final class RowFilter {
  private static final Pattern PART_OF_ADDRESS = Pattern.compile("[0-9a-f.:/]+");

  private final FailureLog log;
  private final TimeRange time;
  private final boolean everyTime;
  private final boolean everyKind;
  private final boolean everything;

  /// What must not be satisfied.
  private final boolean notInTime;

  private final boolean notWanted;
  private final boolean notFound;
  private final boolean notOfClients;

  /// Kinds whose explanation is wanted.
  private final BitSet wantedKinds = new BitSet();

  /// Kinds in whose words the search text was found; null when everything is found.
  private final @Nullable BitSet foundKinds;

  private final @Nullable BitSet foundClients;
  private final @Nullable BitSet wantedClients;

  RowFilter(FailureLog log, Filter given) {
    Filter filter = given.effective();
    this.log = log;
    this.notInTime = filter.inverted().contains(Part.TIME);
    this.notWanted = filter.inverted().contains(Part.ENTRIES);
    this.notFound = filter.inverted().contains(Part.SEARCH);
    this.notOfClients = filter.inverted().contains(Part.CLIENTS);
    this.time = filter.time();
    this.everyTime = time.equals(TimeRange.ALL);
    this.everything = filter.isEmpty();
    this.everyKind = filter.entries().isEmpty();
    String text = filter.search().text().strip().toLowerCase(Locale.ROOT);
    boolean searching = !text.isEmpty();
    this.foundKinds = searching ? new BitSet() : null;
    for (int kind = 0; kind < log.kinds().size(); kind++) {
      Cause cause = log.causes().get(log.causeId(kind));
      if (filter.entries().contains(cause.entry())) {
        wantedKinds.set(kind);
      }
      if (foundKinds != null
          && (filter.search().named().contains(cause.entry())
              || words(log.kinds().get(kind)).contains(text))) {
        foundKinds.set(kind);
      }
    }
    this.foundClients = searching ? clients(text) : null;
    this.wantedClients = filter.clients().isEmpty() ? null : clients(filter.clients());
  }

  boolean test(int row) {
    if (everything) {
      return true;
    }
    if (!everyTime && isInTime(log.time(row)) == notInTime) {
      return false;
    }
    int kind = log.kindId(row);
    if (!everyKind && wantedKinds.get(kind) == notWanted) {
      return false;
    }
    int client = log.clientId(row);
    if (wantedClients != null && has(wantedClients, client) == notOfClients) {
      return false;
    }
    return foundKinds == null || isFound(kind, client) != notFound;
  }

  private boolean isFound(int kind, int client) {
    return (foundKinds != null && foundKinds.get(kind))
        || (foundClients != null && has(foundClients, client));
  }

  private boolean isInTime(int seconds) {
    return seconds != FailureSink.NO_TIME && time.contains(seconds);
  }

  private static boolean has(BitSet clients, int client) {
    return client != FailureLog.NO_CLIENT && clients.get(client);
  }

  private BitSet clients(String text) {
    BitSet found = new BitSet();
    if (!PART_OF_ADDRESS.matcher(text).matches()) {
      return found;
    }
    IpPrefix prefix = IpPrefix.parse(text);
    if (prefix != null) {
      return clients(prefix);
    }
    for (int id = 0; id < log.clientCount(); id++) {
      found.set(id, log.clientById(id).toString().contains(text));
    }
    return found;
  }

  private BitSet clients(Set<IpAddress> wanted) {
    BitSet found = new BitSet();
    for (IpAddress one : wanted) {
      found.or(clients(IpPrefix.of(one)));
    }
    return found;
  }

  private BitSet clients(IpPrefix prefix) {
    BitSet found = new BitSet();
    for (int id = 0; id < log.clientCount(); id++) {
      found.set(id, prefix.contains(log.clientById(id)));
    }
    return found;
  }

  private static String words(FailureKind kind) {
    Stream<@Nullable String> ofErrors =
        kind.errors().stream().flatMap(error -> Stream.of(error.code(), error.reason()));
    Stream<@Nullable String> ofKind =
        Stream.of(kind.reason(), kind.operation(), kind.phase(), kind.level(), kind.message());
    StringBuilder words = new StringBuilder();
    Stream.concat(ofKind, ofErrors)
        .forEach(word -> words.append(word == null ? "" : word).append('\n'));
    return words.toString().toLowerCase(Locale.ROOT);
  }
}

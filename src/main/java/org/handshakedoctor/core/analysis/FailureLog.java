package org.handshakedoctor.core.analysis;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.source.LogSource;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// All failures that were read, source after source, the oldest first. Immutable.
///
/// Columns instead of objects: 20 bytes a failure, so that ten million of them are 200 MB and a
/// report runs through memory in order. The columns are pages that the writer fills and never
/// changes behind the size it has handed out, so a log that is still being read can be looked at
/// without copying it.
public final class FailureLog {
  static final int NO_CLIENT = -1;

  private final Segment[] segments;
  private final int size;
  private final List<SourceSummary> sources;
  private final long[][] clients;
  private final Set<IpAddress> ownAddresses;
  private final int @Nullable [] visits;
  private final List<FailureKind> kinds;
  private final int[] causeOfKind;
  private final List<Cause> causes;
  private final List<ForgedLine> forged;
  private final long forgedCount;
  private final LogSpan span;
  private final @Nullable ZoneId zone;

  /// Made when it is first asked for, and the same for every report of this log.
  private @Nullable ClientNetworks networks;

  /// The same.
  private @Nullable Standings standings;

  /// The segment asked last: rows are asked for in order, nearly always.
  private Segment recent;

  FailureLog(
      List<Segment> segments,
      List<SourceSummary> sources,
      long[][] clients,
      Set<IpAddress> ownAddresses,
      int @Nullable [] visits,
      List<FailureKind> kinds,
      int[] causeOfKind,
      List<Cause> causes,
      List<ForgedLine> forged,
      long forgedCount,
      LogSpan span,
      @Nullable ZoneId zone) {
    this.segments = segments.toArray(Segment[]::new);
    this.size = segments.isEmpty() ? 0 : segments.getLast().to();
    this.sources = List.copyOf(sources);
    this.clients = clients;
    this.ownAddresses = Set.copyOf(ownAddresses);
    this.visits = visits;
    this.kinds = List.copyOf(kinds);
    this.causeOfKind = causeOfKind;
    this.causes = List.copyOf(causes);
    this.forged = List.copyOf(forged);
    this.forgedCount = forgedCount;
    this.span = span;
    this.zone = zone;
    this.recent = segments.isEmpty() ? Segment.NONE : segments.getFirst();
  }

  /// The rows of one source, from one number up to but not including another.
  ///
  /// @param id of the source in all logs of one reading; other readings have others
  record Segment(int id, int from, int to, Columns columns, SourceSummary source) {
    static final Segment NONE =
        new Segment(-1, 0, 0, new Columns(), SourceSummary.unreadable("", null));

    /// As far as one can tell in another reading.
    boolean isOfSameFile(Segment other) {
      LogSource found = source.source();
      LogSource others = other.source.source();
      return found != null && others != null && found.location().equals(others.location());
    }
  }

  /// Number of failures.
  public int size() {
    return size;
  }

  /// Seconds since 1970 as if [#zone()] were UTC, or [FailureSink#NO_TIME].
  public int time(int failure) {
    Segment segment = segment(failure);
    return segment.columns().time(failure - segment.from());
  }

  public FailureKind kind(int failure) {
    return kinds.get(kindId(failure));
  }

  public Cause cause(int failure) {
    return causes.get(causeOfKind[kindId(failure)]);
  }

  /// Id of the format of the first kind of failure that this entry explains; null if it explains
  /// none.
  public @Nullable String formatOf(String entry) {
    for (int kind = 0; kind < kinds.size(); kind++) {
      if (causes.get(causeOfKind[kind]).entry().equals(entry)) {
        return kinds.get(kind).format();
      }
    }
    return null;
  }

  public @Nullable IpAddress client(int failure) {
    int id = clientId(failure);
    return id == NO_CLIENT ? null : client(id, clients);
  }

  /// Offset of the failure's line in its source.
  public long position(int failure) {
    Segment segment = segment(failure);
    return segment.columns().position(failure - segment.from());
  }

  /// 1-based number of the failure's line in its source.
  public long line(int failure) {
    Segment segment = segment(failure);
    return Integer.toUnsignedLong(segment.columns().line(failure - segment.from()));
  }

  /// Where a failure stands, which is the same in every log of one reading, while numbers move when
  /// a source in front of others grows.
  ///
  /// @param position of the line in the source
  public record Place(int source, long position) {}

  public Place place(int failure) {
    return new Place(segment(failure).id(), position(failure));
  }

  /// The number in this log of a failure of an earlier log of the same sources, or -1 if it is not
  /// in this one.
  public int numberOf(FailureLog earlier, int failure) {
    Segment before = earlier.segment(failure);
    Segment now = null;
    for (Segment segment : segments) {
      if (segment.id() == before.id()) {
        now = segment;
        break;
      }
      if (now == null && segment.isOfSameFile(before)) {
        now = segment;
      }
    }
    int number = now == null ? size : now.from() + failure - before.from();
    boolean same =
        now != null && number < now.to() && position(number) == earlier.position(failure);
    return same ? number : -1;
  }

  /// The source that the failure stands in.
  public SourceSummary source(int failure) {
    return segment(failure).source();
  }

  public List<SourceSummary> sources() {
    return sources;
  }

  /// The first forged lines, at most [SourceLog#FORGED_KEPT] of each source.
  public List<ForgedLine> forged() {
    return forged;
  }

  public long forgedCount() {
    return forgedCount;
  }

  /// Number of distinct clients that an access log says were served, or -1 if there was no access
  /// log.
  public int visitors() {
    return visits == null ? -1 : (int) Arrays.stream(visits).filter(count -> count > 0).count();
  }

  /// Whether an access log says that anybody in this network was served.
  public boolean wasServed(IpPrefix network) {
    for (int client = 0; visits != null && client < visits.length; client++) {
      if (visits[client] > 0 && network.contains(clientById(client))) {
        return true;
      }
    }
    return false;
  }

  /// How many of the [#visitors()] have failures too.
  public int failedVisitors() {
    if (visits == null) {
      return 0;
    }
    BitSet failed = new BitSet();
    for (int i = 0; i < size; i++) {
      int client = clientId(i);
      if (client != NO_CLIENT && visits[client] > 0) {
        failed.set(client);
      }
    }
    return failed.cardinality();
  }

  /// The addresses that the server listens on, and those of its backends, as far as its lines name
  /// any.
  public Set<IpAddress> ownAddresses() {
    return ownAddresses;
  }

  /// The clock that all times are shown by; null if it is that of the server, and unknown.
  public @Nullable ZoneId zone() {
    return zone;
  }

  /// Time of the earliest line, failure or not, in seconds as [#time], or [FailureSink#NO_TIME].
  public int firstTime() {
    return span.first();
  }

  /// Time of the latest line.
  public int lastTime() {
    return span.last();
  }

  LogSpan span() {
    return span;
  }

  Segment[] segments() {
    return segments;
  }

  int kindId(int failure) {
    Segment segment = segment(failure);
    return segment.columns().kind(failure - segment.from());
  }

  /// [#NO_CLIENT] where the line names none.
  int clientId(int failure) {
    Segment segment = segment(failure);
    return segment.columns().client(failure - segment.from());
  }

  /// Whether an access log says so.
  boolean wasServed(int client) {
    return visits(client) > 0;
  }

  /// How often an access log says that this client was served.
  int visits(int client) {
    return visits == null ? 0 : visits[client];
  }

  int clientCount() {
    return clients[0].length;
  }

  IpAddress clientById(int id) {
    return client(id, clients);
  }

  /// Of all clients, whatever a filter leaves of them.
  synchronized ClientNetworks networks() {
    ClientNetworks made = networks;
    if (made == null) {
      made = new ClientNetworks(this, clientCount());
      networks = made;
    }
    return made;
  }

  synchronized Standings standings() {
    Standings made = standings;
    if (made == null) {
      made = new Standings(this);
      standings = made;
    }
    return made;
  }

  List<FailureKind> kinds() {
    return kinds;
  }

  int causeId(int kind) {
    return causeOfKind[kind];
  }

  List<Cause> causes() {
    return causes;
  }

  private Segment segment(int row) {
    Segment segment = recent;
    if (row >= segment.from() && row < segment.to()) {
      return segment;
    }
    int low = 0;
    int high = segments.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (segments[middle].to() <= row) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    recent = segments[low];
    return segments[low];
  }

  private static IpAddress client(int id, long[][] clients) {
    return new IpAddress(clients[0][id], clients[1][id]);
  }
}

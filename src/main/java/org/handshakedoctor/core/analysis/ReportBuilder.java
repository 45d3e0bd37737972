package org.handshakedoctor.core.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.Report.FaultSummary;
import org.handshakedoctor.core.analysis.Report.KindCount;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.tls.Fault;

/// Makes one [Report]. Used once, by one thread.
///
/// One pass over the columns counts by client, cause, kind and pair of client and cause; a second
/// one, when the first has found the earliest and latest time, fills the timeline and the courses.
final class ReportBuilder {
  private final FailureLog log;
  private final Filter filter;
  private final RowFilter accepts;
  private final Tally clients;
  private final Tally causes;
  private final int[] kindCounts;
  private final PairCounts pairs = new PairCounts();
  private final Tally all = new Tally(1);

  /// By number of the cause.
  private final int[][] courses;

  ReportBuilder(FailureLog log, Filter filter) {
    this.log = log;
    this.filter = filter;
    this.accepts = new RowFilter(log, filter);
    this.clients = new Tally(log.clientCount());
    this.causes = new Tally(log.causes().size());
    this.kindCounts = new int[log.kinds().size()];
    this.courses = new int[log.causes().size()][Course.STEPS];
  }

  Report build() {
    Report.Rows rows = count();
    Timeline timeline = timeline(rows);
    PairCounts.ByClient byClient = pairs.byClient(log.clientCount());
    return new Report(
        log,
        filter,
        all.counts[0],
        all.first(0),
        all.last(0),
        clientSummaries(byClient),
        reasonSummaries(byClient),
        faultSummaries(byClient),
        kindSummaries(),
        timeline,
        rows,
        new MainCauses());
  }

  private Report.Rows count() {
    boolean whole = filter.isEmpty();
    int[] rows = whole ? new int[0] : new int[1024];
    int size = 0;
    for (FailureLog.Segment segment : log.segments()) {
      Columns columns = segment.columns();
      for (int row = segment.from(); row < segment.to(); row++) {
        if (!accepts.test(row)) {
          continue;
        }
        if (!whole) {
          if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
          }
          rows[size] = row;
        }
        size++;
        count(columns, row - segment.from());
      }
    }
    return whole ? new AllRows(size) : new SomeRows(Arrays.copyOf(rows, size));
  }

  private void count(Columns columns, int row) {
    int time = columns.time(row);
    int kind = columns.kind(row);
    int cause = log.causeId(kind);
    int client = columns.client(row);
    kindCounts[kind]++;
    causes.add(cause, time);
    all.add(0, time);
    if (client != FailureLog.NO_CLIENT) {
      clients.add(client, time);
      pairs.add(client, cause);
    }
  }

  private List<ClientSummary> clientSummaries(PairCounts.ByClient byClient) {
    List<ClientSummary> summaries = new ArrayList<>();
    Standings standings = log.standings();
    for (int id = 0; id < log.clientCount(); id++) {
      if (clients.counts[id] > 0) {
        int client = id;
        summaries.add(
            new ClientSummary(
                log.clientById(id),
                clients.counts[id],
                clients.first(id),
                clients.last(id),
                () -> shares(byClient, client),
                standings.of(client)));
      }
    }
    summaries.sort(ReportBuilder::order);
    return summaries;
  }

  /// Most failures first, then the latest. Written out, because a million addresses are sorted.
  private static int order(ClientSummary one, ClientSummary other) {
    if (one.failures() != other.failures()) {
      return Integer.compare(other.failures(), one.failures());
    }
    return one.last() != other.last()
        ? Integer.compare(other.last(), one.last())
        : one.address().compareTo(other.address());
  }

  /// Sorted by insertion: an address has a handful of causes.
  private List<CauseCount> shares(PairCounts.ByClient byClient, int client) {
    int from = byClient.from(client);
    int to = byClient.from(client + 1);
    List<CauseCount> shares = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      CauseCount share = new CauseCount(log.causes().get(byClient.cause(i)), byClient.count(i));
      int at = shares.size();
      while (at > 0 && shares.get(at - 1).failures() < share.failures()) {
        at--;
      }
      shares.add(at, share);
    }
    return shares;
  }

  private List<ReasonSummary> reasonSummaries(PairCounts.ByClient byClient) {
    int[] distinct = pairs.distinctByCause(log.causes().size());
    int[] networks = log.networks().distinctByCause(byClient, log.causes().size());
    return IntStream.range(0, log.causes().size())
        .filter(id -> causes.counts[id] > 0)
        .mapToObj(
            id ->
                new ReasonSummary(
                    log.causes().get(id),
                    causes.counts[id],
                    distinct[id],
                    networks[id],
                    causes.first(id),
                    causes.last(id),
                    Course.of(courses[id])))
        .sorted(Comparator.comparingInt(ReasonSummary::failures).reversed())
        .toList();
  }

  private List<FaultSummary> faultSummaries(PairCounts.ByClient byClient) {
    Map<Fault, BitSet> clientsOf = new EnumMap<>(Fault.class);
    Map<Fault, Integer> failuresOf = new EnumMap<>(Fault.class);
    Map<Fault, int[]> coursesOf = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      clientsOf.put(fault, new BitSet());
      failuresOf.put(fault, 0);
      coursesOf.put(fault, new int[Course.STEPS]);
    }
    for (int id = 0; id < log.causes().size(); id++) {
      Fault fault = log.causes().get(id).fault();
      failuresOf.merge(fault, causes.counts[id], Integer::sum);
      int[] course = Objects.requireNonNull(coursesOf.get(fault));
      for (int step = 0; step < Course.STEPS; step++) {
        course[step] += courses[id][step];
      }
    }
    for (int id = 0; id < log.clientCount(); id++) {
      for (int pair = byClient.from(id); pair < byClient.from(id + 1); pair++) {
        Fault fault = log.causes().get(byClient.cause(pair)).fault();
        Objects.requireNonNull(clientsOf.get(fault)).set(id);
      }
    }
    return failuresOf.entrySet().stream()
        .map(
            one ->
                new FaultSummary(
                    one.getKey(),
                    one.getValue(),
                    Objects.requireNonNull(clientsOf.get(one.getKey())).cardinality(),
                    Course.of(Objects.requireNonNull(coursesOf.get(one.getKey())))))
        .toList();
  }

  private List<KindCount> kindSummaries() {
    return IntStream.range(0, kindCounts.length)
        .filter(id -> kindCounts[id] > 0)
        .mapToObj(id -> new KindCount(log.kinds().get(id), kindCounts[id]))
        .sorted(Comparator.comparingInt(KindCount::failures).reversed())
        .toList();
  }

  /// Fills the courses as well.
  private Timeline timeline(Report.Rows rows) {
    if (all.first(0) == FailureSink.NO_TIME) {
      return Timeline.empty();
    }
    Timeline timeline = Timeline.between(all.first(0), all.last(0));
    int[][] columnOfKind = new int[log.kinds().size()][];
    int[][] courseOfKind = new int[columnOfKind.length][];
    for (int kind = 0; kind < columnOfKind.length; kind++) {
      columnOfKind[kind] = timeline.column(log.causes().get(log.causeId(kind)).fault());
      courseOfKind[kind] = courses[log.causeId(kind)];
    }
    long first = all.first(0);
    long span = all.last(0) - first + 1;
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.get(i);
      int time = log.time(row);
      if (time != FailureSink.NO_TIME) {
        int kind = log.kindId(row);
        columnOfKind[kind][timeline.bucketOf(time)]++;
        courseOfKind[kind][(int) ((time - first) * Course.STEPS / span)]++;
      }
    }
    return timeline;
  }

  /// How many, and from when to when, for each of a row of things.
  private static final class Tally {
    final int[] counts;
    private final int[] firsts;
    private final int[] lasts;

    Tally(int size) {
      counts = new int[size];
      firsts = new int[size];
      lasts = new int[size];
      Arrays.fill(firsts, Integer.MAX_VALUE);
      Arrays.fill(lasts, FailureSink.NO_TIME);
    }

    void add(int index, int time) {
      counts[index]++;
      if (time != FailureSink.NO_TIME) {
        firsts[index] = Math.min(firsts[index], time);
        lasts[index] = Math.max(lasts[index], time);
      }
    }

    int first(int index) {
      return lasts[index] == FailureSink.NO_TIME ? FailureSink.NO_TIME : firsts[index];
    }

    int last(int index) {
      return lasts[index];
    }
  }

  private record AllRows(int size) implements Report.Rows {
    @Override
    public int get(int index) {
      return index;
    }
  }

  private static final class SomeRows implements Report.Rows {
    private final int[] rows;

    SomeRows(int[] rows) {
      this.rows = rows;
    }

    @Override
    public int size() {
      return rows.length;
    }

    @Override
    public int get(int index) {
      return rows[index];
    }
  }
}

package org.handshakedoctor.core.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;

/// Finds the [Spell]s of a report in one walk over its rows. Used once, by one thread.
public final class Spells {
  private final Report report;
  private final FailureLog log;
  private final Map<Key, Group> groups = new HashMap<>();
  private final List<Channel> channels = new ArrayList<>();

  private Spells(Report report) {
    this.report = report;
    this.log = report.log();
  }

  /// In no order; those of which no failure has a time among them.
  public static List<Spell> of(Report report) {
    return new Spells(report).find();
  }

  private record Key(String entry, Leg leg) {}

  /// What of a server's lines is written under the same level of its settings. Mutable.
  private static final class Channel {
    final String format;
    final boolean detail;
    int first = Integer.MAX_VALUE;
    int last = FailureSink.NO_TIME;

    Channel(String format, boolean detail) {
      this.format = format;
      this.detail = detail;
    }

    void add(int time) {
      if (time != FailureSink.NO_TIME) {
        first = Math.min(first, time);
        last = Math.max(last, time);
      }
    }
  }

  /// Mutable.
  private static final class Group {
    int failures;
    int last = FailureSink.NO_TIME;
    boolean detail = true;
    String format = "";
    final BitSet come = new BitSet();
    final BitSet gone = new BitSet();
    final Times arrivals = new Times();
    final Times departures = new Times();

    void add(ReasonSummary reason) {
      failures += reason.failures();
      last = Math.max(last, reason.last());
    }
  }

  private List<Spell> find() {
    for (ReasonSummary reason : report.reasons()) {
      Key key = new Key(reason.cause().entry(), reason.cause().leg());
      groups.computeIfAbsent(key, _ -> new Group()).add(reason);
    }
    Group[] groupOfKind = new Group[log.kinds().size()];
    Channel[] channelOfKind = new Channel[groupOfKind.length];
    for (int kind = 0; kind < groupOfKind.length; kind++) {
      Cause cause = log.causes().get(log.causeId(kind));
      channelOfKind[kind] = channel(log.kinds().get(kind));
      Group group = groups.get(new Key(cause.entry(), cause.leg()));
      if (group != null) {
        groupOfKind[kind] = group;
        group.detail &= channelOfKind[kind].detail;
        group.format = channelOfKind[kind].format;
      }
    }
    // Who filters by what happened has not changed what the log would show.
    for (int row = 0; row < log.size(); row++) {
      channelOfKind[log.kindId(row)].add(log.time(row));
    }
    walk(groupOfKind);
    List<Spell> spells = new ArrayList<>();
    groups.forEach((key, group) -> spells.add(spell(key, group)));
    return spells;
  }

  private Channel channel(FailureKind kind) {
    boolean detail =
        "info".equalsIgnoreCase(kind.level()) || "debug".equalsIgnoreCase(kind.level());
    for (Channel known : channels) {
      if (known.detail == detail && known.format.equals(kind.format())) {
        return known;
      }
    }
    Channel added = new Channel(kind.format(), detail);
    channels.add(added);
    return added;
  }

  /// Within a source lines are in the order of time, so the first line of a client is its arrival;
  /// walking backwards, its departure.
  private void walk(Group[] groupOfKind) {
    Report.Rows rows = report.rows();
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.get(i);
      Group group = Objects.requireNonNull(groupOfKind[log.kindId(row)]);
      int client = log.clientId(row);
      if (client != FailureLog.NO_CLIENT && !group.come.get(client)) {
        group.come.set(client);
        group.arrivals.add(log.time(row));
      }
    }
    for (int i = rows.size() - 1; i >= 0; i--) {
      int row = rows.get(i);
      Group group = Objects.requireNonNull(groupOfKind[log.kindId(row)]);
      int client = log.clientId(row);
      if (client != FailureLog.NO_CLIENT && !group.gone.get(client)) {
        group.gone.set(client);
        group.departures.add(log.time(row));
      }
    }
  }

  private Spell spell(Key key, Group group) {
    int from = Integer.MAX_VALUE;
    int until = FailureSink.NO_TIME;
    for (Channel channel : channels) {
      // Where details are written, all the rest is written too.
      if (channel.format.equals(group.format) && (channel.detail || !group.detail)) {
        from = Math.min(from, channel.first);
        until = Math.max(until, channel.last);
      }
    }
    int[] arrivals = group.arrivals.sorted();
    int[] departures = group.departures.sorted();
    int all = group.come.cardinality();
    if (arrivals.length == 0) {
      int none = FailureSink.NO_TIME;
      return new Spell(
          key.entry(), key.leg(), group.failures, all, none, none, 0, 0, 0, 0, 0, 0, none, none, 0);
    }
    int witnessFirst = Math.max(from, begin());
    int witnessLast = Math.min(until, end());
    int before = Step.up(arrivals, witnessFirst);
    int first = arrivals[before];
    // Time runs backwards here: the end is where it begins from the other side.
    int[] back = Arrays.stream(departures).map(time -> -time).sorted().toArray();
    back = Arrays.copyOf(back, departures.length - count(departures, first));
    int after = back.length == 0 ? 0 : Step.up(back, -witnessLast);
    int last = back.length == 0 ? group.last : -back[after];
    return new Spell(
        key.entry(),
        key.leg(),
        group.failures,
        all,
        first,
        last,
        count(arrivals, last + 1) - before,
        before,
        after,
        count(arrivals, first + Spell.EDGE_SECONDS) - before,
        count(departures, last + 1) - count(departures, last - Spell.EDGE_SECONDS),
        peak(arrivals, before),
        witnessFirst,
        witnessLast,
        departures.length - count(departures, witnessLast - Spell.RECENT_SECONDS));
  }

  /// The most of the first so many times within half an hour.
  private static int peak(int[] times, int size) {
    int peak = 0;
    int first = 0;
    for (int i = 0; i < size; i++) {
      while ((long) times[i] - times[first] > Spell.EDGE_SECONDS) {
        first++;
      }
      peak = Math.max(peak, i - first + 1);
    }
    return peak;
  }

  /// How many of the times are before a moment.
  private static int count(int[] times, int moment) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < moment) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int begin() {
    return (int) Math.max(Integer.MIN_VALUE + 1, report.filter().time().from());
  }

  private int end() {
    return (int) Math.min(Integer.MAX_VALUE, report.filter().time().until() - 1);
  }
}

package org.handshakedoctor.core.analysis;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.handshakedoctor.core.analysis.FailureLog.Segment;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.ClientTable;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// Builds a [FailureLog] out of many sources that are read at once. Mutable; its own monitor is the
/// lock of everything that threads share while they read.
final class FailureLogWriter {
  /// Far more than any honest log has.
  static final int MOST_KINDS = 1 << 14;

  private static final Comparator<SourceLog> OLDEST_FIRST =
      Comparator.comparingInt(FailureLogWriter::firstTime);

  private final Classification.Classifier classifier;
  private final ClientTable clients = new ClientTable();
  private final List<FailureKind> kinds = new ArrayList<>();
  private final Map<FailureKind, Integer> kindIds = new HashMap<>();
  private final List<Cause> causes = new ArrayList<>();
  private final Map<Cause, Integer> causeIds = new HashMap<>();
  private final List<Integer> causeOfKind = new ArrayList<>();
  private final List<SourceLog> sources = new ArrayList<>();

  /// By number of the client: how often he was served.
  private int[] visits = new int[0];

  private boolean hasVisits;

  /// The clock of all times in the log; null until one is known.
  private @Nullable ZoneId zone;

  FailureLogWriter(Classification.Classifier classifier, @Nullable ZoneId zone) {
    this.classifier = classifier;
    this.zone = zone;
  }

  /// Adds a source behind the others. It is not seen before it has a summary.
  SourceLog addSource() {
    SourceLog source = new SourceLog();
    sources.add(source);
    return source;
  }

  /// Failures so far.
  int size() {
    int size = 0;
    for (SourceLog source : sources) {
      size += source.size();
    }
    return size;
  }

  int clientId(IpAddress client) {
    return clients.idOf(client);
  }

  @Nullable IpAddress clientOrNull(int id) {
    return id == FailureLog.NO_CLIENT ? null : clients.get(id);
  }

  /// A server has a few dozen kinds, but a log is text that an enemy may have made. What is new
  /// beyond [#MOST_KINDS] is counted as one other kind for each format and leg.
  int kindId(FailureKind kind) {
    Integer known = kindIds.get(kind);
    if (known != null) {
      return known;
    }
    FailureKind kept = kinds.size() < MOST_KINDS ? kind : kind.withoutWords();
    Integer other = kindIds.putIfAbsent(kept, kinds.size());
    if (other != null) {
      return other;
    }
    kinds.add(kept);
    return kinds.size() - 1;
  }

  void addVisit(int client) {
    hasVisits = true;
    if (client >= visits.length) {
      visits = Arrays.copyOf(visits, Math.max(1024, client * 2));
    }
    visits[client]++;
  }

  /// A logged time on the clock of this log. The first line that says how far its clock is from UTC
  /// sets it, unless the user has; lines that do not say are left as they are.
  int onClock(int timeSeconds, int offsetSeconds) {
    if (timeSeconds == LogEntry.NO_TIME || offsetSeconds == LogEntry.NO_OFFSET) {
      return timeSeconds;
    }
    if (zone == null) {
      zone = ZoneOffset.ofTotalSeconds(offsetSeconds);
    }
    long utc = (long) timeSeconds - offsetSeconds;
    return (int) (utc + zone.getRules().getOffset(Instant.ofEpochSecond(utc)).getTotalSeconds());
  }

  /// The same, where what is said of the clock is not enough to set it: only failures do.
  int onKnownClock(int timeSeconds, int offsetSeconds) {
    return zone == null ? timeSeconds : onClock(timeSeconds, offsetSeconds);
  }

  /// Everything that was read, oldest source first.
  FailureLog finish() {
    return log(OLDEST_FIRST, SourceLog::size);
  }

  /// Everything that was read, while files are followed.
  FailureLog followed() {
    return log(OLDEST_FIRST, SourceLog::settled);
  }

  /// What was read so far, without the last lines, which may turn out to be forged.
  FailureLog snapshot() {
    return log((_, _) -> 0, SourceLog::settled);
  }

  private FailureLog log(Comparator<SourceLog> order, ToIntFunction<SourceLog> rows) {
    for (int kind = causeOfKind.size(); kind < kinds.size(); kind++) {
      causeOfKind.add(causeId(kinds.get(kind)));
    }
    List<SourceSummary> summaries = new ArrayList<>();
    Map<SourceLog, SourceSummary> begun = new LinkedHashMap<>();
    List<ForgedLine> forged = new ArrayList<>();
    Set<IpAddress> own = new HashSet<>();
    for (SourceLog source : sources) {
      SourceSummary summary = source.summary();
      if (summary != null) {
        begun.put(source, summary);
        for (SourceLog.Forged one : source.forged()) {
          forged.add(new ForgedLine(summaries.size(), one.line(), one.claimed(), one.sender()));
        }
        own.addAll(source.own());
        summaries.add(summary);
      }
    }
    return new FailureLog(
        segments(begun, order, rows),
        summaries,
        clients.columns(),
        own,
        hasVisits ? Arrays.copyOf(visits, clients.size()) : null,
        kinds,
        causeOfKind.stream().mapToInt(Integer::intValue).toArray(),
        causes,
        forged,
        sources.stream().mapToLong(SourceLog::forgedCount).sum(),
        span(begun.keySet()),
        zone);
  }

  private static LogSpan span(Collection<SourceLog> begun) {
    int first = FailureSink.NO_TIME;
    int last = FailureSink.NO_TIME;
    List<ServerMark> events = new ArrayList<>();
    for (SourceLog source : begun) {
      if (source.firstTime() != FailureSink.NO_TIME) {
        boolean earlier = first == FailureSink.NO_TIME || source.firstTime() < first;
        first = earlier ? source.firstTime() : first;
        last = Math.max(last, source.lastTime());
      }
      for (SourceLog.Said said : source.events()) {
        if (said.time() != FailureSink.NO_TIME) {
          ServerMark.Kind kind =
              switch (said.what().kind()) {
                case START -> ServerMark.Kind.START;
                case RELOAD -> ServerMark.Kind.RELOAD;
              };
          events.add(new ServerMark(said.time(), kind, said.what().version()));
        }
      }
    }
    events.sort(Comparator.comparingInt(ServerMark::time));
    return new LogSpan(first, last, events);
  }

  private static List<Segment> segments(
      Map<SourceLog, SourceSummary> begun,
      Comparator<SourceLog> order,
      ToIntFunction<SourceLog> rows) {
    List<SourceLog> ordered = new ArrayList<>(begun.keySet());
    ordered.sort(order);
    List<Segment> segments = new ArrayList<>();
    int from = 0;
    for (SourceLog source : ordered) {
      int to = from + rows.applyAsInt(source);
      SourceSummary summary = Objects.requireNonNull(begun.get(source));
      segments.add(new Segment(source.id(), from, to, source.view(), summary));
      from = to;
    }
    return segments;
  }

  private int causeId(FailureKind kind) {
    Classification classification = classifier.classify(kind);
    Cause cause =
        new Cause(
            classification.entry(),
            kind.reason(),
            kind.operation(),
            kind.leg(),
            classification.fault());
    Integer known = causeIds.putIfAbsent(cause, causes.size());
    if (known != null) {
      return known;
    }
    causes.add(cause);
    return causes.size() - 1;
  }

  private static int firstTime(SourceLog source) {
    int first = source.size() == 0 ? LogEntry.NO_TIME : source.view().time(0);
    return first == LogEntry.NO_TIME ? Integer.MAX_VALUE : first;
  }
}

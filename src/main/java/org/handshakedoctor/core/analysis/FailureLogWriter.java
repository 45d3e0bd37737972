package org.handshakedoctor.core.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.ClientTable;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// Builds a [FailureLog]. Mutable and thread-confined.
final class FailureLogWriter implements FailureSink {
  /// A visitor can forge millions; the first are enough to show, the rest is counted.
  static final int FORGED_KEPT = 1000;

  private static final int KNOWN_KINDS = 4096;

  private final Classification.Classifier classifier;
  private final Columns columns = new Columns();
  private final ClientTable clients = new ClientTable();
  private final List<FailureKind> kinds = new ArrayList<>();
  private final Map<FailureKind, Integer> kindIds = new HashMap<>();
  private final IdentityHashMap<FailureKind, Integer> knownKinds = new IdentityHashMap<>();
  private final List<Cause> causes = new ArrayList<>();
  private final Map<Cause, Integer> causeIds = new HashMap<>();
  private final List<Integer> causeOfKind = new ArrayList<>();
  private final List<SourceSummary> sources = new ArrayList<>();
  private final List<Integer> sourceStarts = new ArrayList<>();
  private final List<ForgedLine> forged = new ArrayList<>();
  private final List<Long> forgedPositions = new ArrayList<>();
  private long forgedCount;
  private int size;

  FailureLogWriter(Classification.Classifier classifier) {
    this.classifier = classifier;
  }

  void beginSource(SourceSummary summary) {
    sources.add(summary);
    sourceStarts.add(size);
  }

  /// Replaces what is known of the source being read.
  void updateSource(SourceSummary summary) {
    sources.set(sources.size() - 1, summary);
  }

  /// Failures of the source being read.
  int failuresOfSource() {
    return size - sourceStarts.getLast();
  }

  int size() {
    return size;
  }

  @Override
  public void failure(
      LogEntry entry,
      int timeSeconds,
      int offsetSeconds,
      FailureKind kind,
      @Nullable IpAddress client) {
    Line line = entry.line();
    int clientId = client == null ? FailureLog.NO_CLIENT : clients.idOf(client);
    columns.set(size++, timeSeconds, clientId, kindId(kind), line.position(), (int) line.number());
  }

  @Override
  public void forged(LogEntry entry, @Nullable IpAddress claimed, @Nullable IpAddress sender) {
    addForged(entry.number(), entry.line().position(), claimed, sender);
  }

  @Override
  public void retractSince(long firstLine, long firstByte, @Nullable IpAddress sender) {
    for (int i = forged.size() - 1; i >= 0; i--) {
      ForgedLine known = forged.get(i);
      if (known.source() < sources.size() - 1
          || known.line() < firstLine
          || forgedPositions.get(i) < firstByte) {
        break;
      }
      forged.set(i, new ForgedLine(known.source(), known.line(), known.claimed(), sender));
    }
    while (failuresOfSource() > 0) {
      long line = Integer.toUnsignedLong(columns.line(size - 1));
      long position = columns.position(size - 1);
      if (line < firstLine || position < firstByte) {
        break;
      }
      size--;
      int clientId = columns.client(size);
      IpAddress claimed = clientId == FailureLog.NO_CLIENT ? null : clients.get(clientId);
      addForged(line, position, claimed, sender);
    }
  }

  /// Everything that was read.
  FailureLog finish() {
    return log(size);
  }

  /// What was read so far, without the last lines, which may turn out to be forged.
  FailureLog snapshot() {
    int settled = size;
    long open = size == 0 ? 0 : columns.position(size - 1) - LONGEST_RECORD;
    while (settled > sourceStarts.getLast() && columns.position(settled - 1) > open) {
      settled--;
    }
    return log(settled);
  }

  private FailureLog log(int rows) {
    return new FailureLog(
        columns.view(),
        rows,
        clients.columns(),
        kinds,
        causeOfKind.stream().mapToInt(Integer::intValue).toArray(),
        causes,
        sources,
        sourceStarts.stream().mapToInt(Integer::intValue).toArray(),
        forged,
        forgedCount);
  }

  private int kindId(FailureKind kind) {
    // Readers hand over the same object for the same bytes, so identity settles nearly every line.
    Integer known = knownKinds.get(kind);
    if (known != null) {
      return known;
    }
    int id = kindIds.computeIfAbsent(kind, this::addKind);
    // Of a log with endless kinds each line brings a new object, even for a kind known from before.
    if (knownKinds.size() < KNOWN_KINDS) {
      knownKinds.put(kind, id);
    }
    return id;
  }

  private int addKind(FailureKind kind) {
    Classification classification = classifier.classify(kind);
    Cause cause =
        new Cause(
            classification.entry(),
            kind.reason(),
            kind.operation(),
            kind.leg(),
            classification.fault());
    Integer causeId = causeIds.putIfAbsent(cause, causes.size());
    if (causeId == null) {
      causeId = causes.size();
      causes.add(cause);
    }
    kinds.add(kind);
    causeOfKind.add(causeId);
    return kinds.size() - 1;
  }

  private void addForged(
      long line, long position, @Nullable IpAddress claimed, @Nullable IpAddress sender) {
    forgedCount++;
    if (forged.size() < FORGED_KEPT) {
      forgedPositions.add(position);
      forged.add(new ForgedLine(sources.size() - 1, line, claimed, sender));
    }
  }
}

package org.handshakedoctor.core.analysis;

import java.util.List;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// All failures that were read, in the order of the sources and their lines. Immutable.
///
/// Columns instead of objects: 24 bytes a failure, so that ten million of them are 240 MB and a
/// report runs through memory in order. The columns are pages that the writer fills and never
/// changes behind the size it has handed out, so a log that is still being read can be looked at
/// without copying it.
public final class FailureLog {
  static final int NO_CLIENT = -1;

  private final Columns columns;
  private final int size;
  private final long[][] clients;
  private final List<FailureKind> kinds;
  private final int[] causeOfKind;
  private final List<Cause> causes;
  private final List<SourceSummary> sources;
  private final int[] sourceStarts;
  private final List<ForgedLine> forged;
  private final long forgedCount;

  FailureLog(
      Columns columns,
      int size,
      long[][] clients,
      List<FailureKind> kinds,
      int[] causeOfKind,
      List<Cause> causes,
      List<SourceSummary> sources,
      int[] sourceStarts,
      List<ForgedLine> forged,
      long forgedCount) {
    this.columns = columns;
    this.size = size;
    this.clients = clients;
    this.kinds = List.copyOf(kinds);
    this.causeOfKind = causeOfKind;
    this.causes = List.copyOf(causes);
    this.sources = List.copyOf(sources);
    this.sourceStarts = sourceStarts;
    this.forged = List.copyOf(forged);
    this.forgedCount = forgedCount;
  }

  /// Number of failures.
  public int size() {
    return size;
  }

  /// Seconds since 1970 as if the log's zone were UTC, or [FailureSink#NO_TIME].
  public int time(int failure) {
    return columns.time(failure);
  }

  public FailureKind kind(int failure) {
    return kinds.get(columns.kind(failure));
  }

  public Cause cause(int failure) {
    return causes.get(causeOfKind[columns.kind(failure)]);
  }

  public @Nullable IpAddress client(int failure) {
    int id = columns.client(failure);
    return id == NO_CLIENT ? null : client(id, clients);
  }

  /// Offset of the failure's line in its source.
  public long position(int failure) {
    return columns.position(failure);
  }

  /// 1-based number of the failure's line in its source.
  public long line(int failure) {
    return Integer.toUnsignedLong(columns.line(failure));
  }

  /// The source that the failure stands in.
  public SourceSummary source(int failure) {
    int source = 0;
    while (source + 1 < sourceStarts.length && sourceStarts[source + 1] <= failure) {
      source++;
    }
    return sources.get(source);
  }

  public List<SourceSummary> sources() {
    return sources;
  }

  /// The first forged lines, at most [FailureLogWriter#FORGED_KEPT] of them.
  public List<ForgedLine> forged() {
    return forged;
  }

  public long forgedCount() {
    return forgedCount;
  }

  int kindId(int failure) {
    return columns.kind(failure);
  }

  /// [#NO_CLIENT] where the line names none.
  int clientId(int failure) {
    return columns.client(failure);
  }

  int clientCount() {
    return clients[0].length;
  }

  IpAddress clientById(int id) {
    return client(id, clients);
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

  private static IpAddress client(int id, long[][] clients) {
    return new IpAddress(clients[0][id], clients[1][id]);
  }
}

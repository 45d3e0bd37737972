package org.handshakedoctor.core.analysis;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handshakedoctor.core.analysis.Report.KindCount;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.tls.FailureKind;
import org.jspecify.annotations.Nullable;

/// Counts the [Occurrence]s of a report. Used once, by one thread.
///
/// The rows are grouped by client with a counting sort, eight bytes a row. Then every client is
/// looked at once, with all his rows in the order of time, and adds his part to each of the wanted
/// causes that he has: so fifty causes cost hardly more than one.
final class OccurrenceCounter {
  private static final int ASKED_EVERY = 1 << 16;

  private final FailureLog log;
  private final Report report;
  private final CancellationToken cancellation;

  /// By number of the cause; null for those that nobody wants.
  private final @Nullable OccurrenceTally[] tallies;

  /// By number of the cause: of its entry.
  private final int[] entryOfCause;

  private final BitSet days = new BitSet();

  /// Everybody who failed, and those of them who were served too.
  private int failed;

  private int failedButServed;

  OccurrenceCounter(Report report, List<Cause> wanted, CancellationToken cancellation) {
    this.report = report;
    this.log = report.log();
    this.cancellation = cancellation;
    List<Cause> causes = log.causes();
    this.tallies = new OccurrenceTally[causes.size()];
    this.entryOfCause = new int[causes.size()];
    Map<String, Integer> entries = new HashMap<>();
    for (int id = 0; id < causes.size(); id++) {
      Integer entry = entries.putIfAbsent(causes.get(id).entry(), id);
      entryOfCause[id] = entry == null ? id : entry;
      if (wanted.contains(causes.get(id))) {
        tallies[id] = new OccurrenceTally(log, id);
      }
    }
  }

  Map<Cause, Occurrence> count() {
    ByClient byClient = group();
    ClientStory story = new ClientStory(entryOfCause);
    for (int client = 0; client < log.clientCount() && !cancellation.isCancelled(); client++) {
      int from = byClient.starts[client];
      int to = byClient.starts[client + 1];
      if (from < to) {
        story.read(byClient.rows, from, to);
        failed++;
        failedButServed += log.wasServed(client) ? 1 : 0;
        for (int i = 0; i < story.causes(); i++) {
          OccurrenceTally tally = tallies[story.differentCause(i)];
          if (tally != null) {
            tally.add(client, story);
          }
        }
      }
    }
    strangers(byClient);
    return finish();
  }

  /// The lines that name no client.
  private void strangers(ByClient byClient) {
    int last = log.clientCount();
    for (int i = byClient.starts[last]; i < byClient.starts[last + 1]; i++) {
      OccurrenceTally tally = tallies[ClientStory.cause(byClient.rows[i])];
      if (tally != null) {
        tally.add(ClientStory.time(byClient.rows[i]));
      }
    }
  }

  private Map<Cause, Occurrence> finish() {
    int addresses = log.visitors() < 0 ? -1 : log.visitors() + failed - failedButServed;
    Map<Cause, Map<FailureKind, Integer>> kinds = kinds();
    Map<Cause, Occurrence> found = new HashMap<>();
    for (OccurrenceTally tally : tallies) {
      if (tally != null && tally.failures() > 0) {
        Cause cause = log.causes().get(tally.cause());
        found.put(
            cause,
            tally.finish(
                report.timeline(),
                days.cardinality(),
                addresses,
                kinds.getOrDefault(cause, Map.of())));
      }
    }
    return found;
  }

  private Map<Cause, Map<FailureKind, Integer>> kinds() {
    Map<FailureKind, Integer> ids = new HashMap<>();
    for (int id = 0; id < log.kinds().size(); id++) {
      ids.put(log.kinds().get(id), id);
    }
    Map<Cause, Map<FailureKind, Integer>> kinds = new HashMap<>();
    for (KindCount count : report.kinds()) {
      Cause cause = log.causes().get(log.causeId(Objects.requireNonNull(ids.get(count.kind()))));
      kinds.computeIfAbsent(cause, _ -> new HashMap<>()).put(count.kind(), count.failures());
    }
    return kinds;
  }

  /// The rows of client `c` are those from `starts[c]` up to but not including `starts[c + 1]`;
  /// those without a client stand behind all others.
  private static final class ByClient {
    final int[] starts;
    final long[] rows;

    ByClient(int[] starts, long[] rows) {
      this.starts = starts;
      this.rows = rows;
    }
  }

  private ByClient group() {
    int clients = log.clientCount();
    Report.Rows all = report.rows();
    int[] next = new int[clients + 2];
    for (int i = 0; i < all.size() && !stopped(i); i++) {
      int row = all.get(i);
      next[bucket(row, clients) + 1]++;
      int time = log.time(row);
      if (time != FailureSink.NO_TIME) {
        days.set(OccurrenceTally.day(time));
      }
    }
    for (int i = 1; i < next.length; i++) {
      next[i] += next[i - 1];
    }
    int[] starts = next.clone();
    long[] rows = new long[all.size()];
    for (int i = 0; i < all.size() && !stopped(i); i++) {
      int row = all.get(i);
      int cause = log.causeId(log.kindId(row));
      rows[next[bucket(row, clients)]++] = ClientStory.row(log.time(row), cause);
    }
    return new ByClient(starts, rows);
  }

  private int bucket(int row, int clients) {
    int client = log.clientId(row);
    return client == FailureLog.NO_CLIENT ? clients : client;
  }

  private boolean stopped(int row) {
    return row % ASKED_EVERY == 0 && cancellation.isCancelled();
  }
}

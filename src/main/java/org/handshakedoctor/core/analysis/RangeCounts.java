package org.handshakedoctor.core.analysis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;

/// Counts one side of a comparison, by what explains the failures. Made in one pass.
final class RangeCounts {
  private static final int HOUR = 3600;
  private static final int DAY = 86_400;

  /// More hours than a clock of 32 bits has.
  private static final int HOUR_BITS = 21;

  private static final int CLIENT_BITS = 28;

  /// What is the same failure in two logs, of two versions of everything: never mind its words.
  record CauseKey(String entry, Leg leg, Fault fault) {
    static CauseKey of(Cause cause) {
      return new CauseKey(cause.entry(), cause.leg(), cause.fault());
    }
  }

  private final Map<CauseKey, Tally> byKey = new LinkedHashMap<>();
  private final Tally all = new Tally(-1);

  static RangeCounts of(Comparison.Side side) {
    Report report = side.report();
    RangeCounts counts = new RangeCounts();
    FailureLog log = report.log();
    Map<Cause, Tally> byCause = new HashMap<>();
    for (int i = 0; i < report.rows().size(); i++) {
      int row = report.rows().get(i);
      Cause cause = log.cause(row);
      Tally tally = byCause.get(cause);
      if (tally == null) {
        tally =
            counts.byKey.computeIfAbsent(CauseKey.of(cause), _ -> new Tally(counts.byKey.size()));
        byCause.put(cause, tally);
      }
      // Days and hours are those of this time, so that none is a part of one but the last.
      counts.add(tally, log.time(row) - side.span().from(), log.clientId(row));
    }
    return counts;
  }

  Map<CauseKey, Tally> byKey() {
    return byKey;
  }

  Tally all() {
    return all;
  }

  private void add(Tally tally, long time, int client) {
    for (Tally one : new Tally[] {tally, all}) {
      one.failures++;
      if (client != FailureLog.NO_CLIENT && one.clients.add(client)) {
        one.clientCount++;
      }
      long who = client & ((1L << CLIENT_BITS) - 1);
      if (one.hours.add((who << HOUR_BITS) | ((time / HOUR) & ((1L << HOUR_BITS) - 1)))) {
        one.occasions++;
      }
      if (client != FailureLog.NO_CLIENT && one.days.add((who << HOUR_BITS) | (time / DAY))) {
        one.clientDays++;
      }
    }
  }

  /// The counts of one cause, or of all.
  static final class Tally {
    final int order;
    int failures;
    int clientCount;
    long clientDays;

    /// An address that fails many times within an hour counts once, for such failures are one thing
    /// that happened.
    long occasions;

    private final LongSet clients = new LongSet();
    private final LongSet hours = new LongSet();
    private final LongSet days = new LongSet();

    Tally(int order) {
      this.order = order;
    }
  }
}

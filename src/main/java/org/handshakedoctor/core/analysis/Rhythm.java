package org.handshakedoctor.core.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// Finds clients that fail in equal steps of time, as only machines do.
public final class Rhythm {
  private Rhythm() {}

  /// The length of the steps in seconds of those of the clients that have one.
  public static Map<IpAddress, Integer> steps(Report report, List<ClientSummary> clients) {
    FailureLog log = report.log();
    @Nullable Times[] ofClient = new Times[log.clientCount()];
    Map<IpAddress, Times> all = new HashMap<>();
    for (ClientSummary client : clients) {
      all.put(client.address(), new Times());
    }
    for (int id = 0; id < ofClient.length; id++) {
      ofClient[id] = all.get(log.clientById(id));
    }
    Report.Rows rows = report.rows();
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.get(i);
      int client = log.clientId(row);
      Times times = client == FailureLog.NO_CLIENT ? null : ofClient[client];
      if (times != null) {
        times.add(log.time(row));
      }
    }
    Map<IpAddress, Integer> steps = new HashMap<>();
    all.forEach(
        (address, times) -> {
          int step = OccurrenceTally.step(times.sorted());
          if (step > 0) {
            steps.put(address, step);
          }
        });
    return steps;
  }
}

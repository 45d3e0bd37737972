package org.handshakedoctor.core.analysis;

import java.util.BitSet;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.Leg;

/// Who failed and who got in, as far as an access log tells. Counted, not judged. Immutable.
///
/// @param failed distinct addresses that failed themselves, so not at a backend
/// @param served how many of those were served, too
/// @param neighbours how many of the others have a neighbour in their /64 that was served: the
///   addresses of one computer change there every day
/// @param everybody distinct addresses that failed or were served
public record Attendance(int failed, int served, int neighbours, int everybody) {

  /// Of a log with an access log beside it: otherwise nobody is known to have got in.
  public static Attendance of(Report report) {
    FailureLog log = report.log();
    BitSet failed = new BitSet();
    Report.Rows rows = report.rows();
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.get(i);
      int client = log.clientId(row);
      if (client != FailureLog.NO_CLIENT && log.cause(row).leg() == Leg.CLIENT) {
        failed.set(client);
      }
    }
    LongSet networks = new LongSet();
    for (int client = 0; client < log.clientCount(); client++) {
      IpAddress address = log.clientById(client);
      if (log.wasServed(client) && !address.isIpv4()) {
        networks.add(address.high());
      }
    }
    int served = 0;
    int neighbours = 0;
    for (int client = failed.nextSetBit(0); client >= 0; client = failed.nextSetBit(client + 1)) {
      IpAddress address = log.clientById(client);
      if (log.wasServed(client)) {
        served++;
      } else if (!address.isIpv4() && networks.contains(address.high())) {
        neighbours++;
      }
    }
    return new Attendance(
        failed.cardinality(), served, neighbours, log.visitors() + failed.cardinality() - served);
  }
}

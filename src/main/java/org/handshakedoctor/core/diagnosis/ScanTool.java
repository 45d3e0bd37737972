package org.handshakedoctor.core.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.jspecify.annotations.Nullable;

/// A program that measures servers and what it leaves in a log at the least. What nginx writes of
/// hangups differs from release to release, so the telling part are the reasons.
///
/// @param least failures by explanation
/// @param most failures of one run in all
record ScanTool(String name, Map<String, Integer> least, int most) {

  /// The most particular first.
  private static final List<ScanTool> KNOWN =
      List.of(
          // Offers all groups one by one, and a downgrade.
          new ScanTool(
              "sslscan",
              Map.of(
                  "no-suitable-key-share",
                  15,
                  "unsupported-protocol",
                  3,
                  "inappropriate-fallback",
                  1),
              1000),
          // Looks whether the server tells wrong paddings apart, and for lengths it cannot bear.
          new ScanTool(
              "testssl.sh",
              Map.of("no-shared-cipher", 10, "version-too-low", 3, "bad-record-mac", 3),
              1000),
          // Goes through all ciphers of SSLv3 and of every TLS.
          new ScanTool(
              "nmap",
              Map.of("unsupported-protocol", 15, "version-too-low", 10, "no-shared-cipher", 8),
              1000),
          // Ten connections, of which one has a key share that was not announced.
          new ScanTool(
              "JARM",
              Map.of("bad-key-share", 1, "no-shared-cipher", 1, "unsupported-protocol", 1),
              12));

  /// Null if these failures of one address are like those of none of them.
  static @Nullable String of(List<CauseCount> causes) {
    Map<String, Integer> counts = new HashMap<>();
    causes.forEach(one -> counts.merge(one.cause().entry(), one.failures(), Integer::sum));
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    for (ScanTool tool : KNOWN) {
      boolean fits =
          all <= tool.most
              && tool.least.entrySet().stream()
                  .allMatch(one -> counts.getOrDefault(one.getKey(), 0) >= one.getValue());
      if (fits) {
        return tool.name;
      }
    }
    return null;
  }
}

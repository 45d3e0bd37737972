package org.handshakedoctor.ui.rules;

import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.diagnosis.BlockAdvice;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.ui.fx.Texts;

/// Addresses that stand out, came back on another day, and against whose blocking nothing speaks.
/// Immutable.
///
/// @param addresses most failures first, at most [#MOST]
/// @param fitting how many there are in all
/// @param spared how many stand out as well but are better left alone
record Suggestion(List<IpAddress> addresses, int fitting, int spared) {
  /// Nobody looks through more, and a longer list slows some firewalls.
  static final int MOST = 500;

  /// @param added how many of them were not in the list yet
  String sentence(Texts texts, int added) {
    String key =
        fitting == 0
            ? spared == 0 ? "nobody" : "spared"
            : added == 0 ? "known" : fitting > MOST ? "most" : "added";
    long least = Guard.DEFAULT_MIN_FAILURES;
    return texts.get("rules.suggested." + key, added, least, fitting, spared);
  }

  static Suggestion of(Report whole, BlockAdvice advice) {
    List<IpAddress> addresses = new ArrayList<>();
    int fitting = 0;
    int spared = 0;
    for (ClientSummary client : whole.clients()) {
      // They come by number of failures.
      if (client.failures() < advice.guard().minFailures()) {
        break;
      }
      if (!advice.suggests(client)) {
        spared++;
      } else {
        fitting++;
        if (addresses.size() < MOST) {
          addresses.add(client.address());
        }
      }
    }
    return new Suggestion(List.copyOf(addresses), fitting, spared);
  }
}

package org.handshakedoctor.ui.rules;

import java.util.ArrayList;
import java.util.List;
import org.handshakedoctor.core.analysis.Reach;
import org.handshakedoctor.core.analysis.Reach.Hit;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.ui.fx.Texts;

/// Whom rules would have met, in one language. Immutable.
record ReachWords(Texts texts) {

  /// Of all rules together: what a person should know before copying them.
  String all(Reach reach) {
    if (!reach.visitsKnown()) {
      return texts.get("rules.reach.unknown");
    }
    if (reach.served() == 0) {
      return texts.get("rules.reach.nobody");
    }
    String key = reach.ipv6Networks() == 0 ? "rules.reach.ipv4" : "rules.reach.both";
    return texts.get(
        key, reach.ipv4Addresses(), reach.ipv6Networks(), reach.seen(), reach.served());
  }

  /// Of one rule: how large it is, what failed, who got in.
  String hit(Hit hit, boolean visitsKnown) {
    List<String> facts = new ArrayList<>();
    boolean single = hit.network().isSingleAddress();
    if (!single) {
      facts.add(
          hit.network().isIpv4()
              ? texts.get("rules.hit.ipv4", hit.addresses(), hit.seen())
              : texts.get("rules.hit.ipv6", hit.seen()));
    }
    facts.add(
        hit.last() == FailureSink.NO_TIME
            ? texts.get("rules.who.failures", hit.failures())
            : texts.get("rules.hit.failures", hit.failures(), texts.time(hit.last())));
    if (visitsKnown) {
      facts.add(
          texts.get(
              single ? "rules.hit.requests" : "rules.hit.served", hit.requests(), hit.served()));
    }
    return String.join(" · ", facts);
  }
}

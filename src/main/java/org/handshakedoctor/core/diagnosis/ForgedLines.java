package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.analysis.ForgedLine;
import org.handshakedoctor.core.net.IpAddress;

/// Somebody wrote false lines into the log. They are counted nowhere; the owner should know.
final class ForgedLines implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    long count = c.report().log().forgedCount();
    if (count == 0) {
      return List.of();
    }
    List<IpAddress> senders =
        c.report().log().forged().stream()
            .map(ForgedLine::sender)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return List.of(
        senders.isEmpty()
            ? Evidence.explaining("forged-lines", count)
            : Evidence.explaining("forged-lines-sent", count, senders.size(), senders.getFirst()));
  }
}

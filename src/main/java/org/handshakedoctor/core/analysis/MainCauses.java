package org.handshakedoctor.core.analysis;

import java.util.Map;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// Keeps how the main causes of a report occur: both the diagnosis and the explanations ask for it,
/// and it is a walk over the whole log. Safe for use by several threads.
public final class MainCauses {
  /// What comes behind so many is a few lines of a hostile or a very large log.
  static final int MOST = 20;

  private @Nullable Map<Cause, Occurrence> occurrences;

  MainCauses() {}

  synchronized Map<Cause, Occurrence> occurrences(Report report) {
    Map<Cause, Occurrence> counted = occurrences;
    if (counted == null) {
      counted =
          Occurrence.of(
              report,
              report.reasons().stream().limit(MOST).map(ReasonSummary::cause).toList(),
              new CancellationToken());
      occurrences = counted;
    }
    return counted;
  }
}

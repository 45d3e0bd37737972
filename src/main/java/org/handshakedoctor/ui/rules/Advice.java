package org.handshakedoctor.ui.rules;

import java.util.Objects;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Evidence;
import org.handshakedoctor.core.diagnosis.Verdict;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.View;

/// What we would do, before anybody is blocked.
///
/// @param blockNothing whether the rules stay out of sight until they are asked for
record Advice(String title, String reason, boolean blockNothing) {
  private static final String PROXY = "proxy-in-front";
  private static final int DAY = 86_400;

  static Advice of(View view, Texts texts, Wording wording) {
    Diagnosis diagnosis = view.diagnosis();
    if (diagnosis.verdict() == Verdict.CONSIDER_BLOCKING) {
      String text = wording.text(Objects.requireNonNull(diagnosis.leading()));
      return new Advice(texts.get("rules.advice.consider"), text, false);
    }
    String title =
        !view.finished()
            ? "rules.advice.reading"
            : view.report().filter().isEmpty() ? "rules.advice.nothing" : "rules.advice.filtered";
    return new Advice(texts.get(title), reason(view, texts, wording), true);
  }

  private static String reason(View view, Texts texts, Wording wording) {
    for (Evidence evidence : view.diagnosis().evidence()) {
      if (evidence.id().equals(PROXY)) {
        return wording.text(evidence);
      }
    }
    Report report = view.report();
    if (report.failures() == 0) {
      return texts.get("rules.reason.no-failures");
    }
    return switch (view.diagnosis().verdict()) {
      case FIX_YOUR_SERVER -> texts.get("rules.reason.server");
      case FIX_YOUR_BACKEND -> texts.get("rules.reason.backend");
      case WATCH -> texts.get("rules.reason.unclear");
      case NOTHING_TO_DO, CONSIDER_BLOCKING ->
          texts.get("rules.reason.cheap", report.failures(), perDay(report));
    };
  }

  private static long perDay(Report report) {
    if (report.first() == FailureSink.NO_TIME) {
      return report.failures();
    }
    long days = ((long) report.last() - report.first()) / DAY + 1;
    return Math.max(1, report.failures() / days);
  }
}

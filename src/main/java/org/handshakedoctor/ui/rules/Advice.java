package org.handshakedoctor.ui.rules;

import java.util.Locale;
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
record Advice(Kind kind, String title, String reason) {
  private static final String PROXY = "proxy-in-front";
  private static final int DAY = 86_400;

  enum Kind {
    NOTHING,
    /// The addresses are those of machines in front of the server.
    PROXY,
    CONSIDER;

    String style() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whether the rules stay out of sight until they are asked for.
  boolean instead() {
    return kind != Kind.CONSIDER;
  }

  static Advice of(View view, Texts texts, Wording wording) {
    Diagnosis diagnosis = view.diagnosis();
    for (Evidence evidence : diagnosis.evidence()) {
      if (evidence.id().equals(PROXY)) {
        return new Advice(
            Kind.PROXY, texts.get("rules.advice.proxy"), wording.text(evidence));
      }
    }
    if (diagnosis.verdict() == Verdict.CONSIDER_BLOCKING) {
      String text = wording.text(Objects.requireNonNull(diagnosis.leading()));
      return new Advice(Kind.CONSIDER, texts.get("rules.advice.consider"), text);
    }
    String title =
        !view.finished()
            ? "rules.advice.reading"
            : view.report().filter().isEmpty() ? "rules.advice.nothing" : "rules.advice.filtered";
    return new Advice(Kind.NOTHING, texts.get(title), reason(view, texts));
  }

  private static String reason(View view, Texts texts) {
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

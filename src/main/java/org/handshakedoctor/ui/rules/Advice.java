package org.handshakedoctor.ui.rules;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.diagnosis.Caution;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.View;

/// What we would do, before anybody is blocked, in one language. Immutable.
///
/// @param reason one or two paragraphs
record Advice(Kind kind, String title, String reason) {
  private static final String NGINX_BELOW = "nginx-below";
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

  static Advice of(LogAdvice log, View view, Texts texts, Wording wording) {
    Optional<Caution> proxies = log.instead();
    if (proxies.isPresent()) {
      Caution caution = proxies.get();
      String remedy = Objects.requireNonNull(wording.remedy(caution));
      return new Advice(
          Kind.PROXY, texts.get("rules.advice.proxy"), wording.caution(caution) + "\n\n" + remedy);
    }
    Diagnosis diagnosis = view.wholeDiagnosis();
    if (!log.blockNothing()) {
      String text = wording.text(Objects.requireNonNull(diagnosis.leading()));
      return new Advice(Kind.CONSIDER, texts.get("rules.advice.consider"), text);
    }
    String title = view.finished() ? "rules.advice.nothing" : "rules.advice.reading";
    return new Advice(Kind.NOTHING, texts.get(title), reason(log.whole(), diagnosis, texts));
  }

  private static String reason(Report whole, Diagnosis diagnosis, Texts texts) {
    if (whole.failures() == 0) {
      return texts.get("rules.reason.no-failures");
    }
    return switch (diagnosis.verdict()) {
      case FIX_YOUR_SERVER -> texts.get("rules.reason.server");
      case FIX_YOUR_BACKEND -> texts.get("rules.reason.backend");
      case WATCH -> texts.get("rules.reason.unclear");
      case NOTHING_TO_DO, CONSIDER_BLOCKING ->
          texts.get("rules.reason.cheap", whole.failures(), perDay(whole))
              + newer(diagnosis, texts);
    };
  }

  /// What ends most of the lines without any rule.
  private static String newer(Diagnosis diagnosis, Texts texts) {
    return diagnosis.evidence().stream()
        .filter(evidence -> evidence.id().equals(NGINX_BELOW))
        .map(evidence -> "\n\n" + texts.get("rules.reason.newer", evidence.arguments().getFirst()))
        .findFirst()
        .orElse("");
  }

  private static long perDay(Report report) {
    if (report.first() == FailureSink.NO_TIME) {
      return report.failures();
    }
    long days = ((long) report.last() - report.first()) / DAY + 1;
    return Math.max(1, report.failures() / days);
  }
}

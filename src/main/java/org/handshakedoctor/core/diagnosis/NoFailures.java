package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;

/// A log without failures is good news and a poor witness: nginx writes most of them at level info,
/// which its default level hides (`ngx_ssl_connection_error`).
final class NoFailures implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    if (!c.isEmpty() || c.understoodLines() == 0) {
      return List.of();
    }
    if (!c.report().filter().equals(Filter.NONE) && c.report().log().size() > 0) {
      return List.of(Evidence.deciding("nothing-selected", Verdict.NOTHING_TO_DO, Confidence.SURE));
    }
    Evidence evidence =
        Evidence.deciding(
            "no-failures", Verdict.NOTHING_TO_DO, Confidence.LIKELY, c.report().lines());
    Action showInfo =
        new Action.Phrase("show-info", List.of(), "error_log /var/log/nginx/error.log info;");
    return List.of(c.hasLogOf("nginx") ? evidence.withActions(showInfo) : evidence);
  }
}

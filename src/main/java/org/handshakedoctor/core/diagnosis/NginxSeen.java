package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Objects;
import org.handshakedoctor.core.analysis.Report.KindCount;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// How old the nginx is: release by release it learned that more reasons are the visitor's and moved them
/// from crit to info (`ngx_ssl_connection_error`). So a reason at crit says "older than".
final class NginxSeen implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    return c.report().kinds().stream()
        .map(KindCount::kind)
        .map(kind -> olderThan(c, kind))
        .filter(Objects::nonNull)
        .min(Runtime.Version::compareTo)
        .map(
            version ->
                Evidence.explaining("nginx-below", version.toString())
                    .withActions(
                        new Action.Phrase("update-nginx", List.of(version.toString()), null)))
        .stream()
        .toList();
  }

  /// Only kinds with a single error: of several, older nginx looks at the first and newer at the last.
  private static Runtime.@Nullable Version olderThan(Case c, FailureKind kind) {
    boolean telling =
        kind.format().equals("nginx")
            && kind.leg() == Leg.CLIENT
            && "crit".equals(kind.level())
            && kind.errors().size() == 1;
    String since = telling ? c.catalog().explain(kind).nginxInfoSince() : null;
    return since == null ? null : Runtime.Version.parse(since);
  }
}

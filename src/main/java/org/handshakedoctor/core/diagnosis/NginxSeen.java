package org.handshakedoctor.core.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Report.KindCount;
import org.handshakedoctor.core.analysis.ServerMark;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// How old the nginx is: release by release it learned that more reasons are the visitor's and
/// moved them from crit to info (`ngx_ssl_connection_error`). So a reason at crit says "older
/// than".
final class NginxSeen implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    // It may have been updated since.
    if (c.marks().stream().anyMatch(mark -> mark.kind() == ServerMark.Kind.VERSION)) {
      return List.of();
    }
    return c.report().kinds().stream()
        .map(KindCount::kind)
        .map(kind -> olderThan(c, kind))
        .filter(Objects::nonNull)
        .min(Comparator.comparing(NginxSeen::numbers, Arrays::compare))
        .map(
            version ->
                Evidence.explaining("nginx-below", version)
                    .withActions(new Action.Phrase("update-nginx", List.of(version), null)))
        .stream()
        .toList();
  }

  /// Only kinds with a single error: of several, older nginx looks at the first and newer at the
  /// last.
  private static @Nullable String olderThan(Case c, FailureKind kind) {
    boolean telling =
        kind.format().equals("nginx")
            && kind.leg() == Leg.CLIENT
            && "crit".equals(kind.level())
            && kind.errors().size() == 1;
    return telling ? c.catalog().match(kind).nginxInfoSince() : null;
  }

  private static int[] numbers(String version) {
    return Stream.of(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }
}

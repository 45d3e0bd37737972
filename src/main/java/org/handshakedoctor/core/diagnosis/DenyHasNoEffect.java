package org.handshakedoctor.core.diagnosis;

import java.util.List;
import org.handshakedoctor.core.tls.Leg;

/// nginx checks `deny` in the access phase of a request, and a request exists only after the
/// handshake (`ngx_http_access_module.c`): so it stops none of these lines. A firewall does.
final class DenyHasNoEffect implements DiagnosisRule {
  @Override
  public List<Evidence> examine(Case c) {
    int handshakes =
        c.failures(
            cause -> cause.leg() == Leg.CLIENT && "SSL_do_handshake".equals(cause.operation()));
    boolean nginx =
        c.report().kinds().stream().anyMatch(count -> count.kind().format().equals("nginx"));
    return handshakes > 0 && nginx ? List.of(Evidence.explaining("deny-has-no-effect")) : List.of();
  }
}

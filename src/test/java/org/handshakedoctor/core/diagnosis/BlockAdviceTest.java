package org.handshakedoctor.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.core.tls.Fault;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockAdviceTest {
  private static final Cause OWN = cause(Leg.CLIENT, Fault.VISITOR);
  private static final BlockAdvice ADVICE = new BlockAdvice(Scenario.NETWORKS, new Guard(20));

  @ParameterizedTest
  @CsvSource({
    "9.9.0.1,",
    "10.0.0.5, OWN_NETWORK",
    "203.0.113.7, DOCUMENTATION",
    "162.158.1.1, CDN",
    "2606:4700::1, CDN",
    "66.249.66.1, SEARCH_ENGINE",
  })
  void anAddressIsSparedForWhatItIs(String address, @Nullable SpareReason reason) {
    assertThat(ADVICE.spare(client(address, 1_000, OWN))).isEqualTo(Optional.ofNullable(reason));
  }

  @Test
  void aFewFailuresAreNoReasonToBlock() {
    assertThat(ADVICE.spare(client("9.9.0.1", 19, OWN))).contains(SpareReason.FEW_FAILURES);
    assertThat(ADVICE.spare(client("9.9.0.1", 20, OWN))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT, VISITOR,",
    "CLIENT, EITHER, SITE_FAULT",
    "CLIENT, NETWORK, HARMLESS",
    "CLIENT, SITE, SITE_FAULT",
    "LOCAL, VISITOR, BACKEND_FAILURES",
    "UPSTREAM, BACKEND, BACKEND_FAILURES",
    "UPSTREAM, SITE, BACKEND_FAILURES",
  })
  void onlyFailuresOfTheVisitorsOwnSpeakAgainstHim(
      Leg leg, Fault fault, @Nullable SpareReason reason) {
    assertThat(ADVICE.spare(client("9.9.0.1", 100, cause(leg, fault))))
        .isEqualTo(Optional.ofNullable(reason));
    assertThat(ADVICE.spare(client("9.9.0.1", 100, cause(leg, fault), OWN))).isEmpty();
  }

  @Test
  void aVisitorWhoseBackendFailedAndWhoRefusedTheCertificateIsSparedToo() {
    ClientSummary client =
        client("9.9.0.1", 100, cause(Leg.UPSTREAM, Fault.BACKEND), cause(Leg.CLIENT, Fault.SITE));

    assertThat(ADVICE.spare(client)).contains(SpareReason.SITE_FAULT);
  }

  private static ClientSummary client(String address, int failures, Cause... causes) {
    List<CauseCount> counts = new ArrayList<>();
    for (Cause cause : causes) {
      counts.add(new CauseCount(cause, failures / causes.length));
    }
    IpAddress parsed = Objects.requireNonNull(IpAddress.parse(address), address);
    return new ClientSummary(parsed, failures, 0, 1, () -> counts);
  }

  private static Cause cause(Leg leg, Fault fault) {
    return new Cause("entry", "reason", "SSL_do_handshake", leg, fault);
  }
}

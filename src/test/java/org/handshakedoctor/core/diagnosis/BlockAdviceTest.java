package org.handshakedoctor.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Cause;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.Report.Standing;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
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
  private static final int DAY = 86_400;
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

  @Test
  void whoIsServedIsSparedWithTheNumberOfPages() {
    assertThat(ADVICE.judge(client("9.9.0.1", new Standing(340, 340, false))))
        .contains(new Spared(SpareReason.ALSO_VISITS, List.of(340)));
  }

  @Test
  void whoseNeighboursAreServedIsSparedWithTheNumberOfTheirPages() {
    assertThat(ADVICE.judge(client("2a02:1::7", new Standing(0, 12, false))))
        .contains(new Spared(SpareReason.NEIGHBOURS_VISIT, List.of(12)));
  }

  @Test
  void theServersOwnAddressIsSpared() {
    assertThat(ADVICE.spare(client("9.9.0.1", new Standing(0, 0, true))))
        .contains(SpareReason.OWN_SERVER);
  }

  @Test
  void onesOwnAddressIsSparedToo() {
    BlockAdvice mine = ADVICE.withOwn(Set.of(ip("9.9.0.1"), ip("2a02:1:2:3:4:5:6:7")));

    assertThat(mine.spare(client("9.9.0.1", 1_000, OWN))).contains(SpareReason.YOURSELF);
    assertThat(mine.spare(client("2a02:1:2:3::9", 1_000, OWN))).contains(SpareReason.YOURSELF);
    assertThat(mine.spare(client("9.9.0.2", 1_000, OWN))).isEmpty();
    assertThat(mine.judge(prefix("9.9.0.0/24")).map(Spared::reason))
        .contains(SpareReason.YOURSELF);
  }

  @Test
  void aListIsNamedWithItsDate() {
    assertThat(ADVICE.judge(client("162.158.1.1", 1_000, OWN)))
        .hasValueSatisfying(
            spared -> assertThat(spared.evidence()).hasSize(2).startsWith("Cloudflare"));
  }

  @Test
  void aServiceThatTestsServersOnRequestIsSpared() {
    assertThat(ADVICE.spare(client("64.41.200.103", 1_000, OWN))).contains(SpareReason.TEST);
  }

  @ParameterizedTest
  @CsvSource({
    "162.158.1.1, CDN",
    "162.158.1.0/24, CDN",
    "66.249.66.0/24, SEARCH_ENGINE",
    "2606:4700::/48, CDN",
    "8.8.8.8,",
  })
  void whatIsGivenByHandIsLookedUpToo(String given, @Nullable SpareReason reason) {
    assertThat(ADVICE.judge(prefix(given)).map(Spared::reason))
        .isEqualTo(Optional.ofNullable(reason));
  }

  /// A network is judged by everybody in it.
  @Test
  void aNetworkAroundOneAddressOfAMonitorIsSpared() {
    assertThat(ADVICE.judge(prefix("3.12.251.0/24")).map(Spared::reason))
        .contains(SpareReason.MONITOR);
    assertThat(ADVICE.judge(prefix("3.12.251.7"))).isEmpty();
  }

  @Test
  void whoOverridesOneReasonCanSeeTheOthers() {
    ClientSummary client =
        new ClientSummary(
            ip("203.0.113.7"), 3, 0, 1, () -> causes(OWN), new Standing(340, 340, false));

    assertThat(ADVICE.reasons(client))
        .extracting(Spared::reason)
        .containsExactly(
            SpareReason.ALSO_VISITS, SpareReason.DOCUMENTATION, SpareReason.FEW_FAILURES);
  }

  @Test
  void whoCameBackAnotherDayIsSuggested() {
    assertThat(ADVICE.suggests(during(20, 0, DAY))).isTrue();
    assertThat(ADVICE.suggests(during(20, 0, DAY - 1))).isFalse();
    assertThat(ADVICE.suggests(during(19, 0, DAY))).isFalse();
  }

  @Test
  void aFloodIsSuggestedOnItsFirstDay() {
    assertThat(ADVICE.suggests(during(5_000, 0, 1))).isTrue();
  }

  @Test
  void whoMostlyMetAProblemOfTheServerIsNotSuggested() {
    Cause site = cause(Leg.CLIENT, Fault.SITE);
    ClientSummary client =
        new ClientSummary(ip("9.9.0.1"), 100, 0, DAY, () -> causes(site, OWN));

    assertThat(ADVICE.spare(client)).isEmpty();
    assertThat(ADVICE.suggests(client)).isFalse();
  }

  @Test
  void withoutATimeNobodyHasComeBack() {
    assertThat(ADVICE.suggests(during(100, FailureSink.NO_TIME, FailureSink.NO_TIME))).isFalse();
  }

  private static ClientSummary during(int failures, int first, int last) {
    return new ClientSummary(ip("9.9.0.1"), failures, first, last, () -> causes(OWN));
  }

  private static ClientSummary client(String address, Standing standing) {
    return new ClientSummary(ip(address), 1_000, 0, 1, () -> causes(OWN), standing);
  }

  private static List<CauseCount> causes(Cause... causes) {
    return Stream.of(causes).map(cause -> new CauseCount(cause, 1)).toList();
  }

  private static IpAddress ip(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }

  private static IpPrefix prefix(String text) {
    return Objects.requireNonNull(IpPrefix.parse(text), text);
  }

  private static ClientSummary client(String address, int failures, Cause... causes) {
    List<CauseCount> counts = new ArrayList<>();
    for (Cause cause : causes) {
      counts.add(new CauseCount(cause, failures / causes.length));
    }
    return new ClientSummary(ip(address), failures, 0, 1, () -> counts);
  }

  private static Cause cause(Leg leg, Fault fault) {
    return new Cause("entry", "reason", "SSL_do_handshake", leg, fault);
  }
}

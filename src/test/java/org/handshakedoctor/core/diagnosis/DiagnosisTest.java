package org.handshakedoctor.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.diagnosis.Evidence.Action;
import org.handshakedoctor.core.diagnosis.Evidence.Confidence;
import org.handshakedoctor.core.diagnosis.Evidence.EntryName;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.core.tls.Leg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisTest {

  @ParameterizedTest
  @CsvSource({
    "ARTICLE, NOTHING_TO_DO, visitor-noise",
    "EXPIRED_FOR_MANY, FIX_YOUR_SERVER, certificate-refused",
    "EXPIRED_AMONG_NOISE, FIX_YOUR_SERVER, certificate-refused",
    "UNKNOWN_CA_FOR_MANY, FIX_YOUR_SERVER, certificate-refused",
    "UNKNOWN_CA_FOR_FIVE, WATCH, certificate-refused-by-some",
    "BACKEND_SPEAKS_PLAIN_HTTP, FIX_YOUR_BACKEND, backend-failures",
    "BACKEND_AMONG_NOISE, FIX_YOUR_BACKEND, backend-failures",
    "KEY_MISMATCH, FIX_YOUR_SERVER, local-failures",
    "KEY_MISMATCH_ON_THE_CONSOLE, FIX_YOUR_SERVER, local-failures",
    "STAPLING_IGNORED, WATCH, local-notes",
    "CERTIFICATE_NOT_LOADED_FOR_VISITORS, FIX_YOUR_SERVER, server-failures",
    "CERTIFICATE_NOT_LOADED_FOR_ONE, WATCH, server-notes",
    "SESSION_CACHE_FULL, WATCH, server-notes",
    "NO_FAILURES, NOTHING_TO_DO, no-failures",
    "NOTHING_UNDERSTOOD, WATCH, nothing-read",
    "EMPTY, WATCH, nothing-read",
    "FLOOD, CONSIDER_BLOCKING, flood",
    "FLOOD_OVER_MANY_DAYS, NOTHING_TO_DO, forgotten-program",
    "ALL_FROM_ONE_PRIVATE_ADDRESS, WATCH, proxy-in-front",
    "ALL_FROM_A_CDN, WATCH, proxy-in-front",
    "SCAN, NOTHING_TO_DO, visitor-noise",
    "UNCLEAR, WATCH, unclear",
    "FORGED, NOTHING_TO_DO, visitor-noise",
  })
  void theVerdictFollowsFromTheStory(Scenario scenario, Verdict verdict, String leading) {
    Diagnosis diagnosis = scenario.diagnosis();

    assertThat(diagnosis.verdict()).isEqualTo(verdict);
    Evidence decisive = Objects.requireNonNull(diagnosis.leading());
    assertThat(decisive.id()).isEqualTo(leading);
    assertThat(diagnosis.evidence().getFirst()).isEqualTo(decisive);
    assertThat(diagnosis.confidence()).isEqualTo(decisive.confidence());
  }

  @Test
  void theArticlesLogIsReasonedAboutAsInTheArticle() {
    Diagnosis diagnosis = Scenario.ARTICLE.diagnosis();

    assertThat(diagnosis.confidence()).isEqualTo(Confidence.SURE);
    assertThat(arguments(diagnosis, "visitor-noise")).containsExactly(7, 7, 6, 1L);
    assertThat(arguments(diagnosis, "repeats")).containsExactly(1L, address("165.227.76.114"), 2);
    assertThat(arguments(diagnosis, "openssl-seen")).containsExactly("OpenSSL 1.1.1");
    assertThat(arguments(diagnosis, "nginx-below")).containsExactly("1.23.1");
    assertThat(arguments(diagnosis, "known-scanners").getFirst()).isEqualTo(3);
    assertThat(ids(diagnosis))
        .contains("deny-has-no-effect", "limits-level", "limits-success")
        .doesNotContain("flood", "scans", "proxy-in-front", "forged-lines");
    assertThat(diagnosis.actions())
        .extracting(DiagnosisTest::name)
        .containsExactly("update-nginx", "update-openssl");
  }

  @Test
  void anAlertFromTwoVisitorsIsNoAlarm() {
    Diagnosis diagnosis = Scenario.EXPIRED_FOR_TWO.diagnosis();

    assertThat(diagnosis.verdict()).isNotIn(Verdict.FIX_YOUR_SERVER, Verdict.FIX_YOUR_BACKEND);
    assertThat(arguments(diagnosis, "certificate-refused-by-few"))
        .containsExactly(8, 2, new EntryName("alert-certificate-expired"));
    assertThat(diagnosis.actions()).isEmpty();
  }

  @Test
  void anExpiredCertificateIsSaidFirstHoweverMuchNoiseThereIs() {
    Diagnosis diagnosis = Scenario.EXPIRED_AMONG_NOISE.diagnosis();

    assertThat(arguments(diagnosis, "certificate-refused"))
        .containsExactly(12, 12, new EntryName("alert-certificate-expired"), 0);
    assertThat(diagnosis.actions().getFirst())
        .isEqualTo(new Action.OfEntry("alert-certificate-expired", Leg.CLIENT, "nginx"));
    assertThat(ids(diagnosis)).contains("visitor-noise");
  }

  @Test
  void aLogWithoutFailuresSaysHowToSeeMore() {
    Diagnosis diagnosis = Scenario.NO_FAILURES.diagnosis();

    assertThat(diagnosis.confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(diagnosis.actions()).extracting(DiagnosisTest::name).containsExactly("show-info");
    assertThat(arguments(diagnosis, "no-failures")).containsExactly(30L);
  }

  @Test
  void silenceIsNotHealth() {
    for (Scenario scenario : List.of(Scenario.NOTHING_UNDERSTOOD, Scenario.EMPTY)) {
      assertThat(scenario.diagnosis().verdict()).isNotEqualTo(Verdict.NOTHING_TO_DO);
      assertThat(scenario.diagnosis().confidence()).isEqualTo(Confidence.OPEN);
      assertThat(ids(scenario.diagnosis())).containsExactly("nothing-read");
    }
  }

  @Test
  void aLittleNoiseDoesNotProveTheServerHealthy() {
    Diagnosis diagnosis = Scenario.UNCLEAR_WITH_A_LITTLE_NOISE.diagnosis();

    assertThat(diagnosis.verdict()).isEqualTo(Verdict.WATCH);
    assertThat(diagnosis.confidence()).isEqualTo(Confidence.OPEN);
    assertThat(ids(diagnosis)).contains("visitor-noise-besides");
  }

  /// Who blocks a content delivery network blocks everybody behind it.
  @Test
  void onlyAnAddressThatMayBeBlockedIsOfferedForBlocking() {
    for (Scenario scenario : List.of(Scenario.FLOOD_FROM_A_CDN, Scenario.FLOOD_OF_REFUSALS)) {
      assertThat(ids(scenario.diagnosis())).doesNotContain("flood");
      assertThat(scenario.diagnosis().verdict()).isNotEqualTo(Verdict.CONSIDER_BLOCKING);
    }
    assertThat(arguments(Scenario.FLOOD.diagnosis(), "flood"))
        .containsExactly(address(Scenario.visitor(1)), 6000, 6000L);
  }

  @Test
  void forgedLinesAreToldAndTheAccusedCannotBeBlocked() {
    Diagnosis diagnosis = Scenario.FORGED.diagnosis();
    Report report = Scenario.FORGED.report(Filter.NONE);
    BlockAdvice advice = new BlockAdvice(Scenario.NETWORKS, new Guard(1));

    assertThat(arguments(diagnosis, "forged-lines-sent"))
        .containsExactly(report.log().forgedCount(), 1, address("9.9.9.9"));
    assertThat(report.log().forgedCount()).isGreaterThan(5);
    assertThat(report.clients())
        .extracting(ClientSummary::address)
        .doesNotContain(address(Scenario.visitor(200)))
        .hasSize(3);
    assertThat(report.clients()).allMatch(client -> advice.spare(client).isEmpty());
    assertThat(arguments(Scenario.FORGED_WITHOUT_A_SENDER.diagnosis(), "forged-lines"))
        .containsExactly(1L);
  }

  @Test
  void aScanIsRecognisedByItsManyReasons() {
    assertThat(arguments(Scenario.SCAN.diagnosis(), "scans"))
        .containsExactly(1, address(Scenario.visitor(1)), 4, 40);
    assertThat(ids(Scenario.FLOOD.diagnosis())).doesNotContain("scans");
  }

  @ParameterizedTest
  @CsvSource({
    "BORINGSSL, BoringSSL or AWS-LC",
    "RENAMED_ALERTS, OpenSSL 3.2 – 3.6",
    "PROVOKED, OpenSSL 3.0 – 3.1",
  })
  void theWayErrorsArePrintedShowsTheLibrary(Scenario scenario, String library) {
    assertThat(arguments(scenario.diagnosis(), "openssl-seen")).containsExactly(library);
  }

  @ParameterizedTest
  @CsvSource({"NEW_VERSIONS_AT_CRIT, 1.23.0", "PROVOKED, 1.23.1"})
  void theLowestVersionThatWouldWriteOtherwiseIsNamed(Scenario scenario, String version) {
    assertThat(arguments(scenario.diagnosis(), "nginx-below")).containsExactly(version);
  }

  /// Of several errors an older nginx judges the first and a newer one the last.
  @Test
  void twoErrorsAtOnceSayNothingAboutTheVersion() {
    assertThat(ids(Scenario.TWO_ERRORS_AT_CRIT.diagnosis())).doesNotContain("nginx-below");
  }

  @Test
  void aFilterThatLeavesNothingSaysSoAndJudgesNothing() {
    Diagnosis diagnosis =
        Scenario.EXPIRED_FOR_MANY.diagnosis(Filter.NONE.withTime(new TimeRange(0, 1)));

    assertThat(Objects.requireNonNull(diagnosis.leading()).id()).isEqualTo("nothing-selected");
  }

  @Test
  void aFilterChangesWhatIsJudged() {
    Filter noise = Filter.NONE.withEntries(Set.of("bad-key-share"));

    assertThat(Scenario.EXPIRED_AMONG_NOISE.diagnosis(noise).verdict())
        .isEqualTo(Verdict.NOTHING_TO_DO);
  }

  @ParameterizedTest
  @EnumSource
  void theSameReportGivesTheSameDiagnosis(Scenario scenario) {
    Report report = scenario.report(Filter.NONE);
    Diagnosis diagnosis = Diagnosis.of(report, Scenario.CATALOG, Scenario.NETWORKS);

    assertThat(Diagnosis.of(report, Scenario.CATALOG, Scenario.NETWORKS)).isEqualTo(diagnosis);
    assertThat(diagnosis.actions()).hasSizeLessThanOrEqualTo(5).doesNotHaveDuplicates();
    assertThat(diagnosis.evidence()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(diagnosis.evidence())
        .filteredOn(one -> one.verdict() != null)
        .allMatch(one -> diagnosis.verdict().compareTo(Objects.requireNonNull(one.verdict())) <= 0);
  }

  @Test
  void theMostUrgentVerdictComesFirst() {
    assertThat(Stream.of(Verdict.values()).map(Verdict::id))
        .containsExactly(
            "fix your server", "fix your backend", "consider blocking", "watch", "nothing to do");
    assertThat(Verdict.NOTHING_TO_DO.key()).isEqualTo("nothing-to-do");
  }

  private static List<Object> arguments(Diagnosis diagnosis, String id) {
    return diagnosis.evidence().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id + " in " + ids(diagnosis)))
        .arguments();
  }

  private static List<String> ids(Diagnosis diagnosis) {
    return diagnosis.evidence().stream().map(Evidence::id).toList();
  }

  private static String name(Action action) {
    return switch (action) {
      case Action.Phrase(String id, _, _) -> id;
      case Action.OfEntry(String entry, Leg _, String _) -> entry;
    };
  }

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }
}

package org.handshakedoctor.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handshakedoctor.core.check.Attempt.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Site SITE = new Site("www.example.com", 443);
  private static final Attempt IN =
      new Attempt.Done("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of());
  private static final Attempt OUT = new Attempt.Refused(Why.ALERT, "protocol_version");

  private final Map<Visitor, Attempt> visitors = new EnumMap<>(Visitor.class);

  FindingsTest() {
    for (Visitor visitor : Visitor.values()) {
      visitors.put(visitor, visitor.isRetired() ? OUT : IN);
    }
  }

  @Test
  void aGoodSiteHasNothingToDo() throws Exception {
    assertThat(find(IN, 60)).extracting(Finding::level).containsOnly(Finding.Level.FINE);
    assertThat(find(IN, 60)).extracting(Finding::id).contains("certificate-good", "old-refused");
  }

  @ParameterizedTest
  @CsvSource({"13, certificate-soon", "0, certificate-soon", "14, certificate-good"})
  void aCertificateThatShouldHaveBeenRenewedComesFirst(int days, String id) throws Exception {
    assertThat(find(IN, days)).extracting(Finding::id).contains(id);
  }

  @ParameterizedTest
  @CsvSource({
    "TLS13, no-tls13",
    "TLS12, no-tls12",
    "TLS12_CBC, cbc-refused",
    "NAMELESS, nameless-refused"
  })
  void whoIsRefusedIsNamed(Visitor visitor, String id) throws Exception {
    visitors.put(visitor, OUT);

    assertThat(find(IN, 60)).extracting(Finding::id).contains(id);
  }

  @Test
  void oldVersionsThatAreStillOfferedAreNoted() throws Exception {
    visitors.put(Visitor.TLS10, IN);

    assertThat(find(IN, 60)).extracting(Finding::id).contains("old-let-in");
  }

  @Test
  void aSiteThatRefusesEveryBrowserIsTheFirstThingToKnow() throws Exception {
    visitors.put(Visitor.TODAY, new Attempt.Refused(Why.ALERT, "handshake_failure"));

    Finding first = find(OUT, 60).getFirst();
    assertThat(first.id()).isEqualTo("today-refused");
    assertThat(first.arguments()).containsExactly("handshake_failure");
  }

  @Test
  void oneSilentAddressOfTwoIsNamed() throws Exception {
    Map<InetAddress, Attempt> two = new LinkedHashMap<>();
    two.put(InetAddress.getByName("192.0.2.1"), IN);
    two.put(InetAddress.getByName("2001:db8::1"), new Attempt.Refused(Why.TIMED_OUT, null));

    assertThat(Findings.of(SITE, NOW, two, visitors, certificate(60)))
        .extracting(Finding::id)
        .first()
        .isEqualTo("address-silent-6");
  }

  private List<Finding> find(Attempt today, int daysLeft) throws Exception {
    Map<InetAddress, Attempt> one = Map.of(InetAddress.getByName("192.0.2.1"), today);
    return Findings.of(SITE, NOW, one, visitors, certificate(daysLeft));
  }

  private static CertificateSeen certificate(int daysLeft) {
    return new CertificateSeen(
        List.of("www.example.com"),
        "CN=Authority",
        NOW.minus(Duration.ofDays(30)),
        NOW.plus(Duration.ofDays(daysLeft)),
        "EC 256",
        2,
        null);
  }
}

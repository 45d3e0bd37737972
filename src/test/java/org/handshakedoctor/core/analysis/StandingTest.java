package org.handshakedoctor.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.Report.Standing;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.tls.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
  private static final String FAILED =
      "2026/11/23 10:00:00 [info] 7#7: *1 SSL_do_handshake() failed (SSL: error:0A00006C:SSL"
          + " routines::bad key share) while SSL handshaking, client: ";
  private static final String TO_BACKEND =
      "2026/11/23 10:00:00 [error] 7#7: *1 SSL_do_handshake() failed (SSL: error:0A00010B:SSL"
          + " routines::wrong version number) while SSL handshaking to upstream, client: 9.9.9.9,"
          + " server: a, request: \"GET / HTTP/1.1\", ";

  @Test
  void visitsAreThoseOfTheAddressAndOfIts64() {
    FailureLog log =
        log(
            failure("9.9.9.1", "0.0.0.0:443")
                + failure("9.9.9.2", "0.0.0.0:443")
                + failure("2a02:1:2:3::7", "0.0.0.0:443")
                + failure("2a02:1:2:4::7", "0.0.0.0:443"),
            visit("9.9.9.1") + visit("9.9.9.1") + visit("2a02:1:2:3::8") + visit("2a02:1:2:4::7"));

    assertThat(standing(log, "9.9.9.1")).isEqualTo(new Standing(2, 2, false));
    assertThat(standing(log, "9.9.9.2")).isEqualTo(Standing.NONE);
    assertThat(standing(log, "2a02:1:2:3::7")).isEqualTo(new Standing(0, 1, false));
    assertThat(standing(log, "2a02:1:2:4::7")).isEqualTo(new Standing(1, 1, false));
    assertThat(log.wasServed(network("9.9.9.0/24"))).isTrue();
    assertThat(log.wasServed(network("9.9.8.0/24"))).isFalse();
  }

  @Test
  void aFilterTakesNoVisitsAway() {
    FailureLog log = log(failure("9.9.9.1", "0.0.0.0:443"), visit("9.9.9.1"));

    assertThat(
            Report.of(log, Filter.NONE.withClient(ip("9.9.9.1"))).clients().getFirst().standing())
        .isEqualTo(new Standing(1, 1, false));
  }

  @Test
  void withoutAnAccessLogNobodyIsKnownToVisit() {
    FailureLog log = log(failure("9.9.9.1", "0.0.0.0:443"), "");

    assertThat(standing(log, "9.9.9.1")).isEqualTo(Standing.NONE);
    assertThat(log.wasServed(network("9.9.9.0/24"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "12.0.0.8:443, 12.0.0.8",
    "[2a02:9::1]:443, 2a02:9::1",
    "0.0.0.0:443,",
    "[::]:443,",
    "unix:/run/nginx.sock,",
    "example.org,",
    "12.0.0.8,",
    "beef:443,",
  })
  void theServerListensOnItsOwnAddress(String server, String own) {
    assertThat(log(failure("9.9.9.1", server), "").ownAddresses())
        .isEqualTo(own == null ? Set.of() : Set.of(ip(own)));
  }

  @Test
  void theServersOwnAddressAndItsNeighboursInThe64AreItsOwn() {
    FailureLog log =
        log(
            failure("9.9.9.1", "12.0.0.8:443")
                + failure("9.9.9.1", "[2a02:9::1]:443")
                + failure("12.0.0.8", "0.0.0.0:443")
                + failure("2a02:9::2", "0.0.0.0:443"),
            "");

    assertThat(standing(log, "12.0.0.8").own()).isTrue();
    assertThat(standing(log, "2a02:9::2").own()).isTrue();
    assertThat(standing(log, "9.9.9.1").own()).isFalse();
  }

  @Test
  void aBackendIsTheServersOwn() {
    assertThat(log(TO_BACKEND + "upstream: \"https://12.0.0.7:8443/\", host: \"a\"\n", "").ownAddresses())
        .containsExactly(ip("12.0.0.7"));
    assertThat(log(TO_BACKEND + "upstream: \"12.0.0.7:853\"\n", "").ownAddresses())
        .containsExactly(ip("12.0.0.7"));
  }

  /// His request stands before the field, and nginx escapes nothing in it.
  @Test
  void aVisitorCannotMakeHimselfABackend() {
    String hostile = TO_BACKEND.replace("GET /", "GET /\", upstream: \"https://6.6.6.6:1/");

    assertThat(log(hostile + "upstream: \"https://12.0.0.7:8443/\"\n", "").ownAddresses()).isEmpty();
    assertThat(log(hostile + "x".repeat(2048) + "\n", "").ownAddresses()).isEmpty();
  }

  @Test
  void aForgedLineNamesNoAddressOfTheServer() {
    String forged =
        "2026/11/23 10:00:00 [error] 7#7: *2 open() \"/srv/x\n"
            + failure("8.8.4.4", "6.6.6.6:443")
            + "\" failed (2: No such file or directory), client: 9.9.9.9, server: a, request: \"GET"
            + " /x%0A2026%0A HTTP/1.1\", host: \"a\"\n";

    assertThat(log(forged, "").ownAddresses()).isEmpty();
    assertThat(log(forged + failure("9.9.9.1", "12.0.0.8:443"), "").ownAddresses())
        .containsExactly(ip("12.0.0.8"));
  }

  private static String failure(String client, String server) {
    return FAILED + client + ", server: " + server + "\n";
  }

  private static String visit(String client) {
    return client
        + " - - [23/Nov/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 612 \"-\" \"Mozilla/5.0\"\n";
  }

  private static Standing standing(FailureLog log, String client) {
    return Report.of(log, Filter.NONE).clients().stream()
        .filter(one -> one.address().equals(ip(client)))
        .map(ClientSummary::standing)
        .findFirst()
        .orElseThrow();
  }

  private static FailureLog log(String errors, String accesses) {
    return new Analyzer(kind -> new Classification(kind.reason(), Fault.VISITOR))
        .analyze(
            List.of(
                new LogLocation.Pasted("error.log", errors),
                new LogLocation.Pasted("access.log", accesses)),
            (_, _) -> {},
            new CancellationToken());
  }

  private static IpAddress ip(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }

  private static IpPrefix network(String text) {
    return Objects.requireNonNull(IpPrefix.parse(text), text);
  }
}

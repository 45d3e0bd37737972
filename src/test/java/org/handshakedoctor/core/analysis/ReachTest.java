package org.handshakedoctor.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Reach.Hit;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.tls.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReachTest {
  private static final String SCANNER = "184.105.247.194";
  private static final String NEIGHBOUR = "184.105.247.7";
  private static final String VISITOR = "184.105.247.9";
  private static final String STRANGER = "165.227.76.114";

  @Test
  void aRuleForOneAddressReachesWhatThatAddressDid() {
    FailureLog log = log(failure(SCANNER, 1) + failure(STRANGER, 2) + failure(SCANNER, 3), "");

    Hit hit = Reach.of(log, networks(SCANNER)).hits().getFirst();

    assertThat(hit.failures()).isEqualTo(2);
    assertThat(hit.failed()).isEqualTo(1);
    assertThat(hit.last()).isEqualTo(log.time(2));
    assertThat(hit.addresses()).isEqualTo(1);
  }

  @Test
  void withoutAnAccessLogNobodyIsSaidToHaveStayedAway() {
    Reach reach = Reach.of(log(failure(SCANNER, 1), ""), networks(SCANNER));

    assertThat(reach.visitsKnown()).isFalse();
    assertThat(reach.served()).isZero();
  }

  @Test
  void aWiderNetworkReachesNeighboursWhoOnlyVisited() {
    FailureLog log =
        log(
            failure(SCANNER, 1) + failure(NEIGHBOUR, 2),
            visit(VISITOR, 200).repeat(3) + visit(NEIGHBOUR, 200) + visit(STRANGER, 200));

    Reach reach = Reach.of(log, networks("184.105.247.0/24"));

    assertThat(reach.visitsKnown()).isTrue();
    assertThat(reach.ipv4Addresses()).isEqualTo(256);
    assertThat(reach.seen()).isEqualTo(3);
    assertThat(reach.served()).isEqualTo(2);
    assertThat(reach.hits().getFirst())
        .isEqualTo(new Hit(networks("184.105.247.0/24").getFirst(), 2, 2, 3, 2, 4, log.time(1)));
  }

  @Test
  void anIpv6NetworkReachesTheOtherComputersInIt() {
    FailureLog log =
        log(failure("2a01:4f8:1:2::1", 1), visit("2a01:4f8:1:2::ff", 200) + visit("::1", 200));

    Reach reach = Reach.of(log, networks("2a01:4f8:1:2::/64"));

    assertThat(reach.ipv6Networks()).isEqualTo(1);
    assertThat(reach.ipv4Addresses()).isZero();
    assertThat(reach.seen()).isEqualTo(2);
    assertThat(reach.served()).isEqualTo(1);
    assertThat(reach.hits().getFirst().addresses()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aRequestThatWasNotAnsweredIsNoVisit() {
    Reach reach = Reach.of(log(failure(SCANNER, 1), visit(SCANNER, 400)), networks(SCANNER));

    assertThat(reach.served()).isZero();
  }

  @Test
  void anAddressThatTheLogDoesNotHaveReachesNobody() {
    Hit hit = Reach.of(log(failure(SCANNER, 1), ""), networks(STRANGER)).hits().getFirst();

    assertThat(hit.seen()).isZero();
    assertThat(hit.last()).isEqualTo(FailureSink.NO_TIME);
  }

  @Test
  void noRulesReachNobody() {
    Reach reach = Reach.of(log(failure(SCANNER, 1), ""), List.of());

    assertThat(reach.hits()).isEmpty();
    assertThat(reach.seen()).isZero();
  }

  static IntStream seeds() {
    return IntStream.range(0, 8);
  }

  /// Asks each network of each row, the obvious way.
  @ParameterizedTest
  @MethodSource("seeds")
  void countsWhatTheRowsSay(int seed) {
    Random random = new Random(seed);
    StringBuilder failures = new StringBuilder();
    StringBuilder visits = new StringBuilder();
    List<String> visitors = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      failures.append(failure(anyAddress(random), i % 60));
      String visitor = anyAddress(random);
      visitors.add(visitor);
      visits.append(visit(visitor, 200));
    }
    FailureLog log = log(failures.toString(), visits.toString());
    List<IpPrefix> networks =
        networks("45.0.0.0/28", "45.0.0.77", "45.0.0.96/27", "2a01:4f8:0:1::/64");

    for (Hit hit : Reach.of(log, networks).hits()) {
      List<IpAddress> served =
          visitors.stream().map(ReachTest::ip).filter(hit.network()::contains).toList();
      List<IpAddress> failed =
          IntStream.range(0, log.size())
              .mapToObj(log::client)
              .filter(Objects::nonNull)
              .filter(hit.network()::contains)
              .toList();
      Set<IpAddress> seen = new HashSet<>(served);
      seen.addAll(failed);
      assertThat(hit.requests()).isEqualTo(served.size());
      assertThat(hit.served()).isEqualTo((int) served.stream().distinct().count());
      assertThat(hit.failures()).isEqualTo(failed.size());
      assertThat(hit.failed()).isEqualTo((int) failed.stream().distinct().count());
      assertThat(hit.seen()).isEqualTo(seen.size());
    }
  }

  private static String anyAddress(Random random) {
    return random.nextInt(4) == 0
        ? "2a01:4f8:0:%d::%d".formatted(random.nextInt(3), 1 + random.nextInt(20))
        : "45.0.0." + random.nextInt(256);
  }

  private static String failure(String client, int second) {
    return "2023/12/27 02:36:%02d [crit] 13721#0: *2341389 SSL_do_handshake() failed (SSL: error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad key share) while SSL handshaking, client: %s, server: 0.0.0.0:443\n"
        .formatted(second, client);
  }

  private static String visit(String client, int status) {
    return "%s - - [27/Dec/2023:02:40:00 +0000] \"GET / HTTP/1.1\" %d 612 \"-\" \"Mozilla/5.0\"\n"
        .formatted(client, status);
  }

  private static FailureLog log(String failures, String visits) {
    return new Analyzer(kind -> new Classification(kind.reason(), Fault.VISITOR))
        .analyze(
            Stream.of(failures, visits)
                .filter(text -> !text.isEmpty())
                .<LogLocation>map(text -> new LogLocation.Pasted("p", text))
                .toList(),
            (_, _) -> {},
            new CancellationToken());
  }

  private static List<IpPrefix> networks(String... texts) {
    return Stream.of(texts).map(text -> Objects.requireNonNull(IpPrefix.parse(text))).toList();
  }

  private static IpAddress ip(String text) {
    return Objects.requireNonNull(IpAddress.parse(text));
  }
}

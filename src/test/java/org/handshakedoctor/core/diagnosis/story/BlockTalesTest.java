package org.handshakedoctor.core.diagnosis.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handshakedoctor.core.diagnosis.story.BlockTale.SCANNER;
import static org.handshakedoctor.core.diagnosis.story.BlockTale.scan;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.at;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.spread;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.diagnosis.BlockAdvice;
import org.handshakedoctor.core.diagnosis.CatalogClassifier;
import org.handshakedoctor.core.diagnosis.Caution;
import org.handshakedoctor.core.diagnosis.Cautions;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.rules.BlockEntry;
import org.handshakedoctor.core.rules.BlockList;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.core.rules.RuleWriters;
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.core.rules.Widening;
import org.handshakedoctor.core.task.CancellationToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everybody who must not be blocked tries to get into a rule.
class BlockTalesTest {
  private static final String GUEST = "9.1.1.1";

  static List<BlockTale> tales() {
    return Stream.of(outOfTheLists(), outOfTheLog(), neighbours(), forgeries())
        .flatMap(List::stream)
        .toList();
  }

  private static List<BlockTale> outOfTheLists() {
    return List.of(
        scanning("Googlebot", SpareReason.SEARCH_ENGINE, "66.249.66.1"),
        scanning("Cloudflare", SpareReason.CDN, "162.158.1.1"),
        scanning("Cloudflare over IPv6", SpareReason.CDN, "2606:4700::1"),
        scanning("Cloudflare, written as IPv6", SpareReason.CDN, "::ffff:162.158.1.1"),
        scanning("the container next door", SpareReason.OWN_NETWORK, "10.0.0.5"),
        scanning("the carrier's shared address", SpareReason.OWN_NETWORK, "100.64.1.1"),
        scanning("everybody behind a NAT64", SpareReason.RESERVED, "64:ff9b::808:808"),
        scanning("everybody behind a 6to4 relay", SpareReason.RESERVED, "2002:808:808::1"),
        scanning("the neighbour of the loopback", SpareReason.OWN_NETWORK, "::2"),
        scanning("the monitor", SpareReason.MONITOR, "3.12.251.153"),
        scanning("the test of SSL Labs", SpareReason.TEST, "64.41.200.103"),
        scanning("the example of a manual", SpareReason.DOCUMENTATION, "203.0.113.9"));
  }

  private static List<BlockTale> outOfTheLog() {
    return List.of(
        scanning("the user himself", SpareReason.YOURSELF, GUEST).ownedBy(GUEST),
        scanning("the user's other address in his /64", SpareReason.YOURSELF, "2a02:1:2:3::5")
            .ownedBy("2a02:1:2:3:4:5:6:7"),
        BlockTale.of(
            "a NAT with 340 successes",
            SpareReason.ALSO_VISITS,
            List.of(GUEST),
            log -> {
              scan(log, GUEST);
              log.visits(at(0, 0, 0), at(5, 0, 0), 340, _ -> GUEST);
            }),
        BlockTale.of(
            "the payment provider, who does not know our authority",
            SpareReason.SITE_FAULT,
            List.of(GUEST),
            log ->
                spread(
                    at(0, 0, 0),
                    at(5, 0, 0),
                    500,
                    (time, _) -> log.alert(time, GUEST, "certificate unknown", 46))),
        BlockTale.of(
            "the authority that fetched its proof and tries again",
            SpareReason.ALSO_VISITS,
            List.of(GUEST),
            log -> {
              scan(log, GUEST);
              log.visit(at(1, 0, 0), GUEST);
            }),
        BlockTale.of(
            "the visitor of a broken backend",
            SpareReason.BACKEND_FAILURES,
            List.of(GUEST),
            log ->
                spread(
                    at(0, 0, 0),
                    at(5, 0, 0),
                    500,
                    (time, _) -> log.plainBackend(time, GUEST))),
        BlockTale.of(
            "the backend",
            SpareReason.OWN_SERVER,
            List.of("12.0.0.7"),
            log -> {
              scan(log, "12.0.0.7");
              log.backend(at(1, 0, 0), GUEST, "12.0.0.7:8443", "SSL_do_handshake() failed");
            }),
        BlockTale.of(
            "the server itself",
            SpareReason.OWN_SERVER,
            List.of("12.0.0.8", "2a02:9:9:9::1"),
            log -> {
              scan(log, "12.0.0.8");
              scan(log, "2a02:9:9:9::1");
              listens(log, "12.0.0.8:443");
              listens(log, "[2a02:9:9:9::80]:443");
            }),
        BlockTale.of(
            "an old phone",
            SpareReason.FEW_FAILURES,
            List.of(GUEST),
            log -> log.times(19, i -> log.fails(at(1, i, 0), GUEST, "unsupported protocol"))),
        BlockTale.of(
            "somebody in a tunnel",
            SpareReason.HARMLESS,
            List.of(GUEST),
            log -> spread(at(0, 0, 0), at(5, 0, 0), 90, (time, _) -> resets(log, time))));
  }

  private static List<BlockTale> neighbours() {
    List<String> half = IntStream.range(0, 128).mapToObj(i -> "9.9.9." + i).toList();
    List<String> many = IntStream.range(0, 80).mapToObj(i -> "9.9.8." + (3 * i + 1)).toList();
    return List.of(
        BlockTale.of(
                "the other half of a bad network",
                null,
                List.of("9.9.9.128", "9.9.9.200"),
                log -> {
                  half.forEach(address -> scan(log, address));
                  log.visit(at(1, 0, 0), "9.9.9.200");
                })
            .andScanners(half),
        BlockTale.of(
                "a visitor among the scanners of a network",
                SpareReason.ALSO_VISITS,
                List.of("9.9.8.2"),
                log -> {
                  many.forEach(address -> scan(log, address));
                  scan(log, "9.9.8.2");
                  log.visit(at(1, 0, 0), "9.9.8.2");
                })
            .andScanners(many),
        BlockTale.of(
            "the computer that got in under yesterday's address",
            SpareReason.NEIGHBOURS_VISIT,
            List.of("2a02:8100:1:2::7"),
            log -> {
              scan(log, "2a02:8100:1:2::7");
              log.visit(at(1, 0, 0), "2a02:8100:1:2::99");
            }));
  }

  private static List<BlockTale> forgeries() {
    return List.of(
        BlockTale.of(
            "whom a forger accuses a hundred times",
            null,
            List.of("8.8.4.4"),
            log -> {
              forgedBy(log, "9.66.6.6", "8.8.4.4");
            }),
        BlockTale.of(
            "whom a forger accuses in a log without traces",
            SpareReason.DOUBTFUL,
            List.of("8.8.4.4"),
            log -> {
              log.noise(at(0, 0, 0), at(5, 0, 0));
              spread(at(1, 0, 0), at(4, 0, 0), 60, (time, i) -> accuse(log, time, 9 + i));
            }),
        BlockTale.of(
            "a scanner who calls himself the backend is no less a scanner",
            null,
            List.of(GUEST),
            log ->
                log.line(
                    at(1, 0, 0),
                    "error",
                    "SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version"
                        + " number) while SSL handshaking to upstream, client: "
                        + GUEST
                        + ", server: a.example, request: \"GET /\", upstream: \"https://"
                        + SCANNER
                        + ":1/\" HTTP/1.1\", upstream: \"https://10.0.0.7:8080/\", host: \"a\"")));
  }

  /// Only the lines of failures were kept, so there is no trace of the request that wrote it.
  private static void accuse(StoryLog log, int time, int number) {
    log.raw(
        "error.log",
        time,
        StoryLog.clock(time, StoryLog.format("uuuu/MM/dd HH:mm:ss"))
            + " [info] 7#7: *"
            + number
            + " SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while"
            + " SSL handshaking, client: 8.8.4.4, server: 0.0.0.0:443");
  }

  private static BlockTale scanning(String name, SpareReason reason, String address) {
    return BlockTale.of(name, reason, List.of(address), log -> scan(log, address));
  }

  private static void listens(StoryLog log, String socket) {
    log.line(
        at(1, 0, 0),
        "info",
        "SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL"
            + " handshaking, client: "
            + GUEST
            + ", server: "
            + socket);
  }

  private static void resets(StoryLog log, int time) {
    log.line(
        time,
        "info",
        "SSL_do_handshake() failed (104: Connection reset by peer) while SSL handshaking, client: "
            + GUEST
            + ", server: 0.0.0.0:443");
  }

  /// A hundred requests for a path with line feeds in it.
  private static void forgedBy(StoryLog log, String sender, String accused) {
    log.times(
        100,
        i ->
            log.line(
                at(1, 0, 0) + i,
                "error",
                "open() \"/srv/x\n2026/11/24 00:00:00 [info] 7#7: *9 SSL_do_handshake() failed"
                    + " (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking,"
                    + " client: "
                    + accused
                    + ", server: 0.0.0.0:443\n\" failed (2: No such file or directory), client: "
                    + sender
                    + ", server: a, request: \"GET /x%0A2026%0A HTTP/1.1\", host: \"a\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tales")
  void onlyTheScannersAreBlockedAndTheInnocentAreSparedForWhatTheyAre(BlockTale tale) {
    Report report = report(tale);
    BlockAdvice advice = advice(tale, report);
    List<IpAddress> blockable =
        report.clients().stream()
            .filter(client -> advice.spare(client).isEmpty())
            .map(ClientSummary::address)
            .toList();

    assertThat(blockable).containsExactlyInAnyOrderElementsOf(tale.scanners());
    for (IpAddress innocent : tale.innocent()) {
      if (tale.reason() != null) {
        assertThat(client(report, innocent).flatMap(advice::spare))
            .as(innocent.toString())
            .contains(tale.reason());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tales")
  void noRuleOfAnyTargetHoldsAnInnocent(BlockTale tale) {
    Report report = report(tale);
    BlockAdvice advice = advice(tale, report);
    List<BlockEntry> entries =
        report.clients().stream()
            .filter(client -> advice.spare(client).isEmpty())
            .map(client -> new BlockEntry(IpPrefix.of(client.address()), client.failures()))
            .toList();
    BlockList list = list(entries);
    Stream<IpPrefix> widened =
        advice.widenings(report, entries).stream().map(Widening::network);

    assertThat(list.networks()).isNotEmpty();
    assertThat(Stream.concat(list.networks().stream(), widened))
        .noneMatch(network -> tale.innocent().stream().anyMatch(network::contains));
    assertThat(RuleWriters.ALL)
        .allSatisfy(
            writer ->
                assertThat(writer.apply(list).lines())
                    .noneMatch(line -> tale.innocent().stream().anyMatch(one -> names(line, one))));
  }

  @Test
  void aHealthCheckThatHangsUpIsNoProxy() {
    StoryLog log = new StoryLog();
    spread(at(0, 0, 0), at(0, 2, 0), 720, (time, _) -> log.closes(time, "10.0.0.5"));

    assertThat(cautions(log)).doesNotContain(Caution.Kind.PROXIES_PRIVATE);
  }

  @Test
  void aMachineThroughWhichEverythingComesIsOne() {
    StoryLog log = new StoryLog();
    spread(
        at(0, 0, 0),
        at(0, 2, 0),
        720,
        (time, i) -> log.fails(time + i * i % 977, "10.0.0.5", "unsupported protocol"));

    assertThat(cautions(log)).contains(Caution.Kind.PROXIES_PRIVATE);
  }

  private static List<Caution.Kind> cautions(StoryLog log) {
    Report report = report(log);
    return Cautions.of(
            report, Tale.diagnosis(report), Tale.NETWORKS, LocalDate.of(2026, 11, 23))
        .stream()
        .map(Caution::kind)
        .toList();
  }

  private static BlockAdvice advice(BlockTale tale, Report report) {
    return new BlockAdvice(Tale.NETWORKS, new Guard(Guard.DEFAULT_MIN_FAILURES))
        .withOwn(tale.own())
        .checkingLines(report);
  }

  private static BlockList list(List<BlockEntry> entries) {
    return new BlockList(
        entries, LocalDate.of(2026, 11, 30), BlockList.DEFAULT_EXPIRY, BlockList.DEFAULT_PORTS);
  }

  private static boolean names(String line, IpAddress address) {
    return Stream.of(line.split("[^0-9a-f.:]+", -1)).anyMatch(address.toString()::equals);
  }

  private static Optional<ClientSummary> client(Report report, IpAddress address) {
    return report.clients().stream()
        .filter(client -> client.address().equals(address))
        .findFirst();
  }

  private static Report report(BlockTale tale) {
    return report(tale.log());
  }

  private static Report report(StoryLog log) {
    return Report.of(
        new Analyzer(new CatalogClassifier(Tale.CATALOG))
            .analyze(log.locations(), (_, _) -> {}, new CancellationToken()),
        Filter.NONE);
  }
}

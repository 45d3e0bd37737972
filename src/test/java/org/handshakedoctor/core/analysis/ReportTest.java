package org.handshakedoctor.core.analysis;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handshakedoctor.core.analysis.Filter.Part;
import org.handshakedoctor.core.analysis.Report.CauseCount;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.Report.FaultSummary;
import org.handshakedoctor.core.analysis.Report.KindCount;
import org.handshakedoctor.core.analysis.Report.ReasonSummary;
import org.handshakedoctor.core.log.FailureSink;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares the report with what streams over the rows, one question at a time, come to.
class ReportTest {
  private static final List<String> MESSAGES =
      List.of(
          "SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL"
              + " handshaking",
          "SSL_do_handshake() failed (SSL: error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad"
              + " key share) while SSL handshaking",
          "SSL_do_handshake() failed (SSL: error:0A000102:SSL routines::unsupported protocol) while"
              + " SSL handshaking",
          "SSL_read() failed (SSL: error:0A000418:SSL routines::tlsv1 alert unknown ca:SSL alert"
              + " number 48) while keepalive",
          "peer closed connection in SSL handshake while SSL handshaking",
          "upstream SSL certificate verify error: (18:self-signed certificate) while SSL"
              + " handshaking to upstream");
  private static final List<String> CLIENTS =
      List.of(
          "203.0.113.%d",
          "198.51.100.%d", "10.0.0.%d", "2001:db8::%d", "2001:db8:bad::%d", "unix:");
  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final Classification.Classifier CLASSIFIER =
      kind ->
          new Classification(
              kind.reason().replace(' ', '-'), FAULTS.get(kind.reason().length() % FAULTS.size()));

  static IntStream seeds() {
    return IntStream.range(0, 16);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void countsWhatTheRowsSay(int seed) {
    Random random = new Random(seed);
    FailureLog log = randomLog(random);
    for (int round = 0; round < 12; round++) {
      Filter filter = round == 0 ? Filter.NONE : randomFilter(random, log);
      List<Integer> rows =
          IntStream.range(0, log.size()).filter(row -> accepts(log, filter, row)).boxed().toList();

      Report report = Report.of(log, filter);

      assertTotals(report, log, rows);
      assertThat(report.clients()).isSortedAccordingTo(BY_FAILURES_THEN_LATEST);
      assertThat(clientsOf(report)).isEqualTo(expectedClients(log, rows));
      assertReasons(report, log, rows);
      assertFaults(report, log, rows);
      assertKinds(report, log, rows);
      assertTimeline(report, log, rows);
    }
  }

  private static final Comparator<ClientSummary> BY_FAILURES_THEN_LATEST =
      Comparator.comparing(ClientSummary::failures, Comparator.reverseOrder())
          .thenComparing(ClientSummary::last, Comparator.reverseOrder())
          .thenComparing(ClientSummary::address);

  private static void assertTotals(Report report, FailureLog log, List<Integer> rows) {
    assertThat(report.failures()).isEqualTo(rows.size());
    assertThat(report.first()).isEqualTo(first(log, rows));
    assertThat(report.last()).isEqualTo(last(log, rows));
    assertThat(IntStream.range(0, report.rows().size()).map(report.rows()::get).boxed())
        .isEqualTo(rows);
    assertThat(report.lines()).isEqualTo(log.sources().getFirst().lines());
  }

  /// Everything that is said of one address, with its causes as a map.
  private record Client(int failures, int first, int last, Map<Cause, Integer> causes) {}

  private static Map<IpAddress, Client> clientsOf(Report report) {
    return report.clients().stream()
        .collect(
            toMap(
                ClientSummary::address,
                one -> {
                  assertThat(one.causes())
                      .isSortedAccordingTo(
                          Comparator.comparing(CauseCount::failures, Comparator.reverseOrder()));
                  return new Client(
                      one.failures(),
                      one.first(),
                      one.last(),
                      one.causes().stream()
                          .collect(toMap(CauseCount::cause, CauseCount::failures)));
                }));
  }

  private static Map<IpAddress, Client> expectedClients(FailureLog log, List<Integer> rows) {
    Map<IpAddress, List<Integer>> byClient =
        rows.stream()
            .filter(row -> log.client(row) != null)
            .collect(groupingBy(row -> Objects.requireNonNull(log.client(row))));
    return byClient.entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                one ->
                    new Client(
                        one.getValue().size(),
                        first(log, one.getValue()),
                        last(log, one.getValue()),
                        one.getValue().stream().collect(toMap(log::cause, _ -> 1, Integer::sum)))));
  }

  private static void assertReasons(Report report, FailureLog log, List<Integer> rows) {
    Map<Cause, List<Integer>> byCause = rows.stream().collect(groupingBy(log::cause));

    assertThat(report.reasons())
        .isSortedAccordingTo(
            Comparator.comparing(ReasonSummary::failures, Comparator.reverseOrder()))
        .containsExactlyInAnyOrderElementsOf(
            byCause.entrySet().stream()
                .map(
                    one ->
                        new ReasonSummary(
                            one.getKey(),
                            one.getValue().size(),
                            distinctClients(log, one.getValue()),
                            distinctNetworks(log, one.getValue()),
                            first(log, one.getValue()),
                            last(log, one.getValue()),
                            course(report, log, one.getValue())))
                .toList());
  }

  private static int distinctNetworks(FailureLog log, List<Integer> rows) {
    return (int)
        rows.stream()
            .map(log::client)
            .filter(Objects::nonNull)
            .map(client -> new IpPrefix(client, client.isIpv4() ? 24 : 64))
            .distinct()
            .count();
  }

  private static Course course(Report report, FailureLog log, List<Integer> rows) {
    int[] counts = new int[Course.STEPS];
    for (int row : rows) {
      for (int step = 0; step < Course.STEPS && log.time(row) != FailureSink.NO_TIME; step++) {
        long span = (long) report.last() - report.first() + 1;
        long passed = ((long) log.time(row) - report.first()) * Course.STEPS;
        counts[step] += passed >= step * span && passed < (step + 1) * span ? 1 : 0;
      }
    }
    return Course.of(counts);
  }

  private static void assertFaults(Report report, FailureLog log, List<Integer> rows) {
    assertThat(report.faults())
        .containsExactlyElementsOf(
            Stream.of(Fault.values())
                .map(
                    fault -> {
                      List<Integer> ofFault =
                          rows.stream().filter(row -> log.cause(row).fault() == fault).toList();
                      return new FaultSummary(
                          fault,
                          ofFault.size(),
                          distinctClients(log, ofFault),
                          course(report, log, ofFault));
                    })
                .toList());
  }

  private static void assertKinds(Report report, FailureLog log, List<Integer> rows) {
    Map<FailureKind, Long> byKind =
        rows.stream().map(log::kind).collect(groupingBy(Function.identity(), counting()));

    assertThat(report.kinds())
        .isSortedAccordingTo(Comparator.comparing(KindCount::failures, Comparator.reverseOrder()))
        .containsExactlyInAnyOrderElementsOf(
            byKind.entrySet().stream()
                .map(one -> new KindCount(one.getKey(), Math.toIntExact(one.getValue())))
                .toList());
  }

  private static void assertTimeline(Report report, FailureLog log, List<Integer> rows) {
    Timeline timeline = report.timeline();
    List<Integer> timed =
        rows.stream().filter(row -> log.time(row) != FailureSink.NO_TIME).toList();
    assertThat(timeline.size()).isBetween(timed.isEmpty() ? 0 : 1, 120);
    int step = timeline.bucketSeconds();
    int sum = 0;
    for (int i = 0; i < timeline.size(); i++) {
      long start = timeline.startOf(i);
      assertThat(start % step).isZero();
      int total = 0;
      for (Fault fault : Fault.values()) {
        long expected =
            timed.stream()
                .filter(row -> log.time(row) >= start && log.time(row) < start + step)
                .filter(row -> log.cause(row).fault() == fault)
                .count();
        assertThat(timeline.count(i, fault)).isEqualTo((int) expected);
        total += timeline.count(i, fault);
      }
      assertThat(timeline.total(i)).isEqualTo(total);
      sum += total;
    }
    assertThat(sum).isEqualTo(timed.size());
    if (!timed.isEmpty()) {
      assertThat(timeline.total(0)).isPositive();
      assertThat(timeline.total(timeline.size() - 1)).isPositive();
    }
  }

  @Test
  void anEmptyLogGivesAnEmptyReport() {
    Report report = Report.of(analyze(""), Filter.NONE);

    assertThat(report.failures()).isZero();
    assertThat(report.first()).isEqualTo(FailureSink.NO_TIME);
    assertThat(report.last()).isEqualTo(FailureSink.NO_TIME);
    assertThat(report.clients()).isEmpty();
    assertThat(report.reasons()).isEmpty();
    assertThat(report.timeline().size()).isZero();
    assertThat(report.rows().size()).isZero();
  }

  @Test
  void failuresWithoutATimeAreInNoRange() {
    FailureLog log = analyze("nginx: [emerg] cannot load certificate \"/a\": x\n");

    assertThat(Report.of(log, Filter.NONE).failures()).isEqualTo(1);
    assertThat(Report.of(log, Filter.NONE).timeline().size()).isZero();
    assertThat(
            Report.of(
                    log, Filter.NONE.withTime(new TimeRange(Integer.MIN_VALUE, Integer.MAX_VALUE)))
                .failures())
        .isZero();
  }

  private static boolean accepts(FailureLog log, Filter filter, int row) {
    return Stream.of(Part.values()).allMatch(part -> accepts(log, filter, row, part));
  }

  private static boolean accepts(FailureLog log, Filter filter, int row, Part part) {
    if (filter.disabled().contains(part) || !filter.parts().contains(part)) {
      return true;
    }
    int time = log.time(row);
    boolean fits =
        switch (part) {
          case SEARCH -> isFound(log, filter.search(), row);
          case ENTRIES -> filter.entries().contains(log.cause(row).entry());
          case CLIENTS -> {
            IpAddress client = log.client(row);
            yield client != null && filter.clients().contains(client);
          }
          case TIME ->
              time != FailureSink.NO_TIME
                  && time >= filter.time().from()
                  && time < filter.time().until();
        };
    return fits != filter.inverted().contains(part);
  }

  private static boolean isFound(FailureLog log, Filter.Search search, int row) {
    String text = search.text().strip().toLowerCase(Locale.ROOT);
    FailureKind kind = log.kind(row);
    List<@Nullable String> words = new ArrayList<>();
    words.add(kind.reason());
    words.add(kind.operation());
    words.add(kind.phase());
    words.add(kind.level());
    words.add(kind.message());
    kind.errors().forEach(error -> words.add(error.code()));
    return search.named().contains(log.cause(row).entry())
        || words.stream()
            .anyMatch(word -> word != null && word.toLowerCase(Locale.ROOT).contains(text))
        || isFound(text, log.client(row));
  }

  private static boolean isFound(String text, @Nullable IpAddress client) {
    IpPrefix prefix = IpPrefix.parse(text);
    if (client == null) {
      return text.isEmpty();
    }
    return prefix == null ? client.toString().contains(text) : prefix.contains(client);
  }

  private static Filter randomFilter(Random random, FailureLog log) {
    String text =
        pick(
            random,
            List.of(
                "",
                "",
                " ",
                "203.0",
                "100.1",
                "10.0.0.0/29",
                "10.0.0.3",
                "2001:db8::/47",
                "bad",
                "BAD KEY",
                "ssl_read",
                "0a00006c",
                "crit",
                "::1",
                "::ffff:10.0.0.3",
                "handshaking",
                "nowhere",
                "unix:",
                "(",
                "a\\"));
    Set<String> named = random.nextInt(4) == 0 ? Set.of("bad-key-share") : Set.of();
    Filter filter = Filter.NONE.withSearch(new Filter.Search(text, named));
    if (random.nextInt(3) == 0) {
      filter =
          filter.withEntries(
              Set.of("bad-key-share", pick(random, List.of("x", "unsupported-protocol"))));
    }
    if (random.nextInt(4) == 0 && log.size() > 0) {
      filter = filter.withClient(log.client(random.nextInt(log.size())));
    }
    if (random.nextInt(3) == 0) {
      long from = 1_700_000_000L + random.nextInt(1_000);
      filter = filter.withTime(new TimeRange(from, from + random.nextInt(4_000)));
    }
    for (Part part : filter.parts()) {
      boolean blank = part == Part.SEARCH && text.isBlank();
      filter = filter.withInverted(part, !blank && random.nextInt(3) == 0);
      filter = filter.withDisabled(part, random.nextInt(5) == 0);
    }
    return filter;
  }

  private static FailureLog randomLog(Random random) {
    int spread = pick(random, List.of(1, 100, 5_000, 400_000, 100_000_000));
    boolean large = random.nextInt(4) == 0;
    int visitors = large ? 250 : 8;
    StringBuilder log = new StringBuilder();
    for (int i = large ? 3_000 : random.nextInt(400); i > 0; i--) {
      long time = 1_700_000_000L + random.nextInt(spread);
      log.append(
              random.nextInt(20) == 0
                  ? "nginx: "
                  : "%1$tY/%1$tm/%1$td %1$tT "
                      .formatted(LocalDateTime.ofEpochSecond(time, 0, ZoneOffset.UTC)))
          .append(pick(random, List.of("[info] ", "[crit] ")))
          .append(pick(random, MESSAGES))
          .append(", client: ")
          .append(pick(random, CLIENTS).formatted(random.nextInt(visitors)))
          .append(", server: a\n");
    }
    return analyze(log.toString());
  }

  private static FailureLog analyze(String log) {
    return new Analyzer(CLASSIFIER)
        .analyze(List.of(new LogLocation.Pasted("p", log)), (_, _) -> {}, new CancellationToken());
  }

  private static int first(FailureLog log, List<Integer> rows) {
    return times(log, rows).min().orElse(FailureSink.NO_TIME);
  }

  private static int last(FailureLog log, List<Integer> rows) {
    return times(log, rows).max().orElse(FailureSink.NO_TIME);
  }

  private static IntStream times(FailureLog log, List<Integer> rows) {
    return rows.stream().mapToInt(log::time).filter(time -> time != FailureSink.NO_TIME);
  }

  private static int distinctClients(FailureLog log, List<Integer> rows) {
    Set<IpAddress> clients = new HashSet<>();
    rows.stream().map(log::client).filter(Objects::nonNull).forEach(clients::add);
    return clients.size();
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}

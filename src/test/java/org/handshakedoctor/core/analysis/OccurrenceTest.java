package org.handshakedoctor.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.handshakedoctor.core.tls.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The walk over the grouped rows against a plain reading of what the numbers mean.
class OccurrenceTest {
  private static final List<String> REASONS =
      List.of("bad key share", "no shared cipher", "version too low", "bad extension");

  /// What the slow twin counts.
  private record Counts(
      int failures,
      int clients,
      int networks,
      int stays,
      int singleStays,
      int inBursts,
      int largestBurst,
      int returning,
      int alone,
      Map<String, Integer> others) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void countsAsIfOneReadLineByLine(int seed) {
    Report report = random(new Random(seed));
    List<Cause> causes = report.reasons().stream().map(Report.ReasonSummary::cause).toList();

    Map<Cause, Occurrence> found = Occurrence.of(report, causes, new CancellationToken());

    assertThat(found).containsOnlyKeys(causes);
    for (Cause cause : causes) {
      assertThat(counts(Objects.requireNonNull(found.get(cause))))
          .as(cause.reason())
          .isEqualTo(slowly(report, cause));
    }
  }

  @Test
  void onlyWhatIsWantedIsLookedAt() {
    Report report = random(new Random(9));
    Cause wanted = report.reasons().getLast().cause();

    assertThat(Occurrence.of(report, List.of(wanted), new CancellationToken()))
        .containsOnlyKeys(wanted);
  }

  /// Two logs of one server: what belongs to one visit can stand in both.
  @Test
  void theOrderOfTheSourcesDoesNotMatter() {
    LogLocation one = log("one.log", line(0, 1, "bad key share") + line(600, 1, "bad key share"));
    LogLocation other = log("other.log", line(30, 1, "bad key share"));

    for (List<LogLocation> logs : List.of(List.of(one, other), List.of(other, one))) {
      Report report = report(logs);
      Cause cause = report.reasons().getFirst().cause();
      Occurrence found =
          Objects.requireNonNull(
              Occurrence.of(report, List.of(cause), new CancellationToken()).get(cause));
      assertThat(found.stays()).isEqualTo(2);
      assertThat(found.singleStays()).isEqualTo(1);
    }
  }

  private static Counts counts(Occurrence found) {
    Map<String, Integer> others = new TreeMap<>();
    found.others().forEach(other -> others.put(other.entry(), other.clients()));
    return new Counts(
        found.failures(),
        found.clients().size(),
        found.networks(),
        found.stays(),
        found.singleStays(),
        found.inBursts(),
        found.largestBurst(),
        found.returning(),
        found.alone(),
        others);
  }

  private static Counts slowly(Report report, Cause cause) {
    FailureLog log = report.log();
    Map<IpAddress, List<Integer>> rows = new HashMap<>();
    for (int i = 0; i < log.size(); i++) {
      rows.computeIfAbsent(Objects.requireNonNull(log.client(i)), _ -> new ArrayList<>()).add(i);
    }
    rows.values().removeIf(all -> all.stream().noneMatch(i -> log.cause(i).equals(cause)));
    int failures = 0;
    int stays = 0;
    int single = 0;
    int inBursts = 0;
    int largest = 0;
    int returning = 0;
    int alone = 0;
    Map<String, Integer> others = new TreeMap<>();
    Set<IpPrefix> networks = new TreeSet<>();
    for (Map.Entry<IpAddress, List<Integer>> client : rows.entrySet()) {
      List<Integer> all = client.getValue();
      List<Integer> own = all.stream().filter(i -> log.cause(i).equals(cause)).toList();
      Map<Integer, Long> byStay =
          own.stream()
              .collect(Collectors.groupingBy(i -> stay(log, all, i), Collectors.counting()));
      failures += own.size();
      stays += byStay.size();
      single += (int) byStay.values().stream().filter(count -> count == 1).count();
      List<Integer> burst = own.stream().filter(i -> burst(log, all, i) > 0).toList();
      inBursts += burst.size();
      if (!burst.isEmpty()) {
        largest = Math.max(largest, all.stream().mapToInt(i -> burst(log, all, i)).max().orElse(0));
      }
      boolean returns =
          byStay.size() >= 3 && log.time(own.getLast()) - log.time(own.getFirst()) >= 3600;
      returning += returns ? own.size() : 0;
      Set<String> entries =
          all.stream()
              .map(i -> log.cause(i).entry())
              .collect(Collectors.toCollection(TreeSet::new));
      entries.remove(cause.entry());
      alone += entries.isEmpty() ? 1 : 0;
      entries.forEach(entry -> others.merge(entry, 1, Integer::sum));
      networks.add(new IpPrefix(client.getKey(), client.getKey().isIpv4() ? 24 : 64));
    }
    return new Counts(
        failures,
        rows.size(),
        networks.size(),
        stays,
        single,
        inBursts,
        largest,
        returning,
        alone,
        others);
  }

  /// How many pauses of a minute the client made before this row.
  private static int stay(FailureLog log, List<Integer> all, int row) {
    int stay = 0;
    for (int i = 1; i < all.size() && all.get(i) <= row; i++) {
      stay += log.time(all.get(i)) - log.time(all.get(i - 1)) >= 60 ? 1 : 0;
    }
    return stay;
  }

  /// The most failures of the client in a minute that this row is in, or 0 if those are no burst.
  private static int burst(FailureLog log, List<Integer> all, int row) {
    int most = 0;
    for (int from : all) {
      long inMinute =
          all.stream()
              .filter(i -> log.time(i) >= log.time(from) && log.time(i) <= log.time(from) + 60)
              .count();
      boolean has = log.time(row) >= log.time(from) && log.time(row) <= log.time(from) + 60;
      most = has ? Math.max(most, (int) inMinute) : most;
    }
    return most >= 8 ? most : 0;
  }

  /// Few clients, so that they meet often; steps short and long.
  private static Report random(Random random) {
    int[] steps = {0, 1, 5, 20, 59, 60, 61, 900};
    StringBuilder text = new StringBuilder();
    int second = 0;
    for (int i = 0; i < 400; i++) {
      second += steps[random.nextInt(steps.length)];
      text.append(line(second, random.nextInt(12), REASONS.get(random.nextInt(4))));
    }
    return report(List.of(log("error.log", text.toString())));
  }

  private static LogLocation log(String name, String text) {
    return new LogLocation.Pasted(name, text);
  }

  /// The entry is the reason with two of them in one.
  private static Report report(List<LogLocation> logs) {
    Classification.Classifier classifier =
        kind ->
            new Classification(
                kind.reason().startsWith("bad") ? "bad" : kind.reason(), Fault.VISITOR);
    return Report.of(
        new Analyzer(classifier).analyze(logs, (_, _) -> {}, new CancellationToken()), Filter.NONE);
  }

  private static String line(int second, int client, String reason) {
    String time =
        LocalDateTime.of(2026, 11, 23, 10, 0)
            .plusSeconds(second)
            .format(DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss"));
    String address =
        client < 9 ? "9.9." + client / 3 + "." + client : "2a01:4f8:1:" + client + "::1";
    return "%s [info] 7#7: *1 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::%s) while SSL handshaking, client: %s, server: 0.0.0.0:443\n"
        .formatted(time, reason, address);
  }
}

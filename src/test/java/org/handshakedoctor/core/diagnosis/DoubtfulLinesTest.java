package org.handshakedoctor.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.analysis.Analyzer;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every tenth line of the logs accuses the same address.
class DoubtfulLinesTest {
  private static final IpAddress ACCUSED = Objects.requireNonNull(IpAddress.parse("8.8.4.4"));

  @Test
  void linesBetweenWhoseNeighboursTheyFitAreBelieved() {
    assertThat(doubtful(log(DoubtfulLinesTest::rising, DoubtfulLinesTest::rising, DoubtfulLinesTest::even))).isEmpty();
  }

  @Test
  void aConnectionNumberThatIsFarFromThoseAroundItIsDoubted() {
    assertThat(doubtful(log(DoubtfulLinesTest::rising, _ -> 99, DoubtfulLinesTest::even))).containsExactly(ACCUSED);
    assertThat(doubtful(log(DoubtfulLinesTest::rising, _ -> 999_999_999, DoubtfulLinesTest::even))).containsExactly(ACCUSED);
  }

  @Test
  void aConnectionThatTookLongIsBelieved() {
    assertThat(doubtful(log(DoubtfulLinesTest::rising, i -> rising(i) - 40_000, DoubtfulLinesTest::even))).isEmpty();
  }

  @Test
  void aTimeThatIsFarFromThoseAroundItIsDoubted() {
    assertThat(doubtful(log(DoubtfulLinesTest::rising, DoubtfulLinesTest::rising, i -> i % 10 == 5 ? 20 * i + 90_000 : 20 * i)))
        .containsExactly(ACCUSED);
  }

  /// Somebody made this log by hand, or put several together.
  @Test
  void whereTheNumbersAreInNoOrderNothingIsConcluded() {
    assertThat(doubtful(log(i -> i % 2 * 5_000_000, _ -> 999_999_999, DoubtfulLinesTest::even))).isEmpty();
    assertThat(doubtful(log(_ -> 1, _ -> 1, DoubtfulLinesTest::even))).isEmpty();
  }

  @Test
  void theCounterMayBeginAnewWithTheServer() {
    assertThat(
            doubtful(
                log(
                    i -> i < 200 ? 2_341_389 + i : i - 199,
                    i -> i < 200 ? 2_341_389 + i : i - 199,
                    DoubtfulLinesTest::even)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"article.log", "nginx-error.log", "haproxy.log", "apache-error.log"})
  void nobodyInAGenuineLogIsDoubted(String sample) {
    Report report = Report.of(read(Samples.text(sample)), Filter.NONE);

    assertThat(report.clients())
        .allSatisfy(
            client ->
                assertThat(DoubtfulLines.accused(report.log(), List.of(client.address())))
                    .isEmpty());
  }

  private static int rising(int line) {
    return 2_341_389 + 7 * line;
  }

  private static int even(int line) {
    return 20 * line;
  }

  private static Set<IpAddress> doubtful(FailureLog log) {
    return DoubtfulLines.accused(log, List.of(ACCUSED));
  }

  /// @param numbers of the connections of others, by line
  /// @param his number of the connection in the lines that accuse him
  /// @param times in seconds
  private static FailureLog log(
      IntUnaryOperator numbers, IntUnaryOperator his, IntUnaryOperator times) {
    return read(
        IntStream.range(0, 400)
            .mapToObj(
                i ->
                    i % 10 == 5
                        ? line(times.applyAsInt(i), his.applyAsInt(i), ACCUSED.toString())
                        : line(times.applyAsInt(i), numbers.applyAsInt(i), "9.9.9." + i % 200))
            .collect(Collectors.joining()));
  }

  private static String line(int second, int number, String client) {
    return "%s [info] 7#7: *%d SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: %s, server: 0.0.0.0:443\n"
        .formatted(
            LocalDateTime.of(2026, 11, 23, 10, 0)
                .plusSeconds(second)
                .format(DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT)),
            number,
            client);
  }

  private static FailureLog read(String text) {
    return new Analyzer(new CatalogClassifier(Scenario.CATALOG))
        .analyze(
            List.of(new LogLocation.Pasted("error.log", text)),
            (_, _) -> {},
            new CancellationToken());
  }
}

package org.handshakedoctor.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.handshakedoctor.core.analysis.Comparison.Chance;
import org.handshakedoctor.core.analysis.Comparison.Change;
import org.handshakedoctor.core.analysis.Comparison.Outcome;
import org.handshakedoctor.core.analysis.Comparison.Side;
import org.handshakedoctor.core.analysis.Comparison.Trend;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.CatalogClassifier;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.task.CancellationToken;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final LocalDateTime START = LocalDateTime.of(2026, 11, 1, 0, 0);
  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;

  private final StringBuilder log = new StringBuilder();

  @Test
  void aFixThatHelpedIsSeen() {
    every(2 * HOUR, 0, 20 * DAY, "bad key share");
    every(HOUR, 0, 10 * DAY, "no suitable key share");

    Comparison comparison = at(10 * DAY);

    assertThat(comparison.outcome()).isEqualTo(Outcome.BETTER);
    Change gone = comparison.causes().getFirst();
    assertThat(Objects.requireNonNull(gone.cause()).reason()).isEqualTo("no suitable key share");
    assertThat(gone.trend()).isEqualTo(Trend.GONE);
    assertThat(gone.chance()).isEqualTo(Chance.UNLIKELY);
    assertThat(gone.before().failures()).isEqualTo(240);
    assertThat(gone.before().failuresPerDay()).isCloseTo(24, within(0.1));
    assertThat(gone.after().failures()).isZero();
    assertThat(comparison.causes().get(1).chance()).isEqualTo(Chance.POSSIBLE);
    assertThat(comparison.notes()).isEmpty();
  }

  @Test
  void whatIsNewIsSeen() {
    every(2 * HOUR, 0, 20 * DAY, "bad key share");
    every(HOUR, 15 * DAY, 20 * DAY, "no suitable key share");

    Comparison comparison = at(15 * DAY);

    assertThat(comparison.outcome()).isEqualTo(Outcome.WORSE);
    assertThat(comparison.causes().getFirst().trend()).isEqualTo(Trend.NEW);
  }

  /// Twice the time with twice the failures is no change.
  @Test
  void lengthsAreTakenIntoAccount() {
    every(HOUR, 0, 30 * DAY, "bad key share");

    Comparison comparison = at(20 * DAY);

    assertThat(comparison.outcome()).isEqualTo(Outcome.SAME);
    assertThat(comparison.all().before().failuresPerDay())
        .isCloseTo(comparison.all().after().failuresPerDay(), within(0.2));
    assertThat(comparison.all().before().clientsPerDay()).isCloseTo(24, within(0.2));
    assertThat(comparison.before().days()).isCloseTo(20, within(0.01));
  }

  /// One scanner that fails a thousand times within a minute is one thing that happened.
  @Test
  void aBurstIsNoChange() {
    every(6 * HOUR, 0, 20 * DAY, "bad key share");
    for (int i = 0; i < 1000; i++) {
      failure(15 * DAY + i / 20, "203.0.113.250", "no suitable key share", "crit");
    }

    Comparison comparison = at(10 * DAY);

    assertThat(comparison.outcome()).isEqualTo(Outcome.SAME);
    assertThat(comparison.causes())
        .filteredOn(change -> change.trend() == Trend.NEW)
        .singleElement()
        .satisfies(change -> assertThat(change.chance()).isEqualTo(Chance.TOO_LITTLE));
  }

  @Test
  void littleDataIsToldAsSuch() {
    failure(0, "203.0.113.1", "bad key share", "crit");
    failure(5 * DAY, "203.0.113.2", "bad key share", "crit");
    failure(10 * DAY, "203.0.113.3", "bad key share", "crit");

    assertThat(at(5 * DAY + 1).outcome()).isEqualTo(Outcome.TOO_LITTLE);
  }

  /// Where nothing changed, chance makes a difference in hardly any of many logs.
  @Test
  void sameRatesAreRarelyCalledDifferent() {
    Random random = new Random(20_261_124);
    int wrong = 0;
    for (int round = 0; round < 200; round++) {
      log.setLength(0);
      other(0, "notice", "start worker processes");
      for (int i = 0; i < 120; i++) {
        failure(
            random.nextInt(10 * DAY),
            "198.51." + random.nextInt(250) + "." + i,
            i % 3 == 0 ? "bad key share" : "no suitable key share",
            "crit");
      }
      other(10 * DAY, "notice", "start worker processes");
      wrong += at(5 * DAY).outcome() == Outcome.SAME ? 0 : 1;
    }
    assertThat(wrong).isLessThanOrEqualTo(8);
  }

  @Test
  void theEndOfTheLogCountsAndNotTheLastFailure() {
    every(HOUR, 0, 10 * DAY, "bad key share");
    other(20 * DAY, "notice", "signal 1 (SIGHUP) received from 1, reconfiguring");

    Comparison comparison = at(10 * DAY);

    assertThat(comparison.after().days()).isCloseTo(10, within(0.01));
    assertThat(comparison.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(comparison.all().trend()).isEqualTo(Trend.GONE);
  }

  @Test
  void aMomentOutsideTheLogIsNone() {
    every(HOUR, 0, DAY, "bad key share");
    FailureLog read = read();

    assertThat(Comparison.at(read, Filter.NONE, seconds(-DAY))).isNull();
    assertThat(Comparison.at(read, Filter.NONE, seconds(0))).isNull();
    assertThat(Comparison.at(read, Filter.NONE, seconds(2 * DAY))).isNull();
    log.setLength(0);
    assertThat(Comparison.at(read(), Filter.NONE, seconds(0))).isNull();
    assertThat(Side.whole(read())).isNull();
  }

  @Test
  void saysWhatStandsInTheWay() {
    other(0, "notice", "nginx/1.18.0");
    every(HOUR, 0, 8 * DAY, "bad key share");
    other(8 * DAY, "notice", "nginx/1.24.0");
    for (int i = 0; i < 60; i++) {
      failure(8 * DAY + i * 900 + 1, "198.51.100." + i, "no suitable key share", "info");
    }

    Comparison comparison = at(8 * DAY);

    assertThat(comparison.notes())
        .anyMatch(ComparisonNote.TooShort.class::isInstance)
        .contains(
            new ComparisonNote.Version("nginx/1.18.0", "nginx/1.24.0"),
            new ComparisonNote.Level(true));
  }

  @Test
  void aSilenceIsWonderedAt() {
    every(900, 0, 4 * DAY, "bad key share");
    every(900, 6 * DAY, 9 * DAY, "bad key share");
    every(900, 9 * DAY, 12 * DAY, "bad key share");

    assertThat(at(9 * DAY).notes())
        .singleElement()
        .isEqualTo(new ComparisonNote.Gap(false, seconds(4 * DAY), seconds(6 * DAY)));
  }

  @Test
  void twoLogsAreCompared() {
    every(HOUR, 0, 10 * DAY, "bad key share");
    FailureLog before = read();
    log.setLength(0);
    every(6 * HOUR, 8 * DAY, 18 * DAY, "bad key share");
    FailureLog after = read();

    Comparison comparison = Comparison.of(side(before), side(after));

    assertThat(comparison.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(comparison.causes())
        .singleElement()
        .satisfies(change -> assertThat(change.trend()).isEqualTo(Trend.LESS));
    assertThat(comparison.notes()).hasOnlyElementsOfType(ComparisonNote.Overlap.class);
    assertThat(Comparison.of(side(after), side(before)).outcome()).isEqualTo(Outcome.WORSE);
  }

  @Test
  void marksAreFound() {
    other(0, "notice", "nginx/1.18.0");
    other(0, "notice", "built by gcc 9.3.0");
    other(0, "notice", "start worker processes");
    every(HOUR, 0, 5 * DAY, "bad key share");
    other(2 * DAY, "notice", "signal 1 (SIGHUP) received from 77, reconfiguring");
    other(2 * DAY + 1, "notice", "signal 1 (SIGHUP) received from 77, reconfiguring");
    other(3 * DAY, "notice", "openresty/1.25.3.1");
    other(4 * DAY, "info", "nginx/1.99.0");
    log.append(line(4 * DAY, "notice", "*7 nginx/6.6.6"));

    assertThat(ServerMarks.of(read()))
        .containsExactly(
            new ServerMark((int) seconds(0), ServerMark.Kind.START, "nginx/1.18.0"),
            new ServerMark((int) seconds(2 * DAY), ServerMark.Kind.RELOAD, null),
            new ServerMark((int) seconds(3 * DAY), ServerMark.Kind.VERSION, "openresty/1.25.3.1"));
  }

  @Test
  void aChangeOfTheLevelIsFound() {
    every(HOUR, 0, 10 * DAY, "bad key share");
    for (int i = 0; i < 5 * 24; i++) {
      failure(5 * DAY + i * HOUR + 7, "198.51.100." + i, "no suitable key share", "info");
    }

    assertThat(ServerMarks.of(read()))
        .containsExactly(
            new ServerMark((int) seconds(5 * DAY + 7), ServerMark.Kind.INFO_BEGINS, null));
  }

  @Test
  void aFloodOfMarksIsBounded() {
    for (int i = 0; i < 1000; i++) {
      other(i * 10, "notice", "signal 1 (SIGHUP) received from 1, reconfiguring");
    }
    assertThat(ServerMarks.of(read())).hasSize(SourceLog.EVENTS_KEPT);
  }

  private Comparison at(int second) {
    return Objects.requireNonNull(Comparison.at(read(), Filter.NONE, seconds(second)));
  }

  private static Side side(FailureLog of) {
    return Objects.requireNonNull(Side.whole(of));
  }

  private void every(int step, int from, int until, String reason) {
    for (int at = from; at < until; at += step) {
      int number = at / 900;
      failure(
          at,
          "198." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255),
          reason,
          "crit");
    }
  }

  private void failure(int second, String client, String reason, String level) {
    other(
        second,
        level,
        "SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::%s) while SSL handshaking, client: %s, server: 0.0.0.0:443"
            .formatted(reason, client));
  }

  private void other(int second, String level, String message) {
    log.append(line(second, level, message));
  }

  private static String line(int second, String level, String message) {
    return START
            .plusSeconds(second)
            .format(DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT))
        + " ["
        + level
        + "] 7#7: "
        + message
        + "\n";
  }

  private FailureLog read() {
    return new Analyzer(new CatalogClassifier(ErrorCatalog.bundled()))
        .analyze(
            List.of(new LogLocation.Pasted("log", log.toString())),
            (_, _) -> {},
            new CancellationToken());
  }

  private static long seconds(int second) {
    return START.plusSeconds(second).toEpochSecond(ZoneOffset.UTC);
  }
}

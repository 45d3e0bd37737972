package org.handshakedoctor.core.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2023-12-27T02:36:21Z, 2023-12-27T02:36:21, 0, ''",
    "2023-12-27T02:36:21.123456789Z x, 2023-12-27T02:36:21, 0, ' x'",
    "2023-12-27T02:36:21+01:00 x, 2023-12-27T02:36:21, 3600, ' x'",
    "2023-12-27T02:36:21+0100 x, 2023-12-27T02:36:21, 3600, ' x'",
    "2023-07-27T02:36:21.5+02:00, 2023-07-27T02:36:21, 7200, ''",
    "2023-12-27T02:36:21-03:30, 2023-12-27T02:36:21, -12600, ''",
    "2023-12-27T02:36:21.123-0800x, 2023-12-27T02:36:21, -28800, x",
    "2023-12-27 02:36:21, 2023-12-27T02:36:21, , ''",
    "2023-12-27 02:36:21.123 UTC, 2023-12-27T02:36:21, , ' UTC'",
    "2023-12-27T02:36:21+01, 2023-12-27T02:36:21, , +01",
    "2023-12-27T02:36:21+99:00, 2023-12-27T02:36:21, , +99:00",
    "2023-12-27T02:36:21., 2023-12-27T02:36:21, , .",
    "2016-12-31T23:59:60Z, 2017-01-01T00:00, 0, ''",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00, 0, ''",
    "2037-12-31T23:59:59Z, 2037-12-31T23:59:59, 0, ''",
  })
  void iso(String text, LocalDateTime local, @Nullable Integer offset, String rest) {
    byte[] bytes = text.getBytes(UTF_8);

    assertIs(LoggedTime.iso(bytes, 0, bytes.length), local, offset, text, rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2023-12-27",
        "2023-12-27T02:36:2",
        "2023/12/27 02:36:21",
        "2023-12-27_02:36:21",
        "2023-13-27T02:36:21Z",
        "2023-00-27T02:36:21Z",
        "2023-02-29T02:36:21Z",
        "2023-12-27T24:36:21Z",
        "2023-12-27T02:60:21Z",
        "2023-12-27T02:36:61Z",
        "2023-12-27T02.36.21Z",
        "1969-12-31T23:59:59Z",
        "2038-01-19T03:14:08Z",
        "0001-01-01T00:00:00Z",
        "20x3-12-27T02:36:21Z",
      })
  void notIso(String text) {
    byte[] bytes = text.getBytes(UTF_8);

    assertThat(LoggedTime.iso(bytes, 0, bytes.length)).isNull();
  }

  /// The clock of a server that changes to daylight saving jumps, and so does its offset.
  @ParameterizedTest
  @CsvSource({
    "27/Dec/2023:02:36:21 +0100], 2023-12-27T02:36:21, 3600, ]",
    "26/Mar/2023:01:59:59 +0100], 2023-03-26T01:59:59, 3600, ]",
    "26/Mar/2023:03:00:00 +0200], 2023-03-26T03:00, 7200, ]",
    "29/Oct/2023:02:59:59 +0200], 2023-10-29T02:59:59, 7200, ]",
    "29/Oct/2023:02:00:00 +0100], 2023-10-29T02:00, 3600, ]",
    "01/Jan/1970:00:00:00 -0330, 1970-01-01T00:00, -12600, ''",
    "29/Feb/2024:23:59:60 +0000, 2024-03-01T00:00, 0, ''",
  })
  void clf(String text, LocalDateTime local, int offset, String rest) {
    byte[] bytes = text.getBytes(UTF_8);

    assertIs(LoggedTime.clf(bytes, 0, bytes.length), local, offset, text, rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "27/Dec/2023:02:36:21",
        "27/Dec/2023:02:36:21.380]",
        "27/Dez/2023:02:36:21 +0100",
        "31/Feb/2023:02:36:21 +0100",
        "27/Dec/2023 02:36:21 +0100",
        "27/Dec/2023:02:36:21  0100",
        "27/Dec/2023:02:36:21 +9900",
        "27-Dec-2023:02:36:21 +0100",
      })
  void notClf(String text) {
    byte[] bytes = text.getBytes(UTF_8);

    assertThat(LoggedTime.clf(bytes, 0, bytes.length)).isNull();
  }

  /// The day is one behind the newest possible line, for the server's clock may be ahead of ours.
  @ParameterizedTest
  @CsvSource({
    "Nov 23 10:54:45 x, 2026-11-24, 2026-11-23T10:54:45, ' x'",
    "Nov 24 10:54:45 x, 2026-11-24, 2026-11-24T10:54:45, ' x'",
    "Nov 25 10:54:45 x, 2026-11-24, 2025-11-25T10:54:45, ' x'",
    "Dec 31 23:59:59 x, 2027-01-01, 2026-12-31T23:59:59, ' x'",
    "Jan  1 00:00:00 x, 2027-01-01, 2027-01-01T00:00, ' x'",
    "Jan  2 00:00:00 x, 2027-01-01, 2026-01-02T00:00, ' x'",
    "Dec 27 02:36:21 x, 2026-11-24, 2025-12-27T02:36:21, ' x'",
    "Dec  7 02:36:21 x, 2026-11-24, 2025-12-07T02:36:21, ' x'",
    "Dec 07 02:36:21 x, 2026-11-24, 2025-12-07T02:36:21, ' x'",
    "Feb 29 02:36:21 x, 2024-02-29, 2024-02-29T02:36:21, ' x'",
    "Feb 29 02:36:21 x, 2024-02-28, 2020-02-29T02:36:21, ' x'",
    "Feb 29 02:36:21 x, 2026-11-24, 2024-02-29T02:36:21, ' x'",
    "Feb 28 02:36:21 x, 2026-03-01, 2026-02-28T02:36:21, ' x'",
    "Dec 27 02:36:21.123456 x, 2026-11-24, 2025-12-27T02:36:21, ' x'",
  })
  void aTimeWithoutAYearIsOfTheLastThatIsNotLater(
      String text, LocalDate newest, LocalDateTime local, String rest) {
    byte[] bytes = text.getBytes(UTF_8);

    assertIs(LoggedTime.bsd(bytes, 0, bytes.length, newest), local, null, text, rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nov 23 10:54:4",
        "Nov 23  10:54:45",
        "Nov 3 10:54:45",
        "Nov 31 10:54:45",
        "Nov  0 10:54:45",
        "Feb 30 10:54:45",
        "nov 23 10:54:45",
        "Nov 23 25:54:45",
        "Nov 23 2026 10:54:45",
      })
  void notBsd(String text) {
    byte[] bytes = text.getBytes(UTF_8);

    assertThat(LoggedTime.bsd(bytes, 0, bytes.length, LocalDate.of(2026, 11, 24))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {1703644581, 1703644581.123, 1703644581123d, 1703644581123456d, 1.7036445811e18})
  void epoch(double number) {
    assertThat(LoggedTime.epoch(number)).isEqualTo(new LoggedTime(1703644581, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 12.5, 200, 1e30, Double.NaN, Double.POSITIVE_INFINITY})
  void notEpoch(double number) {
    assertThat(LoggedTime.epoch(number)).isNull();
  }

  @Test
  void nothingBehindTheEndIsLookedAt() {
    byte[] bytes = "2023-12-27T02:36:21.5+01:00".getBytes(UTF_8);
    for (int end = 0; end < bytes.length; end++) {
      LoggedTime time = LoggedTime.iso(bytes, 0, end);

      assertThat(time == null ? 0 : time.end()).isLessThanOrEqualTo(end);
      assertThat(time == null).isEqualTo(end < 19);
    }
  }

  private static void assertIs(
      @Nullable LoggedTime time,
      LocalDateTime local,
      @Nullable Integer offset,
      String text,
      String rest) {
    LoggedTime found = Objects.requireNonNull(time, text);
    assertThat(found.seconds()).isEqualTo((int) local.toEpochSecond(ZoneOffset.UTC));
    assertThat(found.offset()).isEqualTo(offset == null ? LogEntry.NO_OFFSET : offset);
    assertThat(text.substring(found.end())).isEqualTo(rest);
  }
}

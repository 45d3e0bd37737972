package org.handshakedoctor.core.log.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.TlsFailure;
import org.junit.jupiter.api.Test;

/// Whole logs of servers, and what must hold for each line of any.
class ServerLogsTest {
  private static final String SYSLOG = "(?m)^<134>Nov 23 10:54:\\d\\d haproxy\\[\\d+\\]: ";
  private static final List<String> LIGHTTPD =
      List.of(
          "2023-12-27 02:36:21: (server.c.1704) server started (lighttpd/1.4.65)",
          "2023-12-27 02:36:21: (mod_openssl.c.1796) SSL: 1 error:0A00006C:SSL routines::bad key",
          "2023-12-27 02:36:21: (mod_openssl.c.9) SSL: addr:203.0.113.7 ssl_err:5 rd:-1 errno:104");

  /// `grep -c AH02008` finds 63 lines. `grep -E 'AH02006|AH01992'` finds five more: one handshake
  /// that was stopped, two errors while reading with their reasons, a handshake that was stopped
  /// behind one of those (the same connection), and error 6, which is an orderly end. So 66
  /// failures, and as many different addresses. 31 lines have an alert's number.
  @Test
  void aRealLogOfApacheHas66Failures() {
    RecordingSink sink = RecordingSink.of(Samples.bytes("apache-error.log"));

    assertThat(sink.understood).isEqualTo(313);
    assertThat(sink.failures).hasSize(66);
    assertThat(sink.failures.stream().map(RecordingSink.Found::client).distinct())
        .hasSize(66)
        .doesNotContainNull();
    assertThat(sink.failures)
        .allMatch(found -> found.kind().leg() == Leg.CLIENT)
        .filteredOn(found -> found.kind().alert() != null)
        .hasSize(31);
    assertThat(sink.failures).filteredOn(found -> found.kind().errors().size() == 2).hasSize(2);
  }

  /// 67 lines end with `SSL handshake failure`, and 64 have a number of OpenSSL that is not zero,
  /// of 69 addresses. Eight requests of four addresses were answered with 200; two others were no
  /// requests.
  @Test
  void aRealLogOfHaproxyHas131Failures() {
    String log = Samples.text("haproxy.log").replaceAll(SYSLOG, "");
    RecordingSink sink = RecordingSink.of(log.getBytes(UTF_8));

    assertThat(sink.understood).isEqualTo(146);
    assertThat(sink.failures).hasSize(131);
    assertThat(sink.failures).filteredOn(found -> found.kind().errors().isEmpty()).hasSize(67);
    assertThat(sink.failures.stream().map(RecordingSink.Found::client).distinct())
        .hasSize(69)
        .doesNotContainNull();
    assertThat(sink.visits).hasSize(8);
    assertThat(sink.visits.stream().map(RecordingSink.Visit::client).distinct()).hasSize(4);
  }

  @Test
  void noLineIsInTwoFormats() {
    for (String line : lines()) {
      List<String> formats =
          LogFormats.ALL.stream().filter(format -> isIn(format, line)).map(LogFormat::id).toList();

      assertThat(formats).as(line).hasSize(1);
    }
  }

  /// Behind any beginning that a server does not write, a line is not that server's.
  @Test
  void aLineInsideAnotherIsNotRead() {
    for (String line : lines()) {
      for (String before : List.of("x ", "\"", "> ", "GET /?q=", "[")) {
        assertThat(LogFormats.parse("x", Line.of((before + line).getBytes(UTF_8))))
            .as(before + line)
            .isNull();
      }
    }
  }

  @Test
  void tornAndHostileLinesStopNothing() {
    Random random = new Random(20231227);
    List<String> lines = lines();
    for (int round = 0; round < 300; round++) {
      List<String> log = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        String line = lines.get(random.nextInt(lines.size()));
        log.add(random.nextInt(3) == 0 ? line : mutated(line, lines, random));
      }
      byte[] bytes = String.join("\n", log).getBytes(ISO_8859_1);
      RecordingSink sink = RecordingSink.of(bytes);

      assertThat(sink.failures.size() + sink.visits.size()).isLessThanOrEqualTo(2 * log.size());
      for (String line : log) {
        TlsFailure failure = LogFormats.parse("x", Line.of(line.getBytes(ISO_8859_1)));
        assertThat(failure == null || !failure.kind().reason().isEmpty()).as(line).isTrue();
      }
    }
  }

  private static String mutated(String line, List<String> lines, Random random) {
    int at = random.nextInt(line.length() + 1);
    int to = at + random.nextInt(line.length() - at + 1);
    String other = lines.get(random.nextInt(lines.size()));
    return switch (random.nextInt(6)) {
      case 0 -> line.substring(0, at);
      case 1 -> line.substring(at);
      case 2 -> line.substring(0, at) + line.substring(to);
      case 3 -> line.substring(0, at) + other.substring(random.nextInt(other.length()));
      case 4 -> line.substring(0, at) + (char) random.nextInt(256) + line.substring(to);
      default -> line.replace('0', (char) random.nextInt(256)).replace(' ', digit(random));
    };
  }

  private static char digit(Random random) {
    return "9 -([".charAt(random.nextInt(5));
  }

  private static boolean isIn(LogFormat format, String line) {
    return format
        .newReader(new RecordingSink(), FormatRun.NEWEST)
        .read(LogText.entry(Objects.requireNonNull(line), 0, 1));
  }

  /// Lines of all servers.
  private static List<String> lines() {
    List<String> lines = new ArrayList<>(LIGHTTPD);
    lines.addAll(Samples.text("apache-error.log").lines().toList());
    lines.addAll(Samples.text("haproxy.log").replaceAll(SYSLOG, "").lines().toList());
    lines.addAll(Samples.text("nginx-error.log").lines().toList());
    lines.addAll(Arrays.asList(Samples.text("article.log").split("\n", -1)));
    lines.removeIf(String::isBlank);
    return lines;
  }
}

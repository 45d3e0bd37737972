package org.handshakedoctor.ui.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinePartTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2023/12/27 02:36:21 [crit] 1#0: *1 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: 192.0.2.7, server: 0.0.0.0:443 | 2023/12/27 02:36:21 | crit | 192.0.2.7 | bad key share
          [Wed Dec 27 02:36:21.123456 2023] [ssl:info] [pid 1:tid 2] SSL Library Error: error:0A0000C1:SSL routines::bad key share [client 192.0.2.7:50312] | Dec 27 02:36:21.123456 2023 | info | 192.0.2.7 | bad key share
          Dec 27 02:36:21 host haproxy[7]: 192.0.2.7:50312 [27/Dec/2023:02:36:21.123] fe/1: SSL handshake failure (error:0A00006C:SSL routines::Bad Key Share) | Dec 27 02:36:21 | | 192.0.2.7 | Bad Key Share
          2023-12-27T02:36:21.5+01:00 h nginx: 2023/12/27 02:36:21 [error] bad key share, client: ::ffff:192.0.2.7, server: x | 2023-12-27T02:36:21.5+01:00 | error | ::ffff:192.0.2.7 | bad key share
          no time at all, bad key share, client: 192.0.2.70 | | | | bad key share
          """)
  void thePartsAreFound(String line, String time, String level, String client, String reason) {
    List<LinePart> parts = LinePart.of(line, kind(level, "bad key share"), address("192.0.2.7"));

    assertThat(texts(parts, "line-time")).isEqualTo(list(time));
    assertThat(texts(parts, "line-level")).isEqualTo(list(level));
    assertThat(texts(parts, "line-client")).isEqualTo(list(client));
    assertThat(texts(parts, "line-reason")).isEqualTo(list(reason));
    assertThat(parts.stream().map(LinePart::text).collect(Collectors.joining())).isEqualTo(line);
  }

  @Test
  void theClientIsMarkedWhereTheServerNamesItAndNotWhereAVisitorWroteIt() {
    String line = "[error] open \"192.0.2.7\" failed, client: 192.0.2.7, server: x";

    List<LinePart> parts = LinePart.of(line, kind("error", "failed"), address("192.0.2.7"));

    assertThat(parts)
        .containsSubsequence(
            new LinePart(", client: ", null), new LinePart("192.0.2.7", "line-client"));
    assertThat(texts(parts, "line-client")).hasSize(1);
  }

  @Test
  void aLineWithoutAnythingKnownIsOnePart() {
    assertThat(LinePart.of("hello", kind("crit", "x y"), null))
        .containsExactly(new LinePart("hello", null));
    assertThat(LinePart.of("", kind("crit", "x y"), null)).isEmpty();
  }

  private static List<String> texts(List<LinePart> parts, String styleClass) {
    return parts.stream()
        .filter(part -> styleClass.equals(part.styleClass()))
        .map(LinePart::text)
        .toList();
  }

  private static List<String> list(@Nullable String one) {
    return one == null ? List.of() : List.of(one);
  }

  private static FailureKind kind(@Nullable String level, String reason) {
    return new FailureKind(
        "nginx", level, Leg.CLIENT, null, null, "message", List.of(), null, reason);
  }

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text));
  }
}

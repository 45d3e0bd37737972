package org.handshakedoctor.core.log.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.log.formats.RecordingSink.Forged;
import org.handshakedoctor.core.log.formats.RecordingSink.Found;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The sample is what nginx 1.22.1 wrote when 127.0.66.6 sent requests that forge lines in many
/// ways, and after each of them one of 127.0.7.1 to .32 failed a handshake. Every forged line
/// accuses an address of 203.0.113.0/24.
class NginxForgeryTest {
  private static final String GENUINE =
      "2023/12/27 02:36:21 [crit] 7#7: *%d SSL_do_handshake() failed (SSL: error:0A00006C:SSL"
          + " routines::bad key share) while SSL handshaking, client: 192.0.2.%1$d, server:"
          + " 0.0.0.0:443\n";
  private static final String FORGED =
      "2023/12/27 02:36:21 [crit] 7#7: *9 SSL_do_handshake() failed (SSL: error:0A00006C:SSL"
          + " routines::bad key share) while SSL handshaking, client: 203.0.113.9, server:"
          + " 0.0.0.0:443";
  private static final String TAIL =
      "\" failed (2: No such file or directory), client: 198.51.100.1, server: a, request: \"GET"
          + " /x%s HTTP/1.1\", host: \"a\"\n";

  private final RecordingSink sample = RecordingSink.of(Samples.bytes("nginx-forged.log"));

  @Test
  void noForgedLineIsCountedAndEveryGenuineOneIs() {
    assertThat(sample.failures)
        .extracting(found -> String.valueOf(found.client()))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 32).mapToObj(i -> "127.0.7." + i).toList());
  }

  @Test
  void everyForgedLineIsSetApartWithItsSender() {
    assertThat(sample.forged)
        .extracting(forged -> String.valueOf(forged.claimed()))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.concat(IntStream.rangeClosed(11, 35), IntStream.of(34))
                .mapToObj(i -> "203.0.113." + i)
                .toList());
    assertThat(sample.forged)
        .filteredOn(forged -> !isCutBeforeTheSender(forged))
        .extracting(Forged::sender)
        .containsOnly(address("127.0.66.6"));
  }

  @Test
  void aSenderThatWasCutOffIsUnknown() {
    assertThat(sample.forged)
        .filteredOn(NginxForgeryTest::isCutBeforeTheSender)
        .hasSize(4)
        .extracting(Forged::sender)
        .containsOnlyNulls();
  }

  @Test
  void forgedLinesAreFoundAlsoBehindGenuineOnes() {
    String log =
        GENUINE.formatted(1)
            + "2023/12/27 02:36:21 [error] 7#7: *2 open() \"/srv/x\n"
            + FORGED
            + "\n"
            + TAIL.formatted("%0A2023%0A")
            + GENUINE.formatted(3);

    RecordingSink sink = read(log);

    assertThat(clients(sink)).containsExactly(address("192.0.2.1"), address("192.0.2.3"));
    assertThat(sink.forged)
        .containsExactly(
            new Forged(3, log.indexOf(FORGED), address("203.0.113.9"), address("198.51.100.1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open() \"/srv/x",
        "open() \"/srv/x\"",
        "directory index of \"/srv/x",
        "rewritten data: \"/x",
        "\"/srv/x",
        "FastCGI sent in stderr: \"PHP message: \"x\"\"",
      })
  void whateverRecordPrintsTheTextWhatFollowsIsInside(String beginning) {
    String log =
        "2023/12/27 02:36:21 [error] 7#7: *2 "
            + beginning
            + "\n"
            + FORGED
            + "\n"
            + FORGED
            + "\n\", client: 198.51.100.1, server: a\n"
            + GENUINE.formatted(3);

    assertThat(clients(read(log))).containsExactly(address("192.0.2.3"));
    assertThat(read(log).forged)
        .hasSize(2)
        .extracting(Forged::sender)
        .containsOnly(address("198.51.100.1"));
  }

  /// A visitor who counts more line feeds into his request than he wrote must not hide others'
  /// lines.
  @Test
  void anEndTakesBackNoMoreThanOneRecordCanHold() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      log.append(GENUINE.formatted(i));
    }
    log.append(
            "2023/12/27 02:36:21 [error] 7#7: *2 open() \"/srv/x\", client: 1.2.3.4, server: a\n")
        .append(TAIL.formatted("%0A".repeat(400)));

    assertThat(read(log.toString()).failures).hasSizeGreaterThan(90);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023/12/27 02:36:21 [error] 7#7: *2 open() \"/srv/a\"b\" failed (2: No such file or"
            + " directory), client: 198.51.100.1, server: a, request: \"GET /a%22b HTTP/1.1\"\n",
        "2023/12/27 02:36:21 [notice] 7#7: using the \"epoll\" event method\n",
        "2023/12/27 02:36:21 [info] 7#7: *2 client 198.51.100.1 closed keepalive connection\n",
        "2023/12/27 02:36:21 [error] 7#7: *2 user \"bob\": password mismatch, client: 198.51.100.1,"
            + " server: a, request: \"GET / HTTP/1.1\"\n",
        "2023/12/27 02:36:21 [error] 7#7: *2 limiting requests, excess: 0.5 by zone \"one\","
            + " client: 198.51.100.1, server: a, request: \"GET /%0A%0A%0A HTTP/1.1\"\n",
        "2023/12/27 02:36:21 [error] 7#7: *2 no live upstreams, udp client: 198.51.100.1, server:"
            + " \"a\n",
        "2023/12/27 02:36:21 [debug] 7#7: *2 http header: \"Host: a\"\n",
        "2023/12/27 02:36:21 [error] 7#7: *2 FastCGI sent in stderr: \"PHP message: PHP Warning:"
            + " \"a\n"
            + "#0 f(\"x\")\n"
            + "thrown on line 3\" while reading response header from upstream, client:"
            + " 198.51.100.1, server: a, request: \"GET /%0A%0A%0A%0A HTTP/1.1\", upstream:"
            + " \"fastcgi://127.0.0.1:9000\"\n",
        "2023/12/27 02:36:21 [error] 7#7: *2 [lua] a.lua:1: said \"hello\", context: ngx.timer\n",
        "2023/12/27 02:36:21 [warn] 7#7: duplicate value \"a\n",
        "A line of another program: \"\n",
        "stack traceback:\n\t[C]: in function \"f\n",
        "\n",
      })
  void genuineLinesAroundAnOddOneStayGenuine(String odd) {
    String log =
        GENUINE.formatted(1)
            + GENUINE.formatted(2)
            + odd
            + GENUINE.formatted(3)
            + GENUINE.formatted(4);

    RecordingSink sink = read(log);

    assertThat(sink.failures).hasSize(4);
    assertThat(sink.forged).isEmpty();
  }

  /// Behind the request everything is the visitor's text, so a second client there proves nothing.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "request: \"GET / HTTP/1.1\", host: \"a\", referrer: \"x\", client: 203.0.113.77, server:"
            + " fake\"",
        "request: \"GET \", client: 203.0.113.77, server: fake, request: \"GET / HTTP/1.1\", host:"
            + " \"b\"",
        "request: \"GET /a\"b HTTP/1.1\", host: \"a\"",
      })
  void aGenuineFailureIsTheFirstClientsWhateverItsRequestSays(String rest) {
    RecordingSink sink =
        read(
            "2023/12/27 02:36:21 [info] 7#7: *5 SSL_write() failed (SSL: error:80000020:system"
                + " library::Broken pipe) (32: Broken pipe) while sending to client, client:"
                + " 198.51.100.7, server: a, "
                + rest);

    assertThat(clients(sink)).containsExactly(address("198.51.100.7"));
    assertThat(sink.forged).isEmpty();
  }

  /// nginx cut this record at its longest: the line behind it is a new one.
  @Test
  void behindARecordThatWasCutTheNextLineIsGenuine() {
    String cut = "2023/12/27 02:36:21 [error] 7#7: *2 open() \"/srv/";
    cut += "x".repeat(2047 - cut.length());

    assertThat(read(cut + "\n" + GENUINE.formatted(1)).failures).hasSize(1);
    assertThat(read(cut.substring(1000) + "\n" + GENUINE.formatted(1)).failures).hasSize(1);
  }

  @Test
  void aRecordThatNeverEndsHidesNothingBeyondItsGreatestLength() {
    StringBuilder log = new StringBuilder("2023/12/27 02:36:21 [error] 7#7: *2 open() \"/srv/x\n");
    for (int i = 0; i < 50; i++) {
      log.append(GENUINE.formatted(i));
    }

    RecordingSink sink = read(log.toString());

    assertThat(sink.forged).hasSizeGreaterThan(5).allMatch(forged -> forged.position() < 2048);
    assertThat(sink.failures).hasSize(50 - sink.forged.size());
  }

  /// These records came to 2,048 bytes before nginx could print the address.
  private static boolean isCutBeforeTheSender(Forged forged) {
    return List.of("203.0.113.27", "203.0.113.28", "203.0.113.29", "203.0.113.30")
        .contains(String.valueOf(forged.claimed()));
  }

  private static RecordingSink read(String log) {
    return RecordingSink.of(log.getBytes(UTF_8));
  }

  private static List<@Nullable IpAddress> clients(RecordingSink sink) {
    return sink.failures.stream().<@Nullable IpAddress>map(Found::client).toList();
  }

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }
}

package org.handshakedoctor.core.log.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.log.LogReader;
import org.handshakedoctor.core.log.LoggedTime;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.handshakedoctor.core.tls.TlsFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The samples are what nginx 1.22.1 wrote of the same 19 requests in five log formats. Each came
/// from its own address, 127.0.8.1 to .19: pages (1, 2, 16, 19), a missing page with a user agent
/// that quotes an error log (6), a user name that quotes an access log (7), quotes in a URL (8);
/// TLS on the plain port (3, 13); plain HTTP on the TLS port (4), answer 444 (5), a missing client
/// certificate (9), RDP (10), SSH (11), no end (12), an error line as the request (14), `\x16\x03`
/// spelt out (15), nothing (17), and no HTTP (18).
class AccessFormatTest {
  private static final String TIME = "[27/Dec/2023:02:36:21 +0100]";
  private static final String TLS = "\"\\x16\\x03\\x01\\x02\" 400 157 \"-\" \"-\"";
  private static final String MESSAGE = "TLS handshake sent to a plain HTTP port";
  private static final String TRAEFIK =
      "{\"ClientAddr\":\"203.0.113.7:51515\",\"ClientHost\":\"203.0.113.7\",\"ClientPort\":"
          + "\"51515\",\"DownstreamContentSize\":17,\"DownstreamStatus\":200,\"RequestMethod\":"
          + "\"GET\",\"RequestPath\":\"/\",\"level\":\"info\",\"msg\":\"\",\"time\":"
          + "\"2023-12-27T02:36:21+01:00\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {"combined.log", "vhost.log", "ingress.log", "json.log", "json-unescaped.log"})
  void whoGotInAndWhoSpokeTlsToThePlainPort(String name) {
    RecordingSink sink = RecordingSink.of(Samples.bytes("access/" + name));

    assertThat(sink.understood).isEqualTo(19);
    assertThat(sink.visits)
        .extracting(visit -> visit.client().toString())
        .containsExactlyElementsOf(
            Stream.of(1, 2, 6, 7, 8, 16, 19).map(i -> "127.0.8." + i).toList());
    assertThat(sink.visits.getFirst().time())
        .isEqualTo((int) LocalDateTime.of(2026, 11, 23, 16, 10, 12).toEpochSecond(ZoneOffset.UTC));
    assertThat(sink.failures)
        .extracting(found -> String.valueOf(found.client()))
        .containsExactly("127.0.8.3", "127.0.8.13");
    assertThat(sink.failures)
        .extracting(RecordingSink.Found::kind)
        .containsOnly(
            new FailureKind(
                "access", null, Leg.CLIENT, null, null, MESSAGE, List.of(), null, MESSAGE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" 200 1",
        "203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" 304",
        "203.0.113.7 - frank of the sea " + TIME + " \"POST / HTTP/1.1\" 302 - \"-\" \"-\"",
        "example.org:443 203.0.113.7 - - " + TIME + " \"GET / HTTP/2.0\" 200 1 \"-\" \"-\"",
        "example.org 203.0.113.7 - - " + TIME + " \"GET / HTTP/2.0\" 502 1 \"-\" \"-\"",
        "::ffff:203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" 101 1",
        "203.0.113.7 - [203.0.113.7] - - " + TIME + " \"GET / HTTP/1.1\" 499 1",
        "203.0.113.7 - - [2023-12-27T02:36:21+01:00] \"GET / HTTP/1.1\" 200 1",
        "203.0.113.7 - - " + TIME + " \"GET /a\\\"b\\\\ HTTP/1.1\" 200 1",
        "203.0.113.7 - - " + TIME + " \"GET /a\"b HTTP/1.1\" 200 7 \"-\" \"-\" 1 \"r\" \"u\" 5ms",
        "203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" 200 1 \"-\" \"x\" \"-\" \"-\" extra",
        "{\"client\":\"203.0.113.7\",\"status\":\"200\",\"request_method\":\"GET\",\"ts\":1703648181}",
        "{\"client\":\"203.0.113.7:80\",\"status\":200,\"method\":\"GET\",\"time\":\"27/Dec/2023:02:36:21"
            + " +0100\"}",
        TRAEFIK,
      })
  void aVisitorWhoGotIn(String line) {
    RecordingSink sink = RecordingSink.of(line.getBytes(UTF_8));

    assertThat(sink.failures).isEmpty();
    assertThat(sink.visits)
        .extracting(visit -> visit.client().toString())
        .containsExactly("203.0.113.7");
    assertThat(sink.visits.getFirst().time())
        .isIn(
            (int) LocalDateTime.of(2023, 12, 27, 2, 36, 21).toEpochSecond(ZoneOffset.UTC),
            1703648181);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"remote_ip\":\"10.0.0.1\",\"remote_port\":\"1\",\"client_ip\":\"203.0.113.7\" | 203.0.113.7",
        "\"remote_ip\":\"2001:db8::1\",\"remote_port\":\"1\" | 2001:db8::1",
        "\"remote_addr\":\"203.0.113.7:63555\" | 203.0.113.7",
        "\"remote_addr\":\"[2001:db8::1]:63555\" | 2001:db8::1",
      })
  void caddy(String remote, String client) {
    String line =
        "{\"level\":\"info\",\"ts\":1703644581.12,\"logger\":\"http.log.access.log0\",\"msg\":"
            + "\"handled request\",\"request\":{"
            + remote
            + ",\"proto\":\"HTTP/2.0\",\"method\":\"GET\",\"host\":\"example.com\",\"uri\":\"/\","
            + "\"headers\":{\"User-Agent\":[\"x\"]}},\"duration\":0.1,\"size\":0,\"status\":404,"
            + "\"resp_headers\":{\"Server\":[\"Caddy\"]}}";
    RecordingSink sink = RecordingSink.of(line.getBytes(UTF_8));

    assertThat(sink.visits)
        .containsExactly(
            new RecordingSink.Visit(
                1, 1703644581, Objects.requireNonNull(IpAddress.parse(client))));
  }

  /// In the format, but nobody got in, or nobody is named.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.7, 198.51.100.1 - - " + TIME + " \"GET / HTTP/1.1\" 200 1",
        "203.0.113.7, 2001:db8::1, 192.0.2.1 - - " + TIME + " \"GET / HTTP/1.1\" 200 1",
        "203.0.113.7 - - " + TIME + " \"-\" 408 0",
        "203.0.113.7 - - " + TIME + " \"-\" 400 0",
        "203.0.113.7 - - " + TIME + " \"\" 499 0",
        "203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" 400 0",
        "203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" 495 0",
        "203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" 496 0",
        "203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" 497 0",
        "203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" 444 0",
        "203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" 000 0",
        "203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" - 0",
        "203.0.113.7 - - " + TIME + " \"\\x03\\x00\" 200 0",
        "203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" 200x",
        "203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" 2",
        "203.0.113.7 - - " + TIME + " \"GET /very-long",
        "203.0.113.7 - - " + TIME + " \"",
        "203.0.113.7 - - " + TIME + " \"GET /\\x16\\x03 HTTP/1.1\" 400 0",
        "203.0.113.7 - - " + TIME + " \"\\\\x16\\\\x03\" 400 0",
        "host.example.org - - " + TIME + " \"GET / HTTP/1.1\" 200 1",
        "unix: - - " + TIME + " \"GET / HTTP/1.1\" 200 1",
        "- - - " + TIME + " \"GET / HTTP/1.1\" 200 1",
        "{\"remote_addr\":\"unix:\",\"status\":200,\"request\":\"GET / HTTP/1.1\"}",
        "{\"remote_addr\":\"\",\"status\":\"000\",\"request\":\"\"}",
        "{\"remote_addr\":\"203.0.113.7\",\"status\":\"408\",\"request\":\"\"}",
        "{\"remote_addr\":\"203.0.113.7\",\"status\":400,\"request\":\"\\\\x16\\\\x03\\\\x01\"}",
      })
  void aLineThatSaysNothingOfAVisitor(String line) {
    RecordingSink sink = RecordingSink.of(line.getBytes(UTF_8));

    assertThat(sink.understood).isEqualTo(1);
    assertThat(sink.visits).isEmpty();
    assertThat(sink.failures).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "[27/Dec/2023:02:36:21 +0100], 2023-12-27T02:36:21, +01:00",
    "[29/Oct/2023:02:30:00 +0200], 2023-10-29T02:30, +02:00",
    "[29/Oct/2023:02:30:00 +0100], 2023-10-29T02:30, +01:00",
    "[31/Dec/2023:23:59:60 -0330], 2024-01-01T00:00, -03:30",
  })
  void theTimeIsAsLoggedWithItsOffset(String logged, LocalDateTime time, String offset) {
    TlsFailure failure = parse("203.0.113.7 - - " + logged + " " + TLS);

    assertThat(failure.time()).isEqualTo(time);
    assertThat(failure.offset()).isEqualTo(ZoneOffset.of(offset));
    assertThat(failure.client()).isEqualTo(IpAddress.parse("203.0.113.7"));
    assertThat(failure.kind().reason()).isEqualTo(MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host.example.org - - " + TIME + " " + TLS,
        "203.0.113.7 - - " + TIME + " \"\\x16\\x03\\x01",
        "203.0.113.7 - - " + TIME + " \"\\u0016\\u0003\\u0001\" 400 0",
        "203.0.113.7 - - " + TIME + " \"\u0016\u0003\u0001\" 400 0",
        "{\"client_ip\":\"203.0.113.7\",\"status\":\"400\",\"request\":\"\\u0016\\u0003\\u0001\"}",
        "{\"client_ip\":\"203.0.113.7\",\"status\":\"400\",\"request\":\"\\x16\\x03\\x01\"}",
      })
  void tlsOnAPlainPort(String line) {
    assertThat(parse(line).kind().message()).isEqualTo(MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "203.0.113.7",
        "203.0.113.7:56059 " + TIME + " \"GET / HTTP/1.1\" 200 1",
        "203.0.113.7 - - [27/Dec/2023:02:36:21] \"GET / HTTP/1.1\" 200 1",
        "203.0.113.7 - - " + TIME + " GET / HTTP/1.1 200 1",
        "203.0.113.7 - - " + TIME,
        "203.0.113.7, evil - - " + TIME + " \"GET / HTTP/1.1\" 200 1",
        "/path 203.0.113.7 - - " + TIME + " \"GET / HTTP/1.1\" 200 1",
        "a b c d " + TIME + " \"GET / HTTP/1.1\" 200 1",
        "said 203.0.113.7: - - x " + TIME + " \"GET / HTTP/1.1\" 200 1",
        "{\"remote_addr\":\"203.0.113.7\",\"status\":\"ok\",\"request\":\"GET / HTTP/1.1\"}",
        "{\"remote_addr\":\"203.0.113.7\",\"status\":200}",
        "{\"status\":200,\"request\":\"GET / HTTP/1.1\"}",
        "{\"remote_addr\":\"203.0.113.7\",\"status\":200,\"request\":\"GET / HTTP/1.1\"",
        "{}",
      })
  void whatIsNoAccessLine(String line) {
    RecordingSink sink = RecordingSink.of(line.getBytes(UTF_8));

    assertThat(sink.understood).isZero();
    assertThat(sink.visits).isEmpty();
    assertThat(sink.failures).isEmpty();
  }

  /// Nothing throws; and whatever a visitor writes behind the brackets, an access line is no error
  /// line and accuses nobody but its own client.
  @Test
  void alteredLinesNeverAccuseAnybodyElse() {
    Random random = new Random(11);
    List<byte[]> lines =
        Stream.of("combined", "vhost", "ingress", "json", "json-unescaped")
            .flatMap(name -> Samples.lines("access/" + name + ".log").stream())
            .toList();
    byte[] letters = " []\"\\{}:,-0123456789xGEu\u0016\u00ff".getBytes(ISO_8859_1);
    RecordingSink sink = new RecordingSink();
    LogReader reader = new LogReader(sink, LogFormats.ALL, LocalDate.of(2026, 11, 24));
    for (int i = 0; i < 100_000; i++) {
      byte[] line = lines.get(random.nextInt(lines.size())).clone();
      for (int change = random.nextInt(5); change > 0; change--) {
        // Behind the client and the status, which are the server's.
        line[20 + random.nextInt(line.length - 20)] = letters[random.nextInt(letters.length)];
      }
      reader.read(Line.of(line));
    }
    assertThat(sink.visits).hasSizeGreaterThan(10_000);
    assertThat(sink.failures)
        .hasSizeGreaterThan(1_000)
        .allMatch(found -> found.kind().message().equals(MESSAGE));
  }

  @Test
  void everyLineIsReadAsTheSlowTwinReadsIt() {
    Random random = new Random(13);
    List<byte[]> lines =
        Stream.of("combined", "vhost", "ingress")
            .flatMap(name -> Samples.lines("access/" + name + ".log").stream())
            .toList();
    byte[] letters = " []\"\\:-/+.0123456789xADec".getBytes(ISO_8859_1);
    int read = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] line = lines.get(random.nextInt(lines.size())).clone();
      for (int change = random.nextInt(4); change > 0; change--) {
        line[random.nextInt(line.length)] = letters[random.nextInt(letters.length)];
      }
      AccessLine fast = CommonLogLine.parse(line, 0, line.length);
      ReferenceAccessReader.Reading slow = ReferenceAccessReader.read(line);
      if (slow != null) {
        byte[] request = slow.request().getBytes(ISO_8859_1);
        LocalDateTime local = slow.time().toLocalDateTime();
        assertThat(fast)
            .as(new String(line, ISO_8859_1))
            .isEqualTo(
                new AccessLine(
                    slow.client(),
                    new LoggedTime(
                        (int) local.toEpochSecond(ZoneOffset.UTC),
                        slow.time().getOffset().getTotalSeconds(),
                        Objects.requireNonNull(Objects.requireNonNull(fast).time()).end()),
                    slow.status(),
                    AccessLine.Request.written(request, 0, request.length)));
        read++;
      } else if (fast != null && fast.client() != null) {
        assertThat(fast.isVisit()).as(new String(line, ISO_8859_1)).isFalse();
      }
    }
    assertThat(read).isGreaterThan(50_000);
  }

  private static TlsFailure parse(String line) {
    return Objects.requireNonNull(LogFormats.parse("x", Line.of(line.getBytes(ISO_8859_1))), line);
  }
}

package org.handshakedoctor.core.log.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.log.formats.RecordingSink.Found;
import org.handshakedoctor.core.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole logs in envelopes give what they give without.
class WrappedLogTest {
  private static final String FAILURE =
      "2023/12/27 02:36:21 [crit] 7#7: *9 SSL_do_handshake() failed (SSL: error:0A00006C:SSL"
          + " routines::bad key share) while SSL handshaking, client: 192.0.2.9, server: \"x\"";

  /// What stands around each line. The bytes are characters of ISO 8859-1 here.
  enum Wrapping {
    DOCKER,
    CRI,
    SYSLOG,
    RFC_5424,
    COMPOSE,
    COMPOSE_WITH_TIME,
    POD_WITH_TIME,
    SYSLOG_IN_DOCKER,
    DOCKER_IN_JOURNAL,
    DOCKER_IN_DOCKER_IN_JOURNAL;

    private String around(String line) {
      return switch (this) {
        case DOCKER -> docker(line);
        case CRI -> "2023-12-27T02:36:21.123456789Z stderr F " + line;
        case SYSLOG -> "<187>Dec 27 02:36:21 host nginx: " + line;
        case RFC_5424 -> "<187>1 2023-12-27T02:36:21Z host nginx 7 - - " + line;
        case COMPOSE -> "\u001b[36mweb-1  | \u001b[0m" + line;
        case COMPOSE_WITH_TIME -> "web-1  | 2023-12-27T02:36:21.123456789Z " + line;
        case POD_WITH_TIME -> "[pod/web-0/nginx] 2023-12-27T02:36:21.1Z " + line;
        case SYSLOG_IN_DOCKER -> docker(SYSLOG.around(line));
        case DOCKER_IN_JOURNAL -> journal(docker(line));
        case DOCKER_IN_DOCKER_IN_JOURNAL -> journal(docker(docker(line)));
      };
    }

    private static String docker(String line) {
      return "{\"log\":\""
          + escape(line)
          + "\\n\",\"stream\":\"stderr\",\"time\":\"2023-12-27T02:36:21.123Z\"}";
    }

    private static String journal(String line) {
      return "{\"MESSAGE\":\"" + escape(line) + "\",\"__REALTIME_TIMESTAMP\":\"1703644581123456\"}";
    }

    private static String escape(String text) {
      StringBuilder json = new StringBuilder();
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
          json.append('\\').append(c);
        } else if (c < ' ') {
          json.append("\\u%04x".formatted((int) c));
        } else {
          json.append(c);
        }
      }
      return json.toString();
    }

    byte[] around(List<byte[]> lines) {
      ByteArrayOutputStream log = new ByteArrayOutputStream();
      for (byte[] line : lines) {
        log.writeBytes(around(new String(line, ISO_8859_1)).getBytes(ISO_8859_1));
        log.write('\n');
      }
      return log.toByteArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameFailures(Wrapping wrapping) {
    RecordingSink bare = RecordingSink.of(Samples.bytes("nginx-error.log"));
    RecordingSink wrapped = RecordingSink.of(wrapping.around(Samples.lines("nginx-error.log")));

    assertThat(wrapped.failures).hasSizeGreaterThan(60).isEqualTo(bare.failures);
    assertThat(wrapped.understood).isEqualTo(bare.understood);
  }

  /// Forging is a matter of distances between lines as nginx wrote them.
  @ParameterizedTest
  @EnumSource
  void theSameForgedLines(Wrapping wrapping) {
    RecordingSink bare = RecordingSink.of(Samples.bytes("nginx-forged.log"));
    RecordingSink wrapped = RecordingSink.of(wrapping.around(Samples.lines("nginx-forged.log")));

    assertThat(wrapped.failures).hasSize(32).isEqualTo(bare.failures);
    assertThat(wrapped.forged).hasSizeGreaterThan(20).isEqualTo(bare.forged);
  }

  @ParameterizedTest
  @EnumSource
  void theSameVisits(Wrapping wrapping) {
    RecordingSink bare = RecordingSink.of(Samples.bytes("access/combined.log"));
    RecordingSink wrapped = RecordingSink.of(wrapping.around(Samples.lines("access/combined.log")));

    assertThat(wrapped.visits).hasSizeGreaterThan(5).isEqualTo(bare.visits);
    assertThat(wrapped.failures).isEqualTo(bare.failures);
    assertThat(wrapped.understood).isEqualTo(bare.understood);
  }

  @Test
  void anEnvelopeMayChangeFromLineToLine() {
    List<byte[]> lines = List.of(FAILURE.getBytes(UTF_8));
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    for (int round = 0; round < 3; round++) {
      Stream.of(Wrapping.values()).forEach(one -> log.writeBytes(one.around(lines)));
      log.writeBytes((FAILURE + "\n").getBytes(UTF_8));
    }

    assertThat(RecordingSink.of(log.toByteArray()).failures)
        .hasSize(3 * (Wrapping.values().length + 1))
        .extracting(Found::client)
        .containsOnly(Objects.requireNonNull(IpAddress.parse("192.0.2.9")));
  }

  /// A server's own JSON has a field that looks like a wrapped line.
  @Test
  void whatALineIsDoesNotDependOnTheLinesBefore() {
    String caddy =
        "{\"level\":\"info\",\"ts\":1703644581.1,\"logger\":\"http.log.access\",\"msg\":\"handled"
            + " request\",\"request\":{\"remote_ip\":\"192.0.2.1\",\"method\":\"GET\"},"
            + "\"status\":200}\n";
    String wrapped = "{\"msg\":\"" + FAILURE.replace("\"", "\\\"") + "\"}\n";
    String unread = "{\"msg\":\"server is running\"}\n";

    RecordingSink sink =
        RecordingSink.of((caddy + wrapped + caddy + unread + caddy).getBytes(UTF_8));

    assertThat(sink.visits).hasSize(3);
    assertThat(sink.failures).hasSize(1);
  }

  @Test
  void aFourthEnvelopeIsNotOpened() {
    String line = "web-1 | ".repeat(4) + FAILURE + "\n";

    assertThat(RecordingSink.of(line.getBytes(UTF_8)).failures).isEmpty();
    assertThat(RecordingSink.of(line.substring(8).getBytes(UTF_8)).failures).hasSize(1);
  }

  /// Several lines in one field are one message: what a visitor puts behind a line feed begins
  /// none.
  @Test
  void aLineFeedInsideOfAMessageBeginsNoLine() {
    String line = Wrapping.docker("2023/12/27 02:36:21 [error] 7#7: *9 open() \"/x\n" + FAILURE);

    assertThat(RecordingSink.of(line.getBytes(UTF_8)).failures).isEmpty();
  }
}

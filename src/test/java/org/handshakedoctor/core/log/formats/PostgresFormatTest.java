package org.handshakedoctor.core.log.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.log.LogFormat;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresFormatTest {
  private static final LogFormat FORMAT = new PostgresFormat();
  private static final String HEAD = "2023-12-27 02:36:21.123 UTC [171] ";
  private static final String REFUSED =
      "LOG:  could not accept SSL connection: wrong version number";

  @Test
  void theProcessJoinsTheAddressAndTheReason() {
    RecordingSink sink =
        FormatRun.of(
            FORMAT,
            HEAD + "LOG:  connection received: host=203.0.113.7 port=51515",
            HEAD + REFUSED,
            HEAD
                + "HINT:  This may indicate that the client does not support any SSL protocol version"
                + " between TLSv1.2 and TLSv1.3.");

    assertThat(sink.understood).isEqualTo(3);
    assertThat(sink.failures).hasSize(1);
    RecordingSink.Found found = sink.failures.getFirst();
    assertThat(found.line()).isEqualTo(2);
    assertThat(found.client()).isEqualTo(IpAddress.parse("203.0.113.7"));
    assertThat(found.time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(found.offset()).isZero();
    assertThat(found.kind())
        .isEqualTo(
            new FailureKind(
                "postgresql",
                "LOG",
                Leg.CLIENT,
                "SSL_accept",
                null,
                "could not accept SSL connection",
                List.of(),
                null,
                "wrong version number"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2023-12-27 02:36:21 UTC [171]  |",
        "2023-12-27 02:36:21.123 CET [171] [unknown]@[unknown]  |",
        "2023-12-27 02:36:21.123 +03 [171]  |",
        "2023-12-27 02:36:21 UTC:203.0.113.7(51515):[unknown]@[unknown]:[171]: | 203.0.113.7",
        "2023-12-27 02:36:21 UTC:2001:db8::7(51515):[unknown]@[unknown]:[171]: | 2001:db8::7",
        "2023-12-27 02:36:21 UTC [171] 203.0.113.7(51515)  | 203.0.113.7",
        "2023-12-27 02:36:21 UTC [171] 203.0.113.7  | 203.0.113.7",
        "2023-12-27 02:36:21 UTC [171] 2001:db8::7  | 2001:db8::7",
        "2023-12-27 02:36:21 UTC [171]: [3-1] user=[unknown],db=[unknown],app=,client=203.0.113.7  |"
            + " 203.0.113.7",
      })
  void theOwnerChoosesWhatStandsBeforeTheSeverity(String prefix, @Nullable String client) {
    String space = prefix.endsWith(":") ? "" : " ";
    RecordingSink sink = FormatRun.of(FORMAT, prefix + space + REFUSED);

    assertThat(sink.failures).hasSize(1);
    assertThat(sink.failures.getFirst().client())
        .isEqualTo(client == null ? null : IpAddress.parse(client));
    assertThat(sink.failures.getFirst().time()).isEqualTo(FormatRun.ENVELOPE_TIME);
    assertThat(sink.failures.getFirst().offset())
        .isEqualTo(prefix.contains("UTC") ? 0 : LogEntry.NO_OFFSET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "could not accept SSL connection: EOF detected | EOF detected | | CLIENT",
        "could not accept SSL connection: Connection reset by peer | Connection reset by peer | |"
            + " CLIENT",
        "could not accept SSL connection: Success | Success | | CLIENT",
        "could not accept SSL connection: sslv3 alert certificate unknown | sslv3 alert certificate"
            + " unknown | 46 | CLIENT",
        "could not accept SSL connection: ssl/tls alert bad certificate | ssl/tls alert bad"
            + " certificate | 42 | CLIENT",
        "could not accept SSL connection: tlsv1 unrecognized name | tlsv1 unrecognized name | 112 |"
            + " CLIENT",
        "could not accept SSL connection: SSL error code 2147483752 | Connection reset by peer | |"
            + " CLIENT",
        "could not accept SSL connection: SSL error code 336130315 | wrong version number | |"
            + " CLIENT",
        "SSL error: unexpected eof while reading | unexpected eof while reading | | CLIENT",
        "could not load server certificate file \"/etc/x.crt\": no start line | no start line | |"
            + " LOCAL",
      })
  void theReasonIsAText(String message, String reason, @Nullable Integer alert, Leg leg) {
    RecordingSink sink = FormatRun.of(FORMAT, HEAD + "LOG:  " + message);

    assertThat(sink.failures).hasSize(1);
    FailureKind kind = sink.failures.getFirst().kind();
    assertThat(kind.reason()).isEqualTo(reason);
    assertThat(kind.alert()).isEqualTo(alert);
    assertThat(kind.leg()).isEqualTo(leg);
    assertThat(kind.message()).doesNotContain("/etc");
  }

  @Test
  void processesMayInterleaveBehindSyslogToo() {
    FormatRun run = new FormatRun(FORMAT);
    for (int i = 1; i <= 9; i++) {
      run.read(
          "postgres", i, "[1-1] LOG:  connection received: host=203.0.113.%d port=5".formatted(i));
    }
    FormatRun other = run.goOn(FORMAT, 77, 12);
    assertThat(other.state()).isEqualTo(run.state());
    for (int i = 9; i >= 1; i--) {
      other.read("postgres", i, "[2-1] LOG:  could not accept SSL connection: r" + i);
    }

    assertThat(other.sink.failures).hasSize(9);
    assertThat(other.sink.failures)
        .allMatch(
            found ->
                ("203.0.113." + found.kind().reason().substring(1)).equals("" + found.client()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEAD + "x " + REFUSED + "@db FATAL:  password authentication failed for user \"x\"",
        HEAD + "FATAL:  password authentication failed for user \"" + REFUSED + "\"",
        HEAD + "LOG:  statement: select 'LOG:  could not accept SSL connection: x'",
        HEAD + "STATEMENT:  select 'could not accept SSL connection: x'",
        HEAD + "LOG:  connection received: host=[local]",
        HEAD + "LOG:  could not receive data from client: Connection reset by peer",
        HEAD + "HINT:  This may indicate that the client does not support SSL",
        HEAD + "LOG:  connection authorized: user=a database=b SSL enabled",
      })
  void otherLinesAreReadButNoFailures(String line) {
    RecordingSink sink = FormatRun.of(FORMAT, line);

    assertThat(sink.understood).isEqualTo(1);
    assertThat(sink.failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-12-27 02:36:21 [171] LOG:  could not accept SSL connection: x",
        "2023-12-27 02:36:21 UTC [171] could not accept SSL connection: x",
        "x 2023-12-27 02:36:21 UTC [171] " + REFUSED,
        "2023-12-27 02:36:21 +0100 TLS error on connection",
        "\t" + REFUSED,
        REFUSED,
        "",
      })
  void linesOfOthersAreNotRead(String line) {
    assertThat(FormatRun.of(FORMAT, line).understood).isZero();
  }
}

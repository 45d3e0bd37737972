package org.handshakedoctor.core.log.envelopes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.log.Envelope;
import org.handshakedoctor.core.log.Envelopes;
import org.handshakedoctor.core.log.LogEntry;
import org.handshakedoctor.core.scan.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each shape of each envelope around the same message, and what is none.
class EnvelopesTest {
  private static final LocalDate NEWEST = LocalDate.of(2026, 11, 24);
  private static final String MESSAGE = "2023/12/27 02:36:21 [crit] 7#7: *9 a \"b\" é]: c";
  private static final String IN_JSON = "2023/12/27 02:36:21 [crit] 7#7: *9 a \\\"b\\\" é]: c";
  private static final LocalDateTime TIME = LocalDateTime.of(2023, 12, 27, 2, 36, 21);
  private static final LocalDateTime GUESSED = LocalDateTime.of(2025, 12, 27, 2, 36, 21);

  /// @param offset null where the envelope does not say
  record Shape(
      String envelope,
      String line,
      @Nullable LocalDateTime time,
      @Nullable Integer offset,
      @Nullable String program,
      long process) {}

  static final List<Shape> SHAPES = new ArrayList<>();

  static {
    syslog("<187>Dec 27 02:36:21 host nginx: %s", GUESSED, null, "nginx", -1);
    syslog("<134>Dec 27 02:36:21 haproxy[18310]: %s", GUESSED, null, "haproxy", 18310);
    syslog("Dec 27 02:36:21 mail postfix/smtpd[4787]: %s", GUESSED, null, "postfix/smtpd", 4787);
    syslog(
        "Dec 27 02:36:21 mail postfix/submissions/smtpd[1]: %s",
        GUESSED, null, "postfix/submissions/smtpd", 1);
    syslog("Dec 27 02:36:21.123456 host nginx[7]: %s", GUESSED, null, "nginx", 7);
    syslog("Dec 27 02:36:21 2001:db8::1 nginx: %s", GUESSED, null, "nginx", -1);
    syslog("Dec 27 02:36:21 host.example.org php-fpm8.2[7]: %s", GUESSED, null, "php-fpm8.2", 7);
    syslog("Dec 27 02:36:21 host (systemd)[7]: %s", GUESSED, null, "(systemd)", 7);
    syslog("Dec 27 02:36:21 dovecot: %s", GUESSED, null, "dovecot", -1);
    syslog("2023-12-27T02:36:21.123456+01:00 host nginx[7]: %s", TIME, 3600, "nginx", 7);
    syslog("2023-12-27T02:36:21+0100 host nginx[7]: %s", TIME, 3600, "nginx", 7);
    syslog("<187>2023-12-27T02:36:21+01:00 host nginx: %s", TIME, 3600, "nginx", -1);
    syslog("<187>2023-12-27T02:36:21+01:00 nginx: %s", TIME, 3600, "nginx", -1);
    syslog("Dec 27 2023 02:36:21 host nginx: %s", TIME, null, "nginx", -1);
    syslog("<187>2023 Dec 27 02:36:21 host nginx[7]: %s", TIME, null, "nginx", 7);
    syslog("Wed 2023-12-27 02:36:21 CET host nginx[7]: %s", TIME, null, "nginx", 7);
    syslog("Wed 2023-12-27 02:36:21 UTC host nginx[7]: %s", TIME, 0, "nginx", 7);
    rfc5424("<187>1 2023-12-27T02:36:21.123Z host nginx 1234 - - %s", 1234);
    rfc5424("<187>1 2023-12-27T02:36:21Z host nginx - ID47 - \u00EF\u00BB\u00BF%s", -1);
    rfc5424("<187>1 2023-12-27T02:36:21Z host nginx 7 - [a b=\"c ] \\] \\\" d\"][e] %s", 7);
    rfc5424("<187>1 2023-12-27T02:36:21Z - nginx seven - - %s", -1);
    add("Rfc5424", "<0>1 - - - - - - %s", null, null, "-", -1);
    json(
        "{\"log\":\"%s\\n\",\"stream\":\"stderr\",\"time\":\"2023-12-27T02:36:21.123Z\"}",
        null, -1);
    json(
        "{\"time\":\"2023-12-27T02:36:21Z\",\"attrs\":{\"tag\":\"log\"},\"log\":\"%s\\r\\n\"}",
        null, -1);
    json("{\"log\":\"%s\",\"stream\":\"stdout\",\"time\":\"2023-12-27T02:36:21Z\"}", null, -1);
    json(
        "{ \"_PID\" : \"7\", \"SYSLOG_PID\":\"8\", \"_COMM\":\"x\", \"SYSLOG_IDENTIFIER\":\"nginx\","
            + " \"__REALTIME_TIMESTAMP\" : \"1703644581123456\", \"MESSAGE\" : \"%s\" }",
        "nginx", 7);
    json("{\"timestamp\":1703644581123,\"message\":\"%s\",\"ingestionTime\":1}", null, -1);
    json(
        "{\"ts\":1703644581.5,\"level\":\"info\",\"msg\":\"%s\",\"app\":\"web\",\"pid\":9}",
        "web", 9);
    json("{\"@timestamp\":\"2023-12-27T02:36:21Z\",\"@message\":\"%s\"}", null, -1);
    json("{\"textPayload\":\"%s\",\"timestamp\":\"2023-12-27T02:36:21Z\"}", null, -1);
    json("{\"ts\":1703644581,\"message\":\"rest\",\"event\":{\"original\":\"%s\"}}", null, -1);
    json("{\"ts\":1703644581,\"log\":{\"level\":\"x\"},\"message\":\"%s\"}", null, -1);
    add("Json", "{\"msg\":\"%s\"}", null, null, null, -1);
    add("Timestamp", "2023-12-27T02:36:21.123456789Z %s", TIME, 0, null, -1);
    add("Timestamp", "2023-12-27T02:36:21+01:00 %s", TIME, 3600, null, -1);
    String task = "web/nginx/0123456789abcdef0123456789abcdef";
    add("Timestamp", "2023-12-27T02:36:21+00:00 " + task + " %s", TIME, 0, null, -1);
    add("Timestamp", "2023-12-27T02:36:21+00:00 i-0123456789abcdef0 %s", TIME, 0, null, -1);
    add("Container", "2023-12-27T02:36:21.1Z stderr F %s", TIME, 0, null, -1);
    add("Container", "2023-12-27T02:36:21.1+01:00 stdout P %s", TIME, 3600, null, -1);
    add("Compose", "web-1  | %s", null, null, null, -1);
    add("Compose", "web_1 | %s", null, null, null, -1);
    add("Compose", "my-nginx         | %s", null, null, null, -1);
    add("Compose", "\u001b[36mweb-1  | \u001b[0m%s", null, null, null, -1);
    add("Compose", "\u001b[36;1mweb_1  |\u001b[0m %s", null, null, null, -1);
    add("Compose", "web.1.k2xlo@node-1    | %s", null, null, null, -1);
    add("Pod", "[pod/web-6d4cf56db6-abcde/nginx] %s", null, null, null, -1);
  }

  @ParameterizedTest
  @FieldSource("SHAPES")
  void theMessageIsWhatTheServerWrote(Shape shape) {
    LogEntry entry = entry(line(shape, MESSAGE, IN_JSON));

    assertThat(open(entry)).containsExactly(shape.envelope());
    assertThat(entry.toString()).isEqualTo(latin(MESSAGE));
    assertThat(entry.isWrapped()).isTrue();
    LocalDateTime time = shape.time();
    assertThat(entry.timeSeconds())
        .isEqualTo(time == null ? LogEntry.NO_TIME : (int) time.toEpochSecond(ZoneOffset.UTC));
    Integer offset = shape.offset();
    assertThat(entry.offsetSeconds()).isEqualTo(offset == null ? LogEntry.NO_OFFSET : offset);
    assertThat(entry.program()).isEqualTo(shape.program());
    assertThat(entry.process()).isEqualTo(shape.process());
  }

  @ParameterizedTest
  @FieldSource("SHAPES")
  void aMessageCanBeEmpty(Shape shape) {
    LogEntry entry = entry(line(shape, "", ""));

    assertThat(open(entry)).containsExactly(shape.envelope());
    assertThat(entry.toString()).isEmpty();
  }

  /// Spaces at the end of a line are often lost.
  @ParameterizedTest
  @CsvSource({
    "Dec 27 02:36:21 host nginx:",
    "2023-12-27T02:36:21Z",
    "2023-12-27T02:36:21Z stdout F",
    "web-1  |",
    "<0>1 - - - - - -",
  })
  void andItsSpaceLost(String line) {
    LogEntry entry = entry(line.getBytes(UTF_8));

    assertThat(open(entry)).hasSize(1);
    assertThat(entry.toString()).isEmpty();
  }

  /// Heads of servers' own lines, texts of visitors behind separators, and torn heads.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        MESSAGE,
        "2023-12-27 02:36:21: (mod_openssl.c.4870) SSL: addr:203.0.113.7",
        "2023-12-27 02:36:21 TLS error on connection from host",
        "2023-12-27 02:36:21.123 UTC [171] LOG:  could not accept SSL connection",
        "2023.12.27 02:36:21 LOG5[12]: Service [https] accepted connection",
        "2023-12-27T02:36:21 no zone",
        "2023-12-27T02:36:21Zulu",
        "2023-12-27T02:36:21+01:00|x",
        "[Wed Dec 27 02:36:21.123456 2023] [ssl:info] [pid 1234:tid 140] AH01998: x",
        "nginx: [emerg] cannot load certificate",
        "203.0.113.7 - - [27/Dec/2023:02:36:21 +0100] \"GET / HTTP/1.1\" 200 1",
        "203.0.113.7 | 2023/12/27 02:36:21 [crit] x",
        "example.org | 2023/12/27 02:36:21 [crit] x",
        "/var | x",
        "GET / | x",
        "2 | x",
        "web-1  |x",
        "web-1  ",
        "\u001b[36mweb-1",
        "web.1.k2xlo    | x",
        "Dec 27 02:36:21 host no tag",
        "Dec 27 02:36:21 host nginx[x]: a",
        "Dec 27 02:36:21 host nginx[7]a: a",
        "Dec 27 02:36:21 host nginx:a",
        "Dec 27 02:36:21 host",
        "Dec 27 02:36:21 ",
        "Dec 27 02:36:21",
        "Dec 27 23 02:36:21 host nginx: a",
        "Wed 2023-12-27 02:36:21 host nginx: a",
        "<187>",
        "<187>nginx: a",
        "<192>Dec 27 02:36:21 host nginx: a",
        "<>Dec 27 02:36:21 host nginx: a",
        "<187>2 2023-12-27T02:36:21Z host nginx 1 - - a",
        "<187>1 27.12.2023 host nginx 1 - - a",
        "<187>1 2023-12-27T02:36:21Z host nginx 1 - a",
        "<187>1 2023-12-27T02:36:21Z host nginx 1 - [a b=\"c\" a",
        "<187>1 2023-12-27T02:36:21Z host nginx",
        "<187>1",
        "[pod/web-0/nginx]x",
        "[pod/web-0] x",
        "[pod/] x",
        "[pods/web-0/nginx] x",
        "{\"level\":\"info\"}",
        "{\"log\":\"x",
        "{\"log\":{\"a\":\"b\"}}",
        "{\"MESSAGE\":[\"x\"]}",
        "[{\"message\":\"x\"}]",
      })
  void whatIsNoEnvelopeIsNotChanged(String line) {
    LogEntry entry = entry(line.getBytes(ISO_8859_1));

    assertThat(open(entry)).isEmpty();
    assertThat(entry.toString()).isEqualTo(line);
    assertThat(entry.isWrapped()).isFalse();
    assertThat(entry.timeSeconds()).isEqualTo(LogEntry.NO_TIME);
    assertThat(entry.program()).isNull();
  }

  /// A server's own words behind a container's time are not taken for a host and a program.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx: [emerg] cannot load certificate",
        "http: TLS handshake error from 203.0.113.7:51515: EOF",
        "203.0.113.7:51515 OpenSSL: error:0A000102:SSL routines::unsupported protocol:",
        "imap-login: Info: Disconnected",
        "2023-12-27 02:36:21: (mod_openssl.c.4870) SSL: addr:203.0.113.7",
        "Dec 27 02:36:21 host nginx: x",
        "AH00558: apache2: Could not determine the name",
        "[notice] 1#1: a",
        "stdout of F: x",
        "web/nginx/started x",
        "2023/12/27 02:36:21 x",
        "i-am x",
        "PHP message: PHP Notice:  Undefined index",
        "stderr X y",
      })
  void behindATimeAloneStandsTheMessage(String message) {
    LogEntry entry = entry(("2023-12-27T02:36:21.123Z " + message).getBytes(UTF_8));

    assertThat(open(entry)).containsExactly("Timestamp");
    assertThat(entry.toString()).isEqualTo(message);
  }

  @Test
  void whatJournaldCannotPrintIsThere() {
    LogEntry entry = entry("{\"MESSAGE\":[72,105,255],\"_COMM\":\"nginx\"}".getBytes(UTF_8));

    assertThat(open(entry)).containsExactly("Json");
    assertThat(entry.toString()).isEqualTo("Hi\u00ff");
    assertThat(entry.program()).isEqualTo("nginx");
  }

  @Test
  void anInnerEnvelopeKeepsWhatOnlyTheOuterSays() {
    LogEntry entry = entry("2023-12-27T02:36:21Z host web: {\"msg\":\"x\"}".getBytes(UTF_8));

    assertThat(open(entry)).containsExactly("Syslog");
    assertThat(open(entry)).containsExactly("Json");
    assertThat(entry.program()).isEqualTo("web");
    assertThat(entry.offsetSeconds()).isZero();
  }

  @Test
  void noLineOfAServerIsAnEnvelope() {
    Stream.of("nginx-error.log", "nginx-forged.log", "article.log", "apache-error.log")
        .flatMap(name -> Samples.lines(name).stream())
        .forEach(line -> assertThat(open(entry(line))).as(new String(line, UTF_8)).isEmpty());
    assertThat(Samples.lines("haproxy.log"))
        .allSatisfy(line -> assertThat(open(entry(line))).containsExactly("Syslog"));
  }

  /// Torn and altered lines: nothing throws, nothing reaches beyond its line, and never do two
  /// open.
  @Test
  void nothingThrowsAndNoTwoOpenTheSameLine() {
    Random random = new Random(7);
    byte[] letters =
        latin(" <>[]{}\":|-.@/\\0123456789TZ+JandFstxe\u001b\u00ff\n").getBytes(ISO_8859_1);
    int opened = 0;
    for (int i = 0; i < 200_000; i++) {
      Shape shape = SHAPES.get(random.nextInt(SHAPES.size()));
      byte[] line = line(shape, MESSAGE, IN_JSON);
      for (int change = random.nextInt(4); change > 0; change--) {
        line[random.nextInt(line.length)] = letters[random.nextInt(letters.length)];
      }
      int from = random.nextInt(4) == 0 ? random.nextInt(line.length) : 0;
      int to = random.nextInt(4) == 0 ? from + random.nextInt(line.length - from) : line.length;
      byte[] cut = new byte[to - from];
      System.arraycopy(line, from, cut, 0, cut.length);
      LogEntry entry = entry(cut);
      List<String> found = open(entry);

      assertThat(found).as(new String(cut, ISO_8859_1)).hasSizeLessThanOrEqualTo(1);
      assertThat(entry.length()).isBetween(0, cut.length);
      opened += found.size();
    }
    assertThat(opened).isGreaterThan(50_000);
  }

  private static void syslog(
      String line, LocalDateTime time, @Nullable Integer offset, String program, long process) {
    add("Syslog", line, time, offset, program, process);
  }

  private static void rfc5424(String line, long process) {
    add("Rfc5424", line, TIME, 0, "nginx", process);
  }

  private static void json(String line, @Nullable String program, long process) {
    add("Json", line, TIME, 0, program, process);
  }

  private static void add(
      String envelope,
      String line,
      @Nullable LocalDateTime time,
      @Nullable Integer offset,
      @Nullable String program,
      long process) {
    SHAPES.add(new Shape(envelope, line, time, offset, program, process));
  }

  private static byte[] line(Shape shape, String message, String inJson) {
    String inner = shape.envelope().equals("Json") ? inJson : message;
    return shape.line().replace("%s", latin(inner)).getBytes(ISO_8859_1);
  }

  /// UTF-8 as characters of one byte each.
  private static String latin(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static LogEntry entry(byte[] line) {
    LogEntry entry = new LogEntry();
    entry.reset(Line.of(line), 0);
    return entry;
  }

  /// The names of the envelopes that open the entry, which is open afterwards.
  private static List<String> open(LogEntry entry) {
    List<String> names = new ArrayList<>();
    LogEntry before = entry.copy();
    for (Envelope envelope : Envelopes.ALL) {
      boolean opens = envelope.open(before.copy(), NEWEST);
      if (opens) {
        names.add(envelope.getClass().getSimpleName().replace("Envelope", ""));
        envelope.open(entry, NEWEST);
      }
    }
    return names;
  }
}

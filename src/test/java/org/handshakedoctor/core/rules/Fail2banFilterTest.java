package org.handshakedoctor.core.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// What the filter of [Fail2banJailWriter] counts, asked of fail2ban itself.
@EnabledIf(value = "fail2banWorks", disabledReason = "NOT RUN: needs root and fail2ban")
class Fail2banFilterTest {
  private static final Path SAMPLES = Path.of("src/test/resources/samples");

  private static final String RIGHT =
      "2026/11/23 13:47:24 [crit] 9051#9051: *1 SSL_do_handshake() failed (SSL: error:0A00006C:SSL"
          + " routines::bad key share) while SSL handshaking, client: 203.0.113.9, server:"
          + " 0.0.0.0:443";

  @TempDir private Path folder;

  static boolean fail2banWorks() {
    return PrivateNetwork.canRun("fail2ban-regex --version");
  }

  @Test
  void countsWhatScannersDoAndNoOther() throws Exception {
    List<String> lines =
        Stream.of(read("nginx-error.log"), read("article.log"), observed())
            .flatMap(List::stream)
            .distinct()
            .toList();
    List<String> expected = lines.stream().filter(Fail2banFilterTest::isScanner).toList();

    assertThat(expected).hasSizeGreaterThan(100);
    assertThat(counted(lines)).isEqualTo(expected);
  }

  /// Visitors who met the site's own fault, old phones and broken backends.
  @Test
  void doesNotCountWhatMayBeTheServersFault() throws Exception {
    List<String> reasons =
        List.of(
            "no shared cipher",
            "unsupported protocol",
            "no suitable key share",
            "unexpected eof while reading",
            "cert cb error",
            "tlsv1 alert unknown ca:SSL alert number 48",
            "sslv3 alert certificate unknown:SSL alert number 46",
            "inappropriate fallback",
            "decryption failed or bad record mac");

    assertThat(counted(reasons.stream().map(one -> RIGHT.replace("bad key share", one)).toList()))
        .isEmpty();
    assertThat(
            counted(List.of(RIGHT.replace("SSL handshaking,", "SSL handshaking to upstream,"))))
        .isEmpty();
  }

  /// A visitor writes what comes after `request:`, and the middle of other records.
  @Test
  void noPartOfARecordLeadsToAnotherAddress() throws Exception {
    String request =
        "2026/11/23 13:47:24 [error] 9051#9051: *2 open() \"/srv/www/x\" failed (2: No such file"
            + " or directory), client: 198.51.100.7, server: a, request: \"GET /";
    String bare = RIGHT.substring("2026/11/23 13:47:24 ".length());
    List<String> hostile =
        List.of(
            request + RIGHT,
            request + bare,
            request + bare + "\", host: \"a\"",
            RIGHT + ", request: \"GET / HTTP/1.1\", host: \"a\"",
            RIGHT + "\" failed (2: No such file or directory)",
            RIGHT + ", client: 198.51.100.7, server: a",
            " " + request + RIGHT,
            "x" + RIGHT,
            RIGHT.replace("bad key share", "bad key share) while SSL handshaking, client: 1.2.3.4"),
            RIGHT.replace("203.0.113.9", "localhost"),
            RIGHT.replace("203.0.113.9", "203.0.113.9/8"),
            RIGHT.replace("203.0.113.9", "evil.example.com"),
            RIGHT.replace("203.0.113.9", "unix:"),
            RIGHT.replace("0.0.0.0:443", "0.0.0.0:443 x"),
            RIGHT.replace("*1 ", "*1 \u001B[31m"),
            RIGHT.replace("[crit]", "[crit] [crit]"));

    assertThat(counted(List.of(RIGHT))).containsExactly(RIGHT);
    assertThat(counted(hostile)).isEmpty();
  }

  /// The text of the rules says so: a filter sees one line, and cannot know who wrote it.
  @Test
  void aWholeLineThatAVisitorWroteIsCounted() throws Exception {
    assertThat(counted(read("nginx-forged.log")))
        .anyMatch(line -> line.contains("client: 203.0.113.11, server: 0.0.0.0:443"))
        .noneMatch(line -> line.contains("request:"));
  }

  private static boolean isScanner(String line) {
    return line.matches(
        ".*SSL_do_handshake\\(\\) failed .*:(bad key share|bad ecpoint|bad extension"
            + "|bad legacy version|length mismatch|length too short|wrong version number"
            + "|unexpected message|unexpected record|no ciphers specified|version too low"
            + "|missing supported groups extension|missing sigalgs extension|invalid alert"
            + "|invalid compression algorithm|error in received cipher list|unknown protocol"
            + "|packet length too long|excessive message size|https proxy request"
            + "|bad packet length|data length too long|encrypted length too long)"
            + "( error:\\w+:SSL routines:\\w*:record layer failure)?"
            + "\\) while SSL handshaking, client: .*");
  }

  private List<String> counted(List<String> lines) throws Exception {
    Files.write(folder.resolve("log"), lines, ISO_8859_1);
    PrivateNetwork network = new PrivateNetwork(folder);
    String rules = new Fail2banJailWriter().apply(RuleSample.MIXED.list());
    network.write(
        "filter.conf", rules.split("<<'FILTER'\n", 2)[1].split("(?m)^FILTER\n", 2)[0]);
    String output =
        network.run(
            """
            fail2ban-regex --print-all-matched --print-no-missed log "$PWD/filter.conf" >output 2>&1
            sed -n '/^|- Matched line/,/^`-/s/^|  //p' output
            """);
    return output.lines().map(String::strip).toList();
  }

  /// The lines of many versions of nginx and OpenSSL, in the last column.
  private static List<String> observed() throws IOException {
    return read("nginx-observed.tsv").stream()
        .skip(1)
        .map(line -> line.substring(line.lastIndexOf('\t') + 1))
        .toList();
  }

  private static List<String> read(String sample) throws IOException {
    return Files.readAllLines(SAMPLES.resolve(sample), ISO_8859_1);
  }
}

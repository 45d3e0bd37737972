package org.handshakedoctor.core.log.anatomy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.Samples;
import org.handshakedoctor.core.log.LinePart;
import org.handshakedoctor.core.log.LinePart.Kind;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Leg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineAnatomyTest {
  private static final String ARTICLE =
      "2023/12/27 02:36:21 [crit] 13721#0: *2341389 SSL_do_handshake() failed (SSL:"
          + " error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad key share) while SSL"
          + " handshaking, client: 184.105.247.194, server: 0.0.0.0:443";

  @Test
  void aLineOfNginxHasNothingLeftOver() {
    assertThat(told(ARTICLE))
        .containsExactly(
            "TIME=2023/12/27 02:36:21",
            "LEVEL=crit",
            "PID=13721",
            "THREAD=0",
            "CONNECTION=2341389",
            "OPERATION=SSL_do_handshake()",
            "CODE=141CF06C",
            "LIBRARY=SSL routines",
            "FUNCTION=tls_parse_ctos_key_share",
            "REASON=bad key share",
            "PHASE=SSL handshaking",
            "CLIENT=184.105.247.194",
            "SERVER=0.0.0.0:443");
  }

  @Test
  void theContextOfARequestIsTold() {
    String line =
        "2023/12/27 02:36:21 [error] 7#9: *3 SSL_do_handshake() failed (SSL: error:0A000410:SSL"
            + " routines::sslv3 alert handshake failure:SSL alert number 40) (104: Connection reset"
            + " by peer) while SSL handshaking to upstream, client: 192.0.2.7, server: example.org,"
            + " request: \"GET /a HTTP/1.1\", upstream: \"https://10.0.0.2:443/a\", host:"
            + " \"example.org\", referrer: \"https://other.example/\"";

    assertThat(told(line))
        .containsExactly(
            "TIME=2023/12/27 02:36:21",
            "LEVEL=error",
            "PID=7",
            "THREAD=9",
            "CONNECTION=3",
            "OPERATION=SSL_do_handshake()",
            "CODE=0A000410",
            "LIBRARY=SSL routines",
            "REASON=sslv3 alert handshake failure",
            "ALERT=SSL alert number 40",
            "ERRNO=104: Connection reset by peer",
            "PHASE=SSL handshaking to upstream",
            "CLIENT=192.0.2.7",
            "SERVER=example.org",
            "REQUEST=GET /a HTTP/1.1",
            "UPSTREAM=https://10.0.0.2:443/a",
            "HOST=example.org",
            "REQUEST=https://other.example/");
  }

  @Test
  void aMessageWithoutACallIsItsOwnReason() {
    assertThat(
            told(
                "2023/12/27 02:36:21 [info] 7#7: *3 peer closed connection in SSL handshake while"
                    + " SSL handshaking, client: 192.0.2.7, server: [::]:443"))
        .contains("REASON=peer closed connection in SSL handshake", "SERVER=[::]:443");
    assertThat(
            told(
                "2023/12/27 02:36:21 [info] 7#7: *3 client SSL certificate verify error:"
                    + " (18:self-signed certificate) while reading client request headers, client:"
                    + " 192.0.2.7, server: x, request: \"GET / HTTP/1.1\", host: \"x\""))
        .contains("CODE=18", "REASON=self-signed certificate", "HOST=x");
  }

  @Test
  void whatAVisitorWroteIsTakenForNothingElse() {
    String sent = "GET /\", host: \"evil\", client: 198.51.100.9, bad key share HTTP/1.1";
    String line = ARTICLE + ", request: \"" + sent + "\", host: \"example.org\"";

    assertThat(told(line))
        .contains("CLIENT=184.105.247.194", "REASON=bad key share")
        .contains("REQUEST=" + sent + "\", host: \"example.org\"")
        .noneMatch(part -> part.startsWith("HOST=") || part.contains("=198.51.100.9"));
  }

  @Test
  void theReasonAndTheAddressInARequestAreNotMarkedInOtherFormatsEither() {
    String haproxy =
        "Nov 23 10:54:45 h haproxy[1]: 192.0.2.7:5000 [23/Nov/2026:10:54:45.380] fe~ be/s 0/0/1/2/3"
            + " 200 49 - - ---- 1/1/0/0/0 0/0 \"GET /192.0.2.8/error:0A00006C:SSL routines::bad key"
            + " share HTTP/1.1\"";
    assertThat(told(haproxy))
        .contains("CLIENT=192.0.2.7:5000", "TIME=23/Nov/2026:10:54:45.380", "TIME=Nov 23 10:54:45")
        .noneMatch(part -> part.startsWith("REASON=") || part.startsWith("CODE="));
    String access =
        "192.0.2.7 - - [27/Dec/2023:02:36:21 +0100] \"GET /client: 192.0.2.8 HTTP/1.1\" 200 5";
    assertThat(told(access))
        .containsExactly(
            "CLIENT=192.0.2.7",
            "TIME=27/Dec/2023:02:36:21 +0100",
            "REQUEST=GET /client: 192.0.2.8 HTTP/1.1");
  }

  @Test
  void aForgedLineAccusesNobody() {
    String forged = ARTICLE + " failed (2: No such file), client: 192.0.2.9, server: x";

    assertThat(told(forged)).noneMatch(part -> part.startsWith("CLIENT="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dec 27 02:36:21 web nginx[7]: %s",
        "2023-12-27T02:36:21.123456789Z stderr F %s",
        "{\"log\":\"%s\\n\",\"stream\":\"stderr\",\"time\":\"2023-12-27T02:36:21.123Z\"}",
        "web-1  | %s"
      })
  void anEnvelopeIsToldApartFromTheLine(String envelope) {
    List<String> parts = told(envelope.formatted(ARTICLE));

    assertThat(parts).containsAll(told(ARTICLE));
    assertThat(LineAnatomy.of(envelope.formatted(ARTICLE).getBytes(UTF_8)).parts().getFirst())
        .extracting(LinePart::kind)
        .isIn(Kind.ENVELOPE, Kind.TIME);
  }

  @Test
  void theEscapesOfJsonAreStillPartsOfWhatTheySpell() {
    String line =
        ARTICLE.replace("184.105.247.194", "1\\u00384.105.247.194") + ", host: \\\"a.example\\\"";

    assertThat(told("{\"log\":\"" + line + "\\n\",\"stream\":\"stderr\"}"))
        .contains("CLIENT=1\\u00384.105.247.194", "HOST=a.example", "CODE=141CF06C");
  }

  @Test
  void placesAreThoseOfTheLineAsItIsShown() {
    String hostile =
        ARTICLE + ", request: \"GET /\u001b[31m\u202e\u4e2d HTTP/1.1\", host: \"h\u00e9\"";
    assertThat(told(hostile))
        .contains("REQUEST=GET /\\x1B[31m<U+202E>\u4e2d HTTP/1.1", "HOST=h\u00e9");

    byte[] latin =
        (ARTICLE + ", request: \"\u00e9\u0001\", host: \"x\"")
            .getBytes(Charset.forName("ISO-8859-1"));
    assertThat(told(latin)).contains("REQUEST=\\xE9\\x01", "HOST=x");

    byte[] chinese =
        (ARTICLE + ", request: \"\u4e2d\u6587\u65e5\u5fd7\", host: \"x\"")
            .getBytes(Charset.forName("GB18030"));
    assertThat(told(chinese)).contains("REQUEST=\u4e2d\u6587\u65e5\u5fd7", "HOST=x");
  }

  @Test
  void whatTheLinesAroundSaidIsFoundInALineThatSaysLess() {
    FailureKind kind =
        new FailureKind(
            "apache", "info", Leg.CLIENT, null, null, "m", List.of(), null, "bad key share");
    byte[] line =
        ("[Wed Dec 27 02:36:21.123456 2023] [ssl:info] [pid 1:tid 2] [client 192.0.2.7:50312] AH02008:"
                + " bad key share")
            .getBytes(UTF_8);

    LineAnatomy parts = LineAnatomy.of(line, kind, IpAddress.parse("192.0.2.7"));

    assertThat(told(parts))
        .containsExactly(
            "TIME=Wed Dec 27 02:36:21.123456 2023",
            "MODULE=ssl",
            "LEVEL=info",
            "PID=1",
            "THREAD=2",
            "CLIENT=192.0.2.7:50312",
            "AH_CODE=AH02008",
            "REASON=bad key share");
  }

  @Test
  void aLineWithoutAnythingKnownIsOnePart() {
    assertThat(LineAnatomy.of("hello".getBytes(UTF_8)).parts())
        .containsExactly(new LinePart(Kind.REST, 0, 5));
    assertThat(LineAnatomy.of(new byte[0]).parts()).isEmpty();
  }

  @Test
  void inEverySampleTheClientAndTheReasonAreFound() throws Exception {
    List<String> missing = new ArrayList<>();
    for (byte[] line : samples()) {
      LineAnatomy parts = LineAnatomy.of(line);
      assertWhole(parts, line);
      FailureKind kind = parts.kind();
      if (kind != null && parts.client() != null && parts.first(Kind.CLIENT) == null) {
        missing.add("client: " + parts.text());
      }
      boolean reasonThere = kind != null && parts.text().contains(kind.reason());
      if (reasonThere && parts.first(Kind.REASON) == null && parts.first(Kind.ERRNO) == null) {
        missing.add("reason: " + parts.text());
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void noDamagedLineIsTornOrThrows() throws Exception {
    Random random = new Random(23);
    List<byte[]> lines = samples();
    for (int i = 0; i < 10_000; i++) {
      byte[] line = damage(lines.get(random.nextInt(lines.size())), random, lines);
      assertWhole(LineAnatomy.of(line), line);
    }
  }

  @Test
  void noLongLineTakesForEver() {
    for (String piece :
        List.of("\"GET ", "\\\"", "a.b:", "error:0A00006C:", "1.2.3.4 ", "{\"a\":\"")) {
      byte[] line = (ARTICLE + piece.repeat(20_000)).getBytes(UTF_8);
      assertWhole(LineAnatomy.of(line), line);
    }
  }

  private static void assertWhole(LineAnatomy parts, byte[] line) {
    int at = 0;
    for (LinePart part : parts.parts()) {
      assertThat(part.start()).isEqualTo(at);
      assertThat(part.end()).isGreaterThan(at);
      at = part.end();
    }
    assertThat(at).isEqualTo(parts.text().length());
    assertThat(parts.text()).isEqualTo(VisibleText.of(line));
  }

  private static List<byte[]> samples() throws Exception {
    List<byte[]> lines = new ArrayList<>(Samples.observed());
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/samples"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".log")).sorted().toList()) {
        Files.readString(file, Charset.forName("ISO-8859-1"))
            .lines()
            .map(line -> line.getBytes(Charset.forName("ISO-8859-1")))
            .forEach(lines::add);
      }
    }
    return lines;
  }

  private static byte[] damage(byte[] line, Random random, List<byte[]> lines) {
    byte[] damaged = line.clone();
    for (int i = random.nextInt(6); i > 0 && damaged.length > 0; i--) {
      switch (random.nextInt(5)) {
        case 0 -> damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        case 1 -> damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
        case 2 ->
            damaged = Arrays.copyOfRange(damaged, random.nextInt(damaged.length), damaged.length);
        case 3 -> damaged = join(damaged, lines.get(random.nextInt(lines.size())), random);
        default -> damaged = ("{\"log\":\"" + new String(damaged, UTF_8) + "\"}").getBytes(UTF_8);
      }
    }
    return damaged;
  }

  private static byte[] join(byte[] first, byte[] second, Random random) {
    int cut = random.nextInt(first.length + 1);
    byte[] both = Arrays.copyOf(first, cut + second.length);
    System.arraycopy(second, 0, both, cut, second.length);
    return both;
  }

  private static List<String> told(String line) {
    return told(line.getBytes(UTF_8));
  }

  private static List<String> told(byte[] line) {
    return told(LineAnatomy.of(line));
  }

  private static List<String> told(LineAnatomy parts) {
    return parts.parts().stream()
        .filter(part -> part.kind() != Kind.REST && part.kind() != Kind.ENVELOPE)
        .map(part -> part.kind() + "=" + parts.text(part))
        .collect(Collectors.toList());
  }
}

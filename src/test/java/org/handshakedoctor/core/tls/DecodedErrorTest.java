package org.handshakedoctor.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.handshakedoctor.core.tls.OpenSslCode.Family;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodedErrorTest {

  @ParameterizedTest
  @CsvSource({
    // The same number in three releases.
    "141CF06C, tls_parse_ctos_key_share, bad key share, SSL routines, OpenSSL 1.1.1",
    "1408A06C, ssl3_get_client_hello, bad dh g length, SSL routines, OpenSSL 1.0",
    "0A00006C, , bad key share, SSL routines, OpenSSL 3.0+",
    // Only newer ones know the reason, or did not yet use it.
    "0A000126, , unexpected eof while reading, SSL routines, OpenSSL 3.0+",
    "0A000139, , record layer failure, SSL routines, OpenSSL 3.2+",
    // Texts of alerts were renamed in 3.2 and in 4.0.
    "0A000416, , sslv3 alert certificate unknown, SSL routines, OpenSSL 3.0 – 3.1",
    "0A000416, , ssl/tls alert certificate unknown, SSL routines, OpenSSL 3.2 – 3.6",
    "0A000416, , tls alert certificate unknown, SSL routines, OpenSSL 4.0+",
    // Functions tell the releases before 3.0 apart.
    "140760FC, SSL23_GET_CLIENT_HELLO, unknown protocol, SSL routines, OpenSSL 1.0",
    "1417A0C1, tls_post_process_client_hello, no shared cipher, SSL routines, OpenSSL 1.1",
    "1006706B, ec_GFp_simple_oct2point, point is not on curve, elliptic curve routines, OpenSSL 1.0 – 1.1",
    "14026073, ACCEPT_SR_CLNT_HELLO, bad packet length, SSL routines, LibreSSL",
    "1000009c, OPENSSL_internal, HTTP_REQUEST, SSL routines, BoringSSL or AWS-LC",
    "80000002, , No such file or directory, system library, OpenSSL 3.0+",
  })
  void theReleasesAreThoseInWhichAllOfItFits(
      String code, @Nullable String function, String reason, String library, String writer) {
    DecodedError decoded = DecodedError.of(new OpenSslError(code, library, function, reason, null));

    assertThat(decoded.library()).isEqualTo(library);
    assertThat(decoded.reasons()).containsExactly(reason);
    assertThat(decoded.knownReason()).isTrue();
    assertThat(decoded.writer()).isEqualTo(writer);
  }

  @Test
  void aBareCodeIsNamedAsFarAsTheTablesGo() {
    DecodedError decoded = DecodedError.of("141CF06C");

    assertThat(decoded.library()).isEqualTo("SSL routines");
    assertThat(decoded.functions()).containsExactly("tls_parse_ctos_key_share");
    assertThat(decoded.reasons()).containsExactly("bad key share");
    assertThat(decoded.writer()).isEqualTo("OpenSSL 1.1.1");
  }

  @Test
  void aBareCodeOfLibreSslNamesTheStateOfTheHandshake() {
    DecodedError decoded = DecodedError.of("14026073");

    assertThat(decoded.functions()).containsExactly("ACCEPT_SR_CLNT_HELLO");
    assertThat(decoded.writer()).isEqualTo("LibreSSL");
  }

  @Test
  void aNumberThatMeantTwoThingsHasBoth() {
    DecodedError decoded = DecodedError.of("14000126");

    assertThat(decoded.reasons())
        .containsExactly("ocsp callback failure", "krb5 server tkt not yet valid");
    assertThat(decoded.writer()).isEqualTo("OpenSSL 1.0 – 1.1");
  }

  @Test
  void whatNoTableHasIsSaidToBeUnknown() {
    DecodedError number = DecodedError.of("0A0004E7");
    assertThat(number.library()).isEqualTo("SSL routines");
    assertThat(number.reasons()).isEmpty();
    assertThat(number.knownReason()).isFalse();

    DecodedError words =
        DecodedError.of(new OpenSslError("0A00006C", "SSL routines", null, "new words", null));
    assertThat(words.reasons()).containsExactly("new words");
    assertThat(words.knownReason()).isFalse();
    assertThat(words.writer()).isEqualTo("OpenSSL 3.0+");

    assertThat(DecodedError.of("7F8003E9").library()).isNull();
  }

  @Test
  void aFunctionAndAReasonThatNeverMetLeaveTheFamily() {
    DecodedError decoded =
        DecodedError.of(
            new OpenSslError(
                "141CF06C", "SSL routines", "tls_parse_ctos_key_share", "bad dh g length", null));

    assertThat(decoded.releases()).isNull();
    assertThat(decoded.writer()).isEqualTo("OpenSSL 1.x");
    assertThat(decoded.functions()).containsExactly("tls_parse_ctos_key_share");
  }

  /// OpenSSL prints `lib(N)` and `reason(N)` for numbers that it has no text for.
  @Test
  void agreesWithTheInstalledOpenSslInEveryCodeItKnows() throws Exception {
    String version = run("version");
    assumeTrue(version.startsWith("OpenSSL 3."), "OpenSSL 3 is not installed");
    String series = version.substring("OpenSSL ".length(), "OpenSSL 3.0".length());
    List<String> codes = codes();
    List<String> command = new ArrayList<>(List.of("errstr"));
    command.addAll(codes);
    List<String> printed = run(command.toArray(String[]::new)).lines().toList();

    assertThat(printed).hasSameSizeAs(codes);
    int compared = 0;
    int unknown = 0;
    List<String> different = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      DecodedError ours = DecodedError.of(codes.get(i));
      String[] parts = printed.get(i).split(":", 5);
      boolean noLibrary = parts[2].startsWith("lib(");
      String library = noLibrary ? null : parts[2];
      if (noLibrary) {
        assertThat(parts[2]).isEqualTo("lib(" + ours.code().library() + ")");
      }
      if (parts[4].startsWith("reason(")) {
        assertThat(parts[4]).isEqualTo("reason(" + ours.code().reason() + ")");
      } else {
        compared++;
        unknown += ours.reasons().isEmpty() ? 1 : 0;
        DecodedError itsOwn =
            DecodedError.of(new OpenSslError(codes.get(i), library, null, parts[4], null));
        Releases releases = itsOwn.releases();
        boolean same = library == null || library.equals(ours.library());
        boolean known =
            ours.reasons().contains(parts[4]) && releases != null && releases.contains(series);
        if (!same || !(known || ours.reasons().isEmpty())) {
          different.add(printed.get(i) + " is not " + ours);
        }
      }
    }
    assertThat(compared).isGreaterThan(1_400);
    assertThat(different).isEmpty();
    // Of a release that is newer than the tables.
    assertThat(unknown).isLessThan(series.equals("3.0") ? 1 : 20);
  }

  /// Every reason of every library of OpenSSL 3, those that all share, the system's, and nonsense.
  private static List<String> codes() {
    List<String> codes = new ArrayList<>();
    for (int library = 1; library <= 64; library++) {
      for (int reason = 100; reason < 300; reason++) {
        codes.add("%08X".formatted(library << 23 | reason));
      }
    }
    for (int reason = 300; reason < 1_200; reason++) {
      codes.add("%08X".formatted(20 << 23 | reason));
    }
    for (int errno = 1; errno < 120; errno++) {
      codes.add("%08X".formatted(1 << 31 | errno));
    }
    for (int shared : new int[] {0x80102, 0x8010C, 0x8010D, 0xC0100, 0xC0102, 0xC0103}) {
      codes.add("%08X".formatted(20 << 23 | shared));
    }
    Random random = new Random(10);
    for (int i = 0; i < 1_000; i++) {
      codes.add("%08X".formatted((64 + random.nextInt(192)) << 23 | random.nextInt(1 << 23)));
    }
    codes.removeIf(code -> OpenSslCode.decode(code).family() != Family.OPENSSL_3);
    return codes;
  }

  private static String run(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return output;
    } catch (IOException _) {
      return "";
    }
  }
}

package org.handshakedoctor.core.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.handshakedoctor.core.tls.OpenSslCode.Family;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenSslCodeTest {

  @ParameterizedTest
  @CsvSource({
    "141CF06C, OPENSSL_1, 20, 463, 108, false",
    "14094418, OPENSSL_1, 20, 148, 1048, false",
    "0909006C, OPENSSL_1, 9, 144, 108, false",
    "02001002, OPENSSL_1, 2, 1, 2, false",
    "14026073, LIBRESSL, 20, 38, 115, false",
    "14FFF086, LIBRESSL, 20, 4095, 134, false",
    "0A00006C, OPENSSL_3, 20, , 108, false",
    "0A000418, OPENSSL_3, 20, , 1048, false",
    "10000080, OPENSSL_3, 32, , 128, false",
    "1E08010C, OPENSSL_3, 60, , 524556, false",
    "1C800066, OPENSSL_3, 57, , 102, false",
    "80000002, OPENSSL_3, 2, , 2, true",
    "80000068, OPENSSL_3, 2, , 104, true",
    "FFFFFFFF80000002, OPENSSL_3, 2, , 2, true",
    "1000009c, BORINGSSL, 16, , 156, false",
    "100000fd, BORINGSSL, 16, , 253, false",
  })
  void takesABareCodeApart(
      String hex,
      Family family,
      int library,
      @Nullable Integer function,
      int reason,
      boolean errno) {
    assertThat(OpenSslCode.decode(hex))
        .isEqualTo(new OpenSslCode(family, library, function, reason, errno));
  }

  @ParameterizedTest
  @CsvSource({
    "141CF06C, tls_parse_ctos_key_share, bad key share, OPENSSL_1, 20, 108",
    "140760FC, SSL23_GET_CLIENT_HELLO, unknown protocol, OPENSSL_1, 20, 252",
    "1006706B, ec_GFp_simple_oct2point, point is not on curve, OPENSSL_1, 16, 107",
    "0A00006C, , bad key share, OPENSSL_3, 20, 108",
    "0A000086, tls_post_process_server_certificate, certificate verify failed, OPENSSL_3, 20, 134",
    "10000080, , no such file, OPENSSL_3, 32, 128",
    "0480006C, , no start line, OPENSSL_3, 9, 108",
    "14026073, ACCEPT_SR_CLNT_HELLO, bad packet length, LIBRESSL, 20, 115",
    "1404B438, ST_CONNECT, tlsv1 alert internal error, LIBRESSL, 20, 1080",
    "14007102, CONNECT_CR_SRVR_HELLO, unsupported protocol, LIBRESSL, 20, 258",
    "14FFF086, (UNKNOWN)SSL_internal, certificate verify failed, LIBRESSL, 20, 134",
    "1000009c, OPENSSL_internal, HTTP_REQUEST, BORINGSSL, 16, 156",
    "10000070, OPENSSL_internal, BAD_SIGNATURE, BORINGSSL, 16, 112",
  })
  void theWordsAroundACodeSayWhichLibraryWroteIt(
      String code,
      @Nullable String function,
      String reason,
      Family family,
      int library,
      int number) {
    OpenSslCode decoded = new OpenSslError(code, "any routines", function, reason, null).decoded();

    assertThat(decoded.family()).isEqualTo(family);
    assertThat(decoded.library()).isEqualTo(library);
    assertThat(decoded.reason()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "14094418, 48",
    "0A000418, 48",
    "0A0003E8, 0",
    "0A000461, 121",
    "1000042e, 70",
    "0A00006C,",
    "04000418,",
    "0A0004E8,",
    "80000418,",
  })
  void aReasonFromOneThousandOnIsAnAlertOfThePeer(String hex, @Nullable Integer alert) {
    assertThat(OpenSslCode.decode(hex).alert()).isEqualTo(alert);
  }

  @Test
  void noCodeOfUpToSixteenDigitsIsTooWide() {
    Random random = new Random(9);
    for (int i = 0; i < 10_000; i++) {
      String hex = Long.toHexString(random.nextLong()).substring(random.nextInt(8));
      OpenSslError error =
          new OpenSslError(hex, "lib", random.nextBoolean() ? "f" : null, "r", null);

      assertThat(OpenSslCode.decode(hex).reason()).isNotNegative();
      assertThat(error.decoded().library()).isBetween(0, 511);
    }
  }
}

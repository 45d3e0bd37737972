package org.handshakedoctor.core.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.scan.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressMaskTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          client: 184.105.247.194, server: 0.0.0.0:443 | client: 192.0.2.1, server: 0.0.0.0:443
          8.8.8.8 and 9.9.9.9, again 8.8.8.8:53        | 192.0.2.1 and 192.0.2.2, again 192.0.2.1:53
          client: 2a00:1450:4001::5, server: [::]:443  | client: 2001:db8::1, server: [::]:443
          [2a00:1450:4001::5]:443                      | [2001:db8::1]:443
          ::ffff:184.105.247.194                       | 192.0.2.1
          server: shop.example.org, request: "GET /a?token=1 HTTP/1.1" | server: example.com, request: "GET / HTTP/1.1"
          upstream: "https://10.1.2.3:8443/secret", host: "my.shop" | upstream: "https://192.0.2.1:8443/", host: "example.com"
          upstream: "https://intern.lan/x", referrer: "https://a/b" | upstream: "https://example.com/", referrer: "example.com"
          mail from admin@intern.example               | mail from somebody@example.com
          """)
  void takesOutWhoAndWhat(String text, String masked) {
    assertThat(AddressMask.of(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error:0A00006C:SSL routines::bad key share",
        "SSL routines::decode error",
        "2023/12/27 02:36:21 [crit] 13721#0: *2341389",
        "openresty/1.25.3.1",
        "lib(20)::reason(108)",
        "127.0.0.1 ::1 0.0.0.0",
        "40776B:error:0A00006C:SSL routines:f:bad key share:ssl/x.c:698:"
      })
  void leavesTheRest(String text) {
    assertThat(AddressMask.of(text)).isEqualTo(text);
  }

  @Test
  void whatIsLeftIsStillALine() {
    String line =
        "2023/12/27 02:36:21 [crit] 13721#0: *2341389 SSL_do_handshake() failed (SSL:"
            + " error:141CF06C:SSL routines:tls_parse_ctos_key_share:bad key share) while SSL"
            + " handshaking, client: 184.105.247.194, server: 0.0.0.0:443";

    assertThat(LogFormats.parse("", Line.of(AddressMask.of(line).getBytes(StandardCharsets.UTF_8))))
        .satisfies(
            failure -> {
              assertThat(failure.kind().reason()).isEqualTo("bad key share");
              assertThat(failure.client()).hasToString("192.0.2.1");
            });
  }
}

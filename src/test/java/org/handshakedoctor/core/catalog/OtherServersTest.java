package org.handshakedoctor.core.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.TlsFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Servers have their own words for what has an entry already. Where the words give no cause, no
/// entry is guessed.
class OtherServersTest {
  private static final ErrorCatalog CATALOG = ErrorCatalog.bundled();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "info | [client 192.0.2.1:5] AH02006: SSL handshake stopped: connection was closed |"
            + " peer-closed",
        "info | [client 192.0.2.1:5] AH01996: SSL handshake failed: HTTP spoken on HTTPS port;"
            + " trying to send HTML error page | plain-http-to-https",
        "info | [client 192.0.2.1:5] AH02276: Certificate Verification: Error (10): certificate has"
            + " expired | client-cert-verify",
        "info | [client 192.0.2.1:5] AH02010: SSL client authentication failed: x |"
            + " client-cert-verify",
        "info | [client 192.0.2.1:5] AH02011: No acceptable peer certificate available |"
            + " client-no-cert",
        "error | [client 192.0.2.1:5] AH02042: rejecting client initiated renegotiation |"
            + " renegotiation",
        "error | [remote 10.0.0.5:443] AH02039: Certificate Verification: Error (18): self signed"
            + " certificate | upstream-verify",
        "info | [remote 10.0.0.5:443] AH02004: SSL Proxy: Peer certificate is expired |"
            + " upstream-verify",
        "info | [remote 10.0.0.5:443] AH02411: SSL Proxy: Peer certificate does not match for"
            + " hostname a | upstream-name",
        "emerg | AH02565: Certificate and private key a:443:0 from /a and /b do not match |"
            + " key-values-mismatch",
        "emerg | AH02572: Failed to configure at least one certificate and key for a:443 |"
            + " no-ssl-certificate",
        "emerg | AH01898: Unable to configure permitted SSL ciphers | local-settings",
        "error | AH02218: ssl_stapling_init_cert: no OCSP URI in certificate | stapling-ignored",
        "error | AH02604: Unable to configure certificate a:443:0 for stapling | stapling-ignored",
        "error | AH01941: stapling_renew_response: responder error | ocsp-errors",
        "error | AH01925: failed to verify the OCSP response | ocsp-errors",
        "info | [remote 10.0.0.5:443] AH02003: SSL Proxy connect failed | ah02003",
        "info | [client 192.0.2.1:5] AH02008: SSL library error 1 in handshake (server a:443) |"
            + " ah02008",
      })
  void apacheSays(String level, String message, String entry) {
    String head = "[Wed Dec 27 02:36:21.123456 2023] [ssl:" + level + "] [pid 1:tid 2] ";

    assertThat(explain(head + message)).isEqualTo(entry);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Connection closed during SSL handshake | peer-closed",
        "Connection error during SSL handshake | connection-reset",
        "Timeout during SSL handshake | client-timeout",
        "SSL client CA chain cannot be verified | client-cert-verify",
        "SSL client certificate not trusted | client-cert-verify",
        "Rejected a client-initiated SSL renegociation attempt | renegotiation",
        "SSL handshake failure (error:0A00006C:SSL routines::bad key share) | bad-key-share",
        "SSL handshake failure | call-ssl-handshake",
      })
  void haproxySays(String message, String entry) {
    String head = "192.0.2.1:56059 [27/Dec/2023:02:36:21.380] https/1: ";

    assertThat(explain(head + message)).isEqualTo(entry);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SSL: addr:192.0.2.1 ssl_err:1 error:0A00006C:SSL routines::bad key share | bad-key-share",
        "SSL: addr:192.0.2.1 ssl_err:5 rd:-1 errno:104 | connection-reset",
        "SSL: verify error:num=10:certificate has expired:depth=0:subject=a | client-cert-verify",
        "SSL: renegotiation initiated by client, killing connection | renegotiation",
      })
  void lighttpdSays(String message, String entry) {
    assertThat(explain("2023-12-27 02:36:21: (mod_openssl.c.4870) " + message)).isEqualTo(entry);
  }

  private static String explain(String line) {
    TlsFailure failure = LogFormats.parse("x", Line.of(line.getBytes(UTF_8)));
    return CATALOG.explain(Objects.requireNonNull(failure, line).kind()).id();
  }
}

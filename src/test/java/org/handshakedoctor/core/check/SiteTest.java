package org.handshakedoctor.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
  @ParameterizedTest
  @CsvSource({
    "example.com, example.com:443",
    "Example.com:8443, Example.com:8443",
    "https://example.com/path?x=1:2, example.com:443",
    "http://example.com:80, example.com:80",
    "bücher.example, xn--bcher-kva.example:443",
    "192.0.2.1:444, 192.0.2.1:444",
    "2001:DB8:0::1, [2001:db8::1]:443",
    "[2001:db8::1]:8443, [2001:db8::1]:8443",
    "::ffff:192.0.2.1, 192.0.2.1:443",
    "localhost, localhost:443"
  })
  void readsWhatPeopleType(String text, String site) {
    assertThat(Site.parse(text)).hasToString(site);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":443",
        "a b",
        "a;b",
        "-o.example",
        "example.com:0",
        "example.com:65536",
        "example.com:x",
        "[example.com]:443",
        "[2001:db8::1",
        "ftp://example.com",
        "user@example.com",
        "example.com\n"
      })
  void refusesTheRest(String text) {
    assertThatThrownBy(() -> Site.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, true",
    "EXAMPLE.com, example.COM, true",
    "*.example.com, www.example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, a.b.example.com, false",
    "*.com, com, false",
    "192.0.2.1, 192.0.2.1, true",
    "2001:db8:0:0:0:0:0:1, 2001:db8::1, true",
    "192.0.2.1, 192.0.2.2, false",
    "www.example.com, example.com, false"
  })
  void aNameOfACertificateCovers(String name, String host, boolean covered) {
    assertThat(CertificateSeen.covers(name, host)).isEqualTo(covered);
  }
}

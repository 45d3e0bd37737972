package org.handshakedoctor.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Objects;
import org.handshakedoctor.core.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressLabelsTest {
  /// One visitor who failed three times, one of the same network who failed once, one of IPv6.
  private final AddressLabels labels =
      AddressLabels.masked(
          ReportSample.of(
                  ReportSample.failure(0, "203.0.113.7", "bad key share"),
                  ReportSample.failure(1, "203.0.113.7", "bad key share"),
                  ReportSample.failure(2, "203.0.113.7", "bad key share"),
                  ReportSample.failure(3, "203.0.113.200", "bad key share"),
                  ReportSample.failure(4, "2001:db8:12:34::7", "bad key share"))
              .report());

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7,203.0.113.x #1",
    "203.0.113.200,203.0.113.x #2",
    "2001:db8:12:34::7,2001:db8:12::x #1",
    "198.51.100.1,198.51.100.x #1",
    "2001:db8:12:99::1,2001:db8:12::x #2",
    "127.0.0.1,127.0.0.1",
    "0.0.0.0,0.0.0.0",
    "::1,::1",
    "10.0.0.7,10.0.0.x #1"
  })
  void keepsTheNetworkAndNumbersTheVisitor(String address, String label) {
    assertThat(labels.of(Objects.requireNonNull(IpAddress.parse(address)))).isEqualTo(label);
  }

  @Test
  void oneVisitorKeepsOneNumber() {
    String first = labels.in("198.51.100.9 and 198.51.100.10");
    assertThat(first).isEqualTo("198.51.100.x #1 and 198.51.100.x #2");
    assertThat(labels.in("198.51.100.10, 198.51.100.9"))
        .isEqualTo("198.51.100.x #2, 198.51.100.x #1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "while SSL handshaking, client: 203.0.113.7, server: 0.0.0.0:443"
            + "|while SSL handshaking, client: 203.0.113.x #1, server: 0.0.0.0:443",
        "upstream: \"https://203.0.113.200:8443/\"|upstream: \"https://203.0.113.x #2:8443/\"",
        "[2001:db8:12:34::7]:443|[2001:db8:12::x #1]:443",
        "client:2001:db8:12:34::7.|client:2001:db8:12::x #1.",
        "::ffff:203.0.113.7|203.0.113.x #1",
        "host ec2-203-0-113-7.compute.example|host ec2-203-0-113-x#1.compute.example",
        "7.113.0.203.in-addr.arpa|x#1.113.0.203.in-addr.arpa",
        "static.7.113.0.203.example.net|static.x#1.113.0.203.example.net",
        "pool-198-51-100-77.example.net|pool-x-51-100-x.example.net",
        "pcb007107.dip0.example.de|pcb0071xx#1.dip0.example.de",
        "h2001-db8-12-34--7.example|h2001-db8-12--x#1.example",
        "2001-db8-12-34--7.v6.example|2001-db8-12--x#1.v6.example",
        "7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.4.3.0.0.2.1.0.0.8.b.d.0.1.0.0.2.ip6.arpa" + "|x.ip6.arpa",
        "a.203.0.113.7.b|a.203.0.113.x#1.b",
        "1.203.0.113.7|1.203.0.113.x#1",
        "1.2.3.4.5.6|x.x.x.x.x.x",
        "ip-10-0-0-7|ip-x-0-0-x",
        "2023/12/27 02:36:21 [crit] 13721#0: *2341389|2023/12/27 02:36:21 [crit] 13721#0: *2341389",
        "error:0A00006C:SSL routines::bad key share|error:0A00006C:SSL routines::bad key share",
        "OpenSSL 1.1.1 and nginx/1.24.0|OpenSSL 1.1.1 and nginx/1.24.0"
      })
  void findsAddressesInText(String text, String masked) {
    assertThat(labels.in(text)).isEqualTo(masked);
  }

  @Test
  void plainLabelsChangeNothing() {
    AddressLabels plain = AddressLabels.plain();
    assertThat(plain.in("client: 203.0.113.7")).isEqualTo("client: 203.0.113.7");
    assertThat(plain.of(IpAddress.ofIpv4(0x01020304))).isEqualTo("1.2.3.4");
  }

  @Test
  void aHostileLineTakesNoTime() {
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (String part : new String[] {":", "a", "a:", "1.", "1-", "a-", "::1", "f."}) {
            assertThat(labels.in(part.repeat(16_000))).isNotEmpty();
          }
        });
  }
}

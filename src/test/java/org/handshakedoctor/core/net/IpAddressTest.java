package org.handshakedoctor.core.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "203.0.113.10, 203.0.113.10",
    "255.255.255.255, 255.255.255.255",
    "::ffff:203.0.113.10, 203.0.113.10",
    "::FFFF:cb00:710a, 203.0.113.10",
    "0:0:0:0:0:ffff:0:0, 0.0.0.0",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "::1.2.3.4, ::102:304",
    "64:ff9b::203.0.113.10, 64:ff9b::cb00:710a",
    "1:2:3:4:5:6:255.255.255.255, 1:2:3:4:5:6:ffff:ffff",
    "2001:DB8::ABCD, 2001:db8::abcd",
  })
  void readsAnAddressAndPrintsItInItsCanonicalForm(String text, String canonical) {
    assertThat(address(text)).hasToString(canonical);
    assertThat(IpAddress.parse(canonical)).isEqualTo(address(text));
  }

  /// The examples of RFC 5952, sections 1 to 4.
  @ParameterizedTest
  @CsvSource({
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:0db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8::1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8::0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:0db8::1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:0:1::1, 2001:db8::1:0:0:1",
    "2001:DB8:0:0:1::1, 2001:db8::1:0:0:1",
    "2001:0db8::0001, 2001:db8::1",
    "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:aaaa:bbbb:cccc:dddd:eeee:AAAA, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:aaaa",
  })
  void printsWhatTheRfcRecommends(String text, String recommended) {
    assertThat(address(text)).hasToString(recommended);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "1.2.3",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "1.2.3.4.",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.1000",
        "1.2.3.-4",
        "+1.2.3.4",
        "203.0.113.010",
        "00.0.0.0",
        "0xcb00710a",
        "0xcb.0.113.10",
        "3405803786",
        "203.0.113.10/32",
        "203.0.113.10:443",
        "203.0.113.10 ",
        " 203.0.113.10",
        "203.0.113.10\n",
        "203.0.113.10\nflush ruleset",
        "localhost",
        "example.org",
        "unix:",
        "١.٢.٣.٤",
        "１.2.3.4",
        ":",
        ":::",
        "::1:",
        ":1::2",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1:2:3:4::5:6:7:8",
        "12345::",
        "::00001",
        "::g",
        "fe80::1%eth0",
        "fe80::1%1",
        "[::1]",
        "[::1]:443",
        "::1/128",
        "::1.2.3",
        "::1.2.3.04",
        "::1.2.3.4:5",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::ffff:203.0.113.010",
        "::١",
      })
  void whatIsNotExactlyOneAddressIsNone(String text) {
    assertThat(IpAddress.parse(text)).isNull();
  }

  @Test
  void readsFromTheMiddleOfABlock() {
    byte[] block = ", client: 203.0.113.10, server: [::1]:443".getBytes(UTF_8);

    assertThat(IpAddress.parse(block, 10, 22)).isEqualTo(address("203.0.113.10"));
    assertThat(IpAddress.parse(block, 10, 21)).isEqualTo(address("203.0.113.1"));
    assertThat(IpAddress.parse(block, 10, 23)).isNull();
    assertThat(IpAddress.parse(block, 33, 36)).isEqualTo(address("::1"));
    assertThat(IpAddress.parse(block, 22, 22)).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithTheJdkAboutRandomAddresses(long seed) throws UnknownHostException {
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = randomBytes(random);
      InetAddress jdk = InetAddress.getByAddress(bytes);
      IpAddress ours = address(Objects.requireNonNull(jdk.getHostAddress()));

      assertThat(bytes(ours)).isEqualTo(bytes);
      assertThat(ours.isIpv4()).isEqualTo(jdk instanceof Inet4Address);
      assertThat(address(ours.toString())).isEqualTo(ours);
      assertThat(InetAddress.ofLiteral(ours.toString())).isEqualTo(jdk);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void randomTextIsReadOnlyWhereTheJdkReadsTheSame(long seed) {
    Random random = new Random(seed);
    String letters = "0123456789abcF.::::";
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = 1 + random.nextInt(12); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      IpAddress ours = IpAddress.parse(text.toString());
      if (ours != null) {
        read++;
        assertThat(bytes(ours)).isEqualTo(InetAddress.ofLiteral(text.toString()).getAddress());
      }
    }
    assertThat(read).isGreaterThan(500);
  }

  @Test
  void sortsIpv4FirstAndThenByNumber() {
    List<IpAddress> sorted =
        List.of(
            address("0.0.0.0"),
            address("9.255.0.1"),
            address("10.0.0.0"),
            address("200.0.0.0"),
            address("::"),
            address("::1"),
            address("::fffe:ffff:ffff"),
            address("::1:0:0:0"),
            address("2001:db8::"),
            address("2001:db8::8000:0:0:0"),
            address("fe80::"));
    List<IpAddress> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(6));
    Collections.sort(shuffled);

    assertThat(shuffled).isEqualTo(sorted);
  }

  @Test
  void knowsTheWidthOfItsFamily() {
    assertThat(address("1.2.3.4").bits()).isEqualTo(32);
    assertThat(address("::1.2.3.4").bits()).isEqualTo(128);
    assertThat(IpAddress.ofIpv4(0xCB00710A)).isEqualTo(address("203.0.113.10"));
  }

  /// Half of them with long runs of zeros, which is where printing can go wrong.
  private static byte[] randomBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(4) == 0 ? 4 : 16];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      for (int i = 0; i < bytes.length; i += 2) {
        if (random.nextInt(3) > 0) {
          Arrays.fill(bytes, i, i + 2, (byte) 0);
        }
      }
    }
    return bytes;
  }

  private static byte[] bytes(IpAddress address) {
    byte[] all = ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low()).array();
    return address.isIpv4() ? Arrays.copyOfRange(all, 12, 16) : all;
  }

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }
}

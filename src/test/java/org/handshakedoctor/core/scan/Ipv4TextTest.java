package org.handshakedoctor.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The slow twin is [IpAddress#parse(String)].
class Ipv4TextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "1.2.3.4",
        "255.255.255.255",
        "192.0.2.10",
        "10.200.3.44",
        "256.1.1.1",
        "1.1.1.256",
        "999.1.1.1",
        "01.2.3.4",
        "1.2.3.00",
        "1.2.3.04",
        "1.2.3.012",
        "1.2.3",
        "1.2.3.",
        "1..3.4",
        ".1.2.3",
        "1234.1.1.1",
        "123456789.1.1.1",
        "1.2.3.4567",
        "1,2,3,4",
        "1.2.3.a",
        "a.b.c.d",
        "2001:db8::1",
        "::ffff:192.0.2.1",
        "-",
        "",
        "\u00b9.2.3.4"
      })
  void readsWhatTheSlowTwinReads(String text) {
    for (String after : new String[] {"", ",", ", server: a", " and more of the line"}) {
      byte[] line = ("client: " + text + after).getBytes(StandardCharsets.UTF_8);
      int end = line.length - after.length();

      assertThat(read(line, 8, end)).isEqualTo(ipv4(text));
    }
  }

  @Test
  void readsWhatTheSlowTwinReadsOfAnything() {
    Random random = new Random(7);
    int addresses = 0;
    for (int i = 0; i < 100_000; i++) {
      String text = randomText(random);
      byte[] line = text.getBytes(StandardCharsets.US_ASCII);
      IpAddress wanted = ipv4(text);

      assertThat(read(line, 0, line.length)).as(text).isEqualTo(wanted);
      addresses += wanted == null ? 0 : 1;
    }
    assertThat(addresses).isBetween(10_000, 90_000);
  }

  @Test
  void doesNotReadBeyondTheEndOfTheLine() {
    byte[] two = "1.2.3.45.6.7.8".getBytes(StandardCharsets.US_ASCII);

    assertThat(Ipv4Text.read(two, 0, 7)).isEqualTo(Ipv4Text.NONE);
    assertThat(Ipv4Text.length(Ipv4Text.read(two, 0, 8))).isEqualTo(8);
    assertThat(Ipv4Text.length(Ipv4Text.NONE)).isZero();
  }

  private static @Nullable IpAddress read(byte[] bytes, int from, int end) {
    long found = Ipv4Text.read(bytes, from, end);
    return found == Ipv4Text.NONE || Ipv4Text.length(found) != end - from
        ? null
        : IpAddress.ofIpv4(Ipv4Text.bits(found));
  }

  private static @Nullable IpAddress ipv4(String text) {
    IpAddress address = IpAddress.parse(text);
    return address == null || text.contains(":") ? null : address;
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(10) == 0 ? 1 + random.nextInt(6) : 4;
    for (int i = 0; i < parts; i++) {
      text.append(i == 0 ? "" : ".").append(random.nextInt(random.nextInt(20) == 0 ? 1200 : 256));
    }
    if (random.nextInt(10) == 0) {
      text.setCharAt(random.nextInt(text.length()), (char) (' ' + random.nextInt(95)));
    }
    return text.toString();
  }
}

package org.handshakedoctor.core.networks.mmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.networks.mmdb.LocationDatabase.Source;
import org.handshakedoctor.core.networks.mmdb.LocationException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationDatabaseTest {
  private static final Map<String, Object> GERMANY =
      Map.of(
          "country",
          Map.of("iso_code", "DE", "names", Map.of("en", "Germany")),
          "registered_country",
          Map.of("iso_code", "NL"));
  private static final Map<String, Object> HETZNER =
      Map.of(
          "autonomous_system_number",
          24940,
          "autonomous_system_organization",
          "Hetzner Online GmbH");

  @TempDir Path folder;

  @Test
  void countryAndNetworkComeFromTwoFilesAsFromOne() throws Exception {
    Path countries =
        new MmdbFile("GeoLite2-Country", 6)
            .with("5.9.0.0/16", GERMANY)
            .with("2a01:4f8::/32", GERMANY)
            .write(folder.resolve("country.mmdb"));
    Path networks =
        new MmdbFile("GeoLite2-ASN", 6)
            .with("5.9.0.0/16", HETZNER)
            .with("2a01:4f8::/32", HETZNER)
            .write(folder.resolve("asn.mmdb"));

    try (LocationDatabase both = LocationDatabase.open(List.of(countries, networks))) {
      Location hetzner = new Location("DE", 24940, "Hetzner Online GmbH");
      assertThat(find(both, "5.9.1.1")).isEqualTo(hetzner);
      assertThat(find(both, "2a01:4f8::1")).isEqualTo(hetzner);
      assertThat(find(both, "5.10.1.1")).isEqualTo(Location.UNKNOWN);
      assertThat(find(both, "2a02::1")).isEqualTo(Location.UNKNOWN);
      assertThat(hetzner.network()).isEqualTo("AS24940 Hetzner Online GmbH");
      assertThat(both.hasCountries()).isTrue();
      assertThat(both.sources())
          .containsExactly(
              new Source(countries, "GeoLite2-Country", LocalDate.of(2026, 9, 21), true, false),
              new Source(networks, "GeoLite2-ASN", LocalDate.of(2026, 9, 21), false, true));
    }
  }

  @Test
  void theFieldsOfOtherMakersAreUnderstood() throws Exception {
    Path file =
        new MmdbFile("ipinfo generic_lite.mmdb", 4)
            .with(
                "1.0.0.0/8",
                Map.of(
                    "country",
                    "Australia",
                    "country_code",
                    "AU",
                    "asn",
                    "AS13335",
                    "as_name",
                    "Cloudflare, Inc."))
            .with("2.0.0.0/8", Map.of("country", "FR", "asn", "3215", "org", "Orange"))
            .with(
                "3.0.0.0/8",
                Map.of(
                    "traits",
                    Map.of(
                        "autonomous_system_number",
                        -1,
                        "autonomous_system_organization",
                        "Amazon")))
            .write(folder.resolve("lite.mmdb"));

    try (LocationDatabase lite = LocationDatabase.open(List.of(file))) {
      assertThat(find(lite, "1.1.1.1")).isEqualTo(new Location("AU", 13335, "Cloudflare, Inc."));
      assertThat(find(lite, "2.1.1.1")).isEqualTo(new Location("FR", 3215, "Orange"));
      assertThat(find(lite, "3.1.1.1")).isEqualTo(new Location(null, 4294967295L, "Amazon"));
      // Of IPv6 it knows nothing, and that is no error.
      assertThat(find(lite, "2a01:4f8::1")).isEqualTo(Location.UNKNOWN);
    }
  }

  @Test
  void whatADatabaseSaysIsNotBelievedBlindly() throws Exception {
    Path file =
        new MmdbFile("evil\u001b[31m", 4)
            .with("1.0.0.0/8", Map.of("country", "<b>", "asn", "AS99999999999", "name", "x"))
            .with("2.0.0.0/8", Map.of("asn", 5, "name", "\u202eevil\n" + "x".repeat(400)))
            .with("3.0.0.0/8", Map.of("country", Map.of("iso_code", 7), "asn", Map.of()))
            .write(folder.resolve("evil.mmdb"));

    try (LocationDatabase evil = LocationDatabase.open(List.of(file))) {
      assertThat(find(evil, "1.1.1.1")).isEqualTo(Location.UNKNOWN);
      assertThat(find(evil, "2.1.1.1").organisation())
          .startsWith("<U+202E>evil\\x0Ax")
          .endsWith("x…")
          .hasSizeLessThan(130);
      assertThat(find(evil, "3.1.1.1")).isEqualTo(Location.UNKNOWN);
      assertThat(evil.sources().getFirst().type()).isEqualTo("evil\\x1B[31m");
    }
  }

  @Test
  void aFileThatCannotBeUsedIsRefusedWithItsReason() throws Exception {
    byte[] good = new MmdbFile("GeoLite2-Country", 6).with("5.9.0.0/16", GERMANY).bytes();
    Path useless =
        new MmdbFile("GeoIP2-Connection-Type", 6)
            .with("5.9.0.0/16", Map.of("connection_type", "Cable/DSL"))
            .write(folder.resolve("useless.mmdb"));

    refused(folder.resolve("nothing.mmdb"), Reason.MISSING);
    refused(folder, Reason.UNREADABLE);
    refused(file("empty", new byte[0]), Reason.NO_DATABASE);
    refused(file("text", "a,b,c\n".getBytes(StandardCharsets.UTF_8)), Reason.NO_DATABASE);
    refused(file("cut", Arrays.copyOf(good, good.length / 2)), Reason.NO_DATABASE);
    refused(useless, Reason.NOTHING_USEFUL);
  }

  /// No damage leads to anything but the refusal of the file or an unknown address.
  @Test
  void aDamagedFileBreaksNothing() throws Exception {
    byte[] good =
        new MmdbFile("GeoLite2-Country", 6)
            .with("5.9.0.0/16", GERMANY)
            .with("2a01:4f8::/32", HETZNER)
            .bytes();
    Random random = new Random(7);
    int opened = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] bad = good.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      Path file = file("bad", bad);
      try (LocationDatabase database = LocationDatabase.open(List.of(file))) {
        find(database, "5.9.1.1");
        find(database, "2a01:4f8::1");
        opened++;
      } catch (LocationException e) {
        assertThat(e.reason()).isIn(Reason.NO_DATABASE, Reason.NOTHING_USEFUL);
      }
    }
    assertThat(opened).isBetween(100, 1_999);
  }

  @Test
  void aClosedDatabaseKnowsNothing() throws Exception {
    Path file =
        new MmdbFile("GeoLite2-Country", 4)
            .with("5.9.0.0/16", GERMANY)
            .write(folder.resolve("country.mmdb"));
    LocationDatabase database = LocationDatabase.open(List.of(file));
    assertThat(find(database, "5.9.1.1").country()).isEqualTo("DE");

    database.close();

    assertThat(find(database, "5.9.1.1")).isEqualTo(Location.UNKNOWN);
    // Also where the system locks what is open.
    Files.delete(file);
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name + ".mmdb"), bytes);
  }

  private static void refused(Path file, Reason reason) {
    assertThatThrownBy(() -> LocationDatabase.open(List.of(file)))
        .isInstanceOfSatisfying(
            LocationException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.file()).isEqualTo(file);
            });
  }

  private static Location find(LocationDatabase database, String address) {
    return database.find(Objects.requireNonNull(IpAddress.parse(address)));
  }
}

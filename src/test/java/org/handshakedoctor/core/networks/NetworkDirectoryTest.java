package org.handshakedoctor.core.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.net.SpecialRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NetworkDirectoryTest {
  private static final Map<NetworkKind, JsonNode> LISTS = new EnumMap<>(NetworkKind.class);
  private static final NetworkDirectory NETWORKS = NetworkDirectory.bundled();

  /// The article's addresses, and a few that everybody knows.
  @ParameterizedTest
  @CsvSource({
    "184.105.247.194, SCANNER, Shadowserver",
    "74.82.47.5, SCANNER, Shadowserver",
    "87.236.176.148, SCANNER, Driftnet",
    "162.158.1.1, CDN_PROXY, Cloudflare",
    "2606:4700::1, CDN_PROXY, Cloudflare",
    "66.249.66.1, SEARCH_ENGINE, Google",
  })
  void knowsWhoIsBehindAnAddress(String address, NetworkKind kind, String name) {
    Operator found = Objects.requireNonNull(NETWORKS.find(address(address)), address);

    assertThat(found.kind()).isEqualTo(kind);
    assertThat(found.name()).contains(name);
    assertThat(found.asOf()).matches("20\\d\\d-\\d\\d(-\\d\\d)?");
  }

  @ParameterizedTest
  @CsvSource({
    "167.94.138.1, HOST_SEARCH, true, https://docs.censys.com/docs/opt-out-of-data-collection",
    "87.236.176.148, INTERNET_SCAN, true, https://internet-measurement.com/",
    "184.105.247.194, PUBLIC_WARNING, false, https://www.shadowserver.org/",
    "141.212.121.1, RESEARCH, true, https://cse.engin.umich.edu/about/resources/connection-attempts/",
    "162.158.1.1, FOR_VISITORS, false, https://www.cloudflare.com/ips/",
  })
  void saysWhatForAndWhereToReadMore(String address, Purpose purpose, boolean optOut, String page) {
    Operator found = Objects.requireNonNull(NETWORKS.find(address(address)), address);

    assertThat(found.purpose()).isEqualTo(purpose);
    assertThat(found.optOut()).isEqualTo(optOut);
    assertThat(found.page()).isEqualTo(page);
    assertThat(found.confidence()).isEqualTo(Operator.Confidence.HIGH);
  }

  /// What one operator says must not be taken for the next one's.
  @Test
  void everyOperatorIsReadWithItsOwnWordsAndNoOthers() {
    for (NetworkKind kind : NetworkKind.values()) {
      for (JsonNode operator : list(kind)) {
        IpPrefix first =
            Objects.requireNonNull(IpPrefix.parse(operator.required("ranges").get(0).asString()));
        Operator found = Objects.requireNonNull(NETWORKS.find(first.address()));
        if (found.kind() == kind && found.name().equals(operator.required("operator").asString())) {
          assertThat(found.service()).isEqualTo(operator.path("service").asString(null));
          assertThat(found.page()).isEqualTo(operator.path("page").asString(null));
          assertThat(found.optOut()).isEqualTo(operator.path("optOut").asBoolean(false));
          assertThat(found.purpose().id()).isEqualTo(operator.required("purpose").asString());
          assertThat(found.page() == null || found.page().matches("https?://\\S+|\\S+@\\S+"))
              .as(found.page())
              .isTrue();
          assertThat(found.optOut() && found.page() == null).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.1", "10.0.0.1", "127.0.0.1", "::1", "2001:db8::1", "0.0.0.0"})
  void anAddressOfNobodyIsUnknown(String address) {
    assertThat(NETWORKS.find(address(address))).isNull();
  }

  /// Slow and obvious: of all bundled ranges around the address, one of the longest.
  @ParameterizedTest
  @EnumSource
  void theLongestPrefixWins(NetworkKind kind) {
    Random random = new Random(kind.id().length());
    for (JsonNode operator : list(kind)) {
      for (JsonNode range : operator.required("ranges")) {
        IpPrefix prefix = Objects.requireNonNull(IpPrefix.parse(range.asString()));
        IpAddress address = inside(prefix, random);
        Operator found = Objects.requireNonNull(NETWORKS.find(address), range.asString());
        if (found.kind() != kind
            || !found.name().equals(operator.required("operator").asString())) {
          assertThat(longest(found, address)).isGreaterThanOrEqualTo(prefix.length());
        }
      }
    }
  }

  @Test
  void aScannerInsideACloudIsAScanner() {
    long scanners =
        list(NetworkKind.SCANNER)
            .valueStream()
            .flatMap(operator -> operator.required("ranges").valueStream())
            .map(range -> Objects.requireNonNull(IpPrefix.parse(range.asString())))
            .filter(prefix -> insideACloud(prefix))
            .peek(
                prefix ->
                    assertThat(NETWORKS.find(prefix.address()))
                        .extracting(operator -> Objects.requireNonNull(operator).kind())
                        .isEqualTo(NetworkKind.SCANNER))
            .count();
    assertThat(scanners).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void everyListHasItsRangesWrittenAsTheyAreUsed(NetworkKind kind) {
    for (JsonNode operator : list(kind)) {
      assertThat(operator.required("operator").asString()).isNotBlank();
      assertThat(operator.required("ranges")).isNotEmpty();
      for (JsonNode range : operator.required("ranges")) {
        IpPrefix prefix =
            Objects.requireNonNull(IpPrefix.parse(range.asString()), range.asString());
        assertThat(range.asString()).isIn(prefix.toString(), prefix.cidr());
        assertThat(SpecialRange.of(prefix.address())).as(range.asString()).isNull();
      }
    }
    assertThat(NETWORKS.size()).isGreaterThan(1_000);
  }

  private static boolean insideACloud(IpPrefix scanner) {
    return list(NetworkKind.CLOUD_HOSTING)
        .valueStream()
        .flatMap(operator -> operator.required("ranges").valueStream())
        .map(range -> Objects.requireNonNull(IpPrefix.parse(range.asString())))
        .anyMatch(cloud -> cloud.length() < scanner.length() && cloud.contains(scanner.address()));
  }

  private static int longest(Operator operator, IpAddress address) {
    return list(operator.kind())
        .valueStream()
        .filter(one -> one.required("operator").asString().equals(operator.name()))
        .flatMap(one -> one.required("ranges").valueStream())
        .map(range -> Objects.requireNonNull(IpPrefix.parse(range.asString())))
        .filter(prefix -> prefix.contains(address))
        .mapToInt(IpPrefix::length)
        .max()
        .orElse(-1);
  }

  private static IpAddress inside(IpPrefix prefix, Random random) {
    int free = prefix.address().bits() - prefix.length();
    long bits = free == 0 ? 0 : random.nextLong() >>> (64 - Math.min(free, 63));
    return new IpAddress(prefix.address().high(), prefix.address().low() | bits);
  }

  private static JsonNode list(NetworkKind kind) {
    return LISTS.computeIfAbsent(
        kind,
        _ ->
            JsonMapper.shared()
                .readTree(NetworkDirectory.class.getResourceAsStream(kind.id() + ".json"))
                .required("operators"));
  }

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }
}

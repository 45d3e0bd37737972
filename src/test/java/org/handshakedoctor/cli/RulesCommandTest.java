package org.handshakedoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesCommandTest {
  private static final String ARTICLE = "src/test/resources/samples/article.log";
  private static final String NGINX = "src/test/resources/samples/nginx-error.log";

  @Test
  void namesItsTargets() {
    assertThat(
            CommandLineRun.of("rules", "--list")
                .out()
                .lines()
                .map(line -> line.substring(0, line.indexOf(" "))))
        .contains("nftables", "iptables", "nginx-deny", "ufw", "haproxy");
  }

  @Test
  void blocksOnlyWhoFailedOftenEnough() {
    CommandLineRun none = CommandLineRun.of("rules", ARTICLE, "--target", "nftables");
    CommandLineRun twice =
        CommandLineRun.of("rules", ARTICLE, "--target", "nftables", "--min-failures", "2");

    assertThat(none.status()).isZero();
    assertThat(none.out()).doesNotContain("165.227.76.114");
    assertThat(twice.out()).contains("165.227.76.114").doesNotContain("74.82.47.5");
  }

  @Test
  void advisesToBlockNothing() {
    assertThat(CommandLineRun.of("rules", ARTICLE, "--target", "nftables").err())
        .contains("block nothing");
  }

  @Test
  void neverBlocksAVisitorWhoOnlyMetABrokenBackend() {
    String rules =
        CommandLineRun.of("rules", NGINX, "--target", "nginx-deny", "--min-failures", "1").out();

    assertThat(rules).doesNotContain("198.51.100.140").doesNotContain("127.0.0.1");
  }

  @Test
  void takesExampleAddressesGivenByHandWithAWarning() {
    CommandLineRun run =
        CommandLineRun.of("rules", "--target", "nginx-deny", "--block", "192.0.2.7", "8.8.8.8");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("deny 192.0.2.7;", "deny 8.8.8.8;");
    assertThat(run.err()).contains("192.0.2.7").doesNotContain("8.8.8.8");
  }

  @Test
  void refusesOnesOwnNetwork() {
    CommandLineRun run =
        CommandLineRun.of("rules", "--target", "iptables", "--block", "10.0.0.1", "8.8.8.8");

    assertThat(run.out()).contains("8.8.8.8").doesNotContain("10.0.0.1");
    assertThat(run.err()).contains("10.0.0.1");
    assertThat(CommandLineRun.of("rules", "--target", "iptables", "--block", "10.0.0.1"))
        .matches(alone -> alone.status() == 2 && alone.out().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules",
        "rules --target nftables",
        "rules --target nonsense --block 8.8.8.8",
        "rules --target nftables --block 203.0.113.010",
        "rules --target nftables --block localhost",
        "rules --target nftables --block 8.8.8.8 --expires soon",
        "rules x.log"
      })
  void wrongArgumentsEndWithTwo(String line) {
    CommandLineRun run = CommandLineRun.of(line.split(" ", -1));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotBlank();
  }

  @Test
  void theExpiryIsInTheText() {
    String oneDay =
        CommandLineRun.of("rules", "--target", "nftables", "--block", "8.8.8.8", "--expires", "12h")
            .out();
    String forEver =
        CommandLineRun.of(
                "rules", "--target", "nftables", "--block", "8.8.8.8", "--expires", "none")
            .out();

    assertThat(oneDay).contains("timeout 12h");
    assertThat(forEver).doesNotContain("timeout");
  }
}

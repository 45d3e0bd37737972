package org.handshakedoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

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

  @Test
  void refusesACdnAndASearchEngineGivenByHand() {
    CommandLineRun run =
        CommandLineRun.of(
            "rules",
            "--target",
            "nftables",
            "--block",
            "162.158.1.1",
            "66.249.66.0/24",
            "2606:4700::1",
            "8.8.8.8");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("8.8.8.8")
        .doesNotContain("162.158", "66.249", "2606:4700");
    assertThat(run.err()).contains("162.158.1.1: Cloudflare", "66.249.66.0/24: Google (Googlebot)");
  }

  @Test
  void saysWhoIsLeftOutAndForHowManyPages(@TempDir Path folder) throws IOException {
    Path errors = Files.writeString(folder.resolve("error.log"), failures("9.1.1.1", 30));
    Path accesses = Files.writeString(folder.resolve("access.log"), visits("9.1.1.1", 340));
    String[] rules = {"rules", errors.toString(), accesses.toString(), "--target", "nginx-deny"};

    CommandLineRun run = CommandLineRun.of(rules);

    assertThat(run.status()).isZero();
    assertThat(run.out()).doesNotContain("9.1.1.1");
    assertThat(run.err()).contains("left out 9.1.1.1: 340 pages loaded");
    assertThat(CommandLineRun.of("rules", errors.toString(), "--target", "nginx-deny").out())
        .contains("deny 9.1.1.1;");
  }

  @Test
  void aSoftReasonIsOverriddenForTheAddressThatIsNamed(@TempDir Path folder) throws IOException {
    Path errors =
        Files.writeString(
            folder.resolve("error.log"),
            failures("203.0.113.7", 30) + failures("203.0.113.8", 30) + failures("10.0.0.5", 30));
    CommandLineRun run =
        CommandLineRun.of(
            "rules",
            errors.toString(),
            "--target",
            "nginx-deny",
            "--include-soft",
            "203.0.113.7",
            "10.0.0.5");

    assertThat(run.out())
        .contains("deny 203.0.113.7;")
        .doesNotContain("203.0.113.8")
        .doesNotContain("deny 10.");
    assertThat(run.err())
        .contains("warning for 203.0.113.7", "refused 10.0.0.5", "left out 203.0.113.8");
  }

  @Test
  void beforeAnythingElseItSaysThatTheseAreYourProxies(@TempDir Path folder) throws IOException {
    Path errors = Files.writeString(folder.resolve("error.log"), failures("162.158.1.1", 30));
    CommandLineRun run = CommandLineRun.of("rules", errors.toString(), "--target", "nftables");

    assertThat(run.err().lines().limit(3).toList())
        .satisfiesExactly(
            line -> assertThat(line).contains("block nothing"),
            line -> assertThat(line).startsWith("These are your proxies: 30 of 30 failures"),
            line -> assertThat(line).startsWith("Block in the firewall of Cloudflare instead"));
    assertThat(run.out()).doesNotContain("162.158.1.1");
  }

  @Test
  void aListThatNoTargetShouldBearIsRefused(@TempDir Path folder) throws IOException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 10_001; i++) {
      many.append(failures("9." + i / 100 + "." + i % 100 + ".1", 1));
    }
    String errors = Files.writeString(folder.resolve("error.log"), many).toString();
    CommandLineRun refused =
        CommandLineRun.of("rules", errors, "--target", "iptables", "--min-failures", "1");
    CommandLineRun set =
        CommandLineRun.of("rules", errors, "--target", "nftables", "--min-failures", "1");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("10,001", "10,000");
    assertThat(set.status()).isZero();
    assertThat(set.out()).contains("9.99.99.1");
  }

  /// One judgement: the report calls those blockable that rules are made for.
  @Test
  void theReportAgreesWithTheRules(@TempDir Path folder) throws IOException {
    String log =
        Files.writeString(
                folder.resolve("error.log"),
                failures("9.1.1.1", 30)
                    + failures("9.1.1.2", 3)
                    + failures("162.158.1.1", 30)
                    + failures("203.0.113.7", 30))
            .toString();
    JsonNode clients = CommandLineRun.of("analyze", log, "--json").json().get("clients");

    assertThat(
            clients
                .valueStream()
                .filter(client -> client.get("blockable").asBoolean())
                .map(client -> client.get("address").asString()))
        .containsExactly("9.1.1.1");
    assertThat(CommandLineRun.of("rules", log, "--target", "list").out())
        .contains("9.1.1.1")
        .doesNotContain("9.1.1.2", "162.158.1.1", "203.0.113.7");
    assertThat(clients.valueStream().map(client -> client.get("why").asString()))
        .anyMatch(why -> why.startsWith("Cloudflare"))
        .anyMatch(why -> why.startsWith("3 failures, fewer than 20"));
  }

  @Test
  void saysWhereATargetDoesNotEndTheLines() {
    assertThat(CommandLineRun.of("rules", ARTICLE, "--target", "nginx-deny").err())
        .contains("acts after the handshake");
    assertThat(CommandLineRun.of("rules", ARTICLE, "--target", "haproxy").err())
        .contains("not written by a server");
    assertThat(CommandLineRun.of("rules", ARTICLE, "--target", "nftables").err())
        .doesNotContain("acts after", "not written by");
  }

  private static String failures(String client, int count) {
    return ("2026/11/23 10:00:00 [crit] 7#7: *1 SSL_do_handshake() failed (SSL:"
            + " error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: "
            + client
            + ", server: 0.0.0.0:443\n")
        .repeat(count);
  }

  private static String visits(String client, int count) {
    return (client + " - - [23/Nov/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 612 \"-\" \"-\"\n")
        .repeat(count);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules",
        "rules --target nftables",
        "rules --target nonsense --block 8.8.8.8",
        "rules --target nftables --block 203.0.113.010",
        "rules --target nftables --block 8.8.8.8 --include-soft 8.8.8.8",
        "rules src/test/resources/samples/article.log --target nftables --include-soft localhost",
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

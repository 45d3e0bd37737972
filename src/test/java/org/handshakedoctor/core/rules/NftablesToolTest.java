package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The text of [NftablesWriter] given to nft itself.
@EnabledIf(value = "nftWorks", disabledReason = "NOT RUN: needs root, unshare and nft")
class NftablesToolTest {
  private static final RuleWriter WRITER = new NftablesWriter();

  /// The rules of the machine's owner.
  private static final String OWN_RULES =
      "nft add table inet own\nnft add set inet own keep '{ type ipv4_addr; }'\n";

  /// What is loaded, without the seconds that count down.
  private static final String SHOW = "nft list ruleset | sed 's/ expires [0-9a-z]*//g'\n";

  private final PrivateNetwork network;

  static boolean nftWorks() {
    return PrivateNetwork.canRun("nft list ruleset");
  }

  NftablesToolTest(@TempDir Path folder) throws IOException {
    network = PrivateNetwork.withRulesOf(WRITER, folder);
  }

  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleSample#ALL")
  void nftFindsTheTextValidAndTheCheckLoadsNothing(RuleSample sample) throws Exception {
    assertThat(network.run("nft -c -f " + sample + "\nnft list ruleset")).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleSample#ALL")
  void aSecondLoadChangesNothing(RuleSample sample) throws Exception {
    String load = "nft -f " + sample + "\n";
    String once = network.run(OWN_RULES + load + SHOW);

    assertThat(network.run(OWN_RULES + load + load + SHOW)).isEqualTo(once);
    assertThat(once).contains("table inet handshake_doctor", "table inet own");
  }

  @Test
  void theLoadedSetsForgetTheirAddressesAfterTheExpiry() throws Exception {
    assertThat(network.run("nft -f mixed\n" + SHOW))
        .contains("198.51.100.4/31", "203.0.113.64/26", "2001:db8:bad:1::/64", "timeout 7d");
    assertThat(network.run("nft -f only-ipv4\n" + SHOW)).contains("timeout 1d12h");
    assertThat(network.run("nft -f forever\n" + SHOW)).doesNotContain("timeout");
  }

  @Test
  void aNewListReplacesTheEarlierOne() throws Exception {
    assertThat(network.run("nft -f mixed\nnft -f only-ipv6\n" + SHOW))
        .isEqualTo(network.run("nft -f only-ipv6\n" + SHOW));
    assertThat(network.run("nft -f mixed\nnft -f empty\n" + SHOW)).doesNotContain("203.0.113");
  }

  @Test
  void undoRemovesAllOfItAndNothingElse() throws Exception {
    assertThat(network.run(OWN_RULES + "nft -f mixed\nnft -f mixed\n" + WRITER.undo() + SHOW))
        .isEqualTo(network.run(OWN_RULES + SHOW));
  }

  @Test
  void theCheckShowsThePacketsDropped() throws Exception {
    network.write(WRITER.fileName(), WRITER.apply(RuleSample.MIXED.list()));

    assertThat(network.run("nft -f mixed\n" + WRITER.check())).contains("counter packets 0");
  }

  @Test
  void nftTakesTheLongestExpiry() throws Exception {
    BlockList list = RuleSample.blockList(BlockList.MAX_EXPIRY, List.of(), "203.0.113.10");
    network.write("LONG", WRITER.apply(list));

    assertThat(network.run("nft -f LONG\n" + SHOW)).contains("timeout 10000d");
  }

  @Test
  void tenThousandAddressesLoad() throws Exception {
    network.write("LARGE", WRITER.apply(RuleSample.large(10_000)));

    String loaded = network.run("nft -f LARGE\nnft -f LARGE\n" + SHOW);

    assertThat(loaded.split("45\\.0\\.", -1)).hasSize(10_001);
  }
}

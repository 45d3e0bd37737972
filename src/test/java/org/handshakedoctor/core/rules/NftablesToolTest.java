package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The text of [NftablesWriter] given to nft itself.
@EnabledIf(value = "nftWorks", disabledReason = "NOT RUN: needs root, unshare and nft")
class NftablesToolTest {
  private static final RuleWriter WRITER = new NftablesWriter();

  /// What is loaded, without the seconds that count down.
  static final String SHOW = "nft list ruleset | sed 's/ expires [0-9a-z]*//g'\n";

  private final PrivateNetwork network;

  static boolean nftWorks() {
    return PrivateNetwork.canRun("nft list ruleset");
  }

  NftablesToolTest(@TempDir Path folder) throws IOException {
    network = PrivateNetwork.withRulesOf(WRITER, folder);
  }

  @Test
  void theLoadedSetsForgetTheirAddressesAfterTheExpiry() throws Exception {
    assertThat(network.run("sh mixed >saying\n" + SHOW))
        .contains("198.51.100.4/31", "203.0.113.64/26", "2001:db8:bad:1::/64", "timeout 7d");
    assertThat(network.run("sh only-ipv4 >saying\n" + SHOW)).contains("timeout 1d12h");
    assertThat(network.run("sh forever >saying\n" + SHOW)).doesNotContain("timeout");
  }

  @Test
  void nftTakesTheLongestExpiry() throws Exception {
    BlockList list = RuleSample.blockList(BlockList.MAX_EXPIRY, List.of(), "203.0.113.10");
    network.write("LONG", WRITER.apply(list));

    assertThat(network.run("sh LONG >saying\n" + SHOW)).contains("timeout 10000d");
  }
}

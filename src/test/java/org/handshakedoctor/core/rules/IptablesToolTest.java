package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The script of [IptablesWriter] run by a shell, with iptables and ip6tables themselves.
@EnabledIf(
    value = "iptablesWorks",
    disabledReason = "NOT RUN: needs root, unshare, iptables and ip6tables")
class IptablesToolTest {
  private static final RuleWriter WRITER = new IptablesWriter();

  /// The rules of the machine's owner; the first would let everybody in before ours are asked.
  private static final String OWN_RULES =
      """
      for own in iptables ip6tables; do
        $own -N OWN
        $own -A INPUT -p tcp --dport 443 -j ACCEPT
        $own -A INPUT -j OWN
      done
      """;

  private static final String SHOW = "iptables -S\nip6tables -S\n";

  private final PrivateNetwork network;

  static boolean iptablesWorks() {
    return PrivateNetwork.canRun("iptables -S && ip6tables -S");
  }

  IptablesToolTest(@TempDir Path folder) throws IOException {
    network = PrivateNetwork.withRulesOf(WRITER, folder);
  }

  @ParameterizedTest
  @FieldSource("org.handshakedoctor.core.rules.RuleSample#ALL")
  void aSecondRunChangesNothing(RuleSample sample) throws Exception {
    String apply = "sh " + sample + " >saying\n";

    assertThat(network.run(OWN_RULES + apply + apply + SHOW))
        .isEqualTo(network.run(OWN_RULES + apply + SHOW));
  }

  @Test
  void theJumpIsAboveTheOwnersRulesAndThoseStay() throws Exception {
    String rules = network.run(OWN_RULES + "sh mixed >saying\n" + SHOW);

    assertThat(rules)
        .containsSubsequence(
            "-A INPUT -j HANDSHAKE_DOCTOR\n",
            "-A INPUT -p tcp -m tcp --dport 443 -j ACCEPT\n",
            "-A INPUT -j OWN\n");
    assertThat(rules)
        .contains(
            "-A HANDSHAKE_DOCTOR_BLOCKED -s 198.51.100.4/31 -j DROP",
            "-A HANDSHAKE_DOCTOR_BLOCKED -s 2001:db8:bad:1::/64 -j DROP");
  }

  @Test
  void aLaterRuleOnTopIsOvertakenByTheNextRun() throws Exception {
    String ownOnTop = "iptables -I INPUT 1 -p tcp --dport 443 -j ACCEPT\n";

    assertThat(network.run("sh mixed >saying\n" + ownOnTop + "sh mixed >saying\n" + SHOW))
        .isEqualTo(network.run(ownOnTop + "sh mixed >saying\n" + SHOW));
  }

  @Test
  void aListWithoutAFamilyTakesBackTheEarlierRulesOfIt() throws Exception {
    assertThat(network.run("sh mixed >saying\nsh only-ipv4 >saying\n" + SHOW))
        .isEqualTo(network.run("sh only-ipv4 >saying\n" + SHOW))
        .doesNotContain("2001:");
    assertThat(network.run("sh mixed >saying\nsh empty >saying\n" + SHOW))
        .isEqualTo(network.run(SHOW));
  }

  @Test
  void undoRemovesAllOfItAndNothingElse() throws Exception {
    String before = network.run(OWN_RULES + SHOW);

    assertThat(
            network.run(OWN_RULES + "sh mixed >saying\nsh mixed >saying\n" + WRITER.undo() + SHOW))
        .isEqualTo(before);
    assertThat(
            network.run(
                OWN_RULES + "sh only-ipv6 >saying\n" + WRITER.undo() + WRITER.undo() + SHOW))
        .isEqualTo(before);
  }

  @Test
  void undoAlsoRemovesAJumpThatSomebodyAddedTwice() throws Exception {
    String again = "iptables -A INPUT -j HANDSHAKE_DOCTOR\n";

    assertThat(network.run("sh mixed >saying\n" + again + WRITER.undo() + SHOW))
        .isEqualTo(network.run(SHOW));
  }

  @Test
  void theCheckShowsThePacketsDropped() throws Exception {
    assertThat(network.run("cp mixed handshake-doctor.sh\nsh mixed >saying\n" + WRITER.check()))
        .contains("HANDSHAKE_DOCTOR ", "203.0.113.64/26", "2001:db8:bad:1::/64");
  }

  /// A paste that is cut off, wherever that is.
  @Test
  void nothingHappensBeforeTheLastLineHasArrived() throws Exception {
    String commands =
        """
        last=$(($(wc -l < mixed) - 1))
        for n in $(seq 1 $last); do head -n $n mixed | sh >/dev/null 2>&1 || :; done
        """;

    assertThat(network.run(OWN_RULES + commands + SHOW)).isEqualTo(network.run(OWN_RULES + SHOW));
  }

  @Test
  void whenOneFamilyCannotBeLoadedTheOtherIsNotEither() throws Exception {
    String commands = "sed -i 's/-s 2001:/-s 2001::zz:/' mixed\nif sh mixed; then exit 1; fi\n";

    assertThat(network.run(OWN_RULES + commands + SHOW))
        .contains("ip6tables-restore")
        .endsWith(network.run(OWN_RULES + SHOW));
  }
}

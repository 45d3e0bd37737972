package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The texts for firewalls that are put in place by commands, run by a shell with the tools
/// themselves.
class FirewallToolTest {

  /// @param works a command that succeeds where the tool can be used
  /// @param own the rules of the machine's owner
  /// @param apply puts the rules in the file `$1` in place
  /// @param show prints what is in place
  record Firewall(RuleWriter writer, String works, String own, String apply, String show) {
    @Override
    public String toString() {
      return writer.id();
    }
  }

  private static final String IPTABLES_WORKS = "iptables -S && ip6tables -S";

  private static final String OWN_RULES =
      """
      for own in iptables ip6tables; do
        $own -N OWN
        $own -N DOCKER-USER
        $own -A INPUT -p tcp --dport 443 -j ACCEPT
        $own -A FORWARD -j DOCKER-USER
        $own -A DOCKER-USER -j OWN
      done
      """;

  private static final String SHOW = "iptables -S\nip6tables -S\n";

  /// As the head of the text tells it.
  static final String RESTORE =
      "cp $1 handshake-doctor.rules\n"
          + IptablesRestoreWriter.load()
              .lines()
              .skip(1)
              .filter(line -> !line.startsWith("Never"))
              .collect(Collectors.joining("\n"));

  private static final List<Firewall> FIREWALLS =
      List.of(
          new Firewall(new IptablesWriter(), IPTABLES_WORKS, OWN_RULES, "sh $1", SHOW),
          new Firewall(new DockerWriter(), IPTABLES_WORKS, OWN_RULES, "sh $1", SHOW),
          new Firewall(new IptablesRestoreWriter(), IPTABLES_WORKS, OWN_RULES, RESTORE, SHOW),
          new Firewall(
              new IpsetWriter(),
              "ipset list && " + IPTABLES_WORKS,
              OWN_RULES,
              "sh $1",
              SHOW + "ipset list -o save | sed 's/ hashsize.*//; s/ timeout [0-9]*$//' | sort\n"),
          new Firewall(
              new UfwWriter(),
              "ufw version",
              """
              rm -rf ufw
              cp -r /etc/ufw ufw
              mount --bind ufw /etc/ufw
              ufw allow 443
              ufw deny from 203.0.113.10 to any port 25
              """,
              "sh $1",
              "ufw show added\n"));

  static final List<Firewall> SCRIPTS =
      FIREWALLS.stream().filter(firewall -> firewall.apply().equals("sh $1")).toList();

  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void aSecondRunChangesNothing(Firewall firewall) throws Exception {
    assertThat(after(firewall, apply("forever") + apply("forever")))
        .isEqualTo(after(firewall, apply("forever")))
        .contains("203.0.113.10", "2001:db8:bad:1::/64");
  }

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void aNewListReplacesTheEarlierOne(Firewall firewall) throws Exception {
    assertThat(after(firewall, apply("mixed") + apply("only-ipv4")))
        .isEqualTo(after(firewall, apply("only-ipv4")))
        .doesNotContain("2001:");
  }

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void undoRemovesAllOfItAndNothingElse(Firewall firewall) throws Exception {
    String undo = firewall.writer().undo();

    assertThat(after(firewall, apply("mixed") + apply("mixed") + undo + undo))
        .isEqualTo(after(firewall, ""));
  }

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void anEmptyListBlocksNothing(Firewall firewall) throws Exception {
    assertThat(after(firewall, apply("mixed") + apply("empty"))).doesNotContain("203.0.113.64");
  }

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void theCheckRuns(Firewall firewall) throws Exception {
    assertThat(after(firewall, apply("mixed") + firewall.writer().check())).isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("FIREWALLS")
  void nothingHappensBeforeTheLastLineHasArrived(Firewall firewall) throws Exception {
    String cut =
        """
        for n in $(seq 1 $(($(wc -l < only-ipv6) - 1))); do
          head -n $n only-ipv6 > cut
          apply cut >/dev/null 2>&1 || :
        done
        """;

    assertThat(after(firewall, cut).replaceAll(".*HANDSHAKE_RESTORE(_BLOCKED)?\n", ""))
        .isEqualTo(after(firewall, ""));
  }

  /// The clock is turned to seconds, and nobody says that all works.
  @ParameterizedTest
  @FieldSource("SCRIPTS")
  void aScriptTakesItselfBackUnlessSomebodySaysThatAllWorks(Firewall firewall) throws Exception {
    String early = "sed -i 's/sleep 300/sleep 5/' mixed\n" + apply("mixed");
    String before = after(firewall, "");

    assertThat(after(firewall, early + "sleep 11\n")).isEqualTo(before);
    assertThat(after(firewall, early + "touch /run/handshake-doctor.keep\nsleep 11\n"))
        .contains("2001:db8:bad:1::/64");
  }

  private static String apply(String sample) {
    return "apply " + sample + " >saying\n";
  }

  private String after(Firewall firewall, String commands) throws Exception {
    assumeTrue(
        PrivateNetwork.canRun(firewall.works()), "NOT RUN: needs root, unshare and " + firewall);
    PrivateNetwork network = PrivateNetwork.withRulesOf(firewall.writer(), folder);
    return network.run(
        "{\n"
            + firewall.own()
            + "} >saying\napply() {\n"
            + firewall.apply()
            + "\n}\n{\n:\n"
            + commands
            + "} >saying\n"
            + firewall.show());
  }
}

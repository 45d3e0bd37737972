package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// Real packets against the real rules: what the head of each text promises.
@EnabledIf(value = "networkWorks", disabledReason = "NOT RUN: needs root, unshare and ip")
class RuleEffectTest {
  private static final BlockList LIST =
      RuleSample.blockList(
          BlockList.DEFAULT_EXPIRY, List.of(443), "203.0.113.10", "2001:db8:bad:1::10");

  /// The two to block, one in the same /64, and two that must not notice.
  private static final String VISITORS =
      "203.0.113.10 203.0.113.11 2001:db8:bad:1::10 2001:db8:bad:1::77 2001:db8:bad:2::10";

  private static final String EXPECTED =
      """
      203.0.113.10 port 22: open connection goes on, new one passes, datagram passes
      203.0.113.10 port 443: open connection goes on, new one is dropped, datagram is dropped
      203.0.113.11 port 22: open connection goes on, new one passes, datagram passes
      203.0.113.11 port 443: open connection goes on, new one passes, datagram passes
      2001:db8:bad:1::10 port 22: open connection goes on, new one passes, datagram passes
      2001:db8:bad:1::10 port 443: open connection goes on, new one is dropped, datagram is dropped
      2001:db8:bad:1::77 port 22: open connection goes on, new one passes, datagram passes
      2001:db8:bad:1::77 port 443: open connection goes on, new one is dropped, datagram is dropped
      2001:db8:bad:2::10 port 22: open connection goes on, new one passes, datagram passes
      2001:db8:bad:2::10 port 443: open connection goes on, new one passes, datagram passes
      """;

  private final PrivateNetwork network;

  static boolean networkWorks() {
    return PrivateNetwork.canRun("ip link set lo up && ip address add 2001:db8::1 dev lo");
  }

  static boolean nftWorks() {
    return NftablesToolTest.nftWorks();
  }

  static boolean ipsetWorks() {
    return iptablesWorks() && PrivateNetwork.canRun("ipset list");
  }

  static boolean firewalldWorks() {
    return PrivateNetwork.canRun(FirewallToolTest.FIREWALLD_WORKS);
  }

  static boolean fail2banWorks() {
    return PrivateNetwork.canRun(FirewallToolTest.FAIL2BAN_WORKS);
  }

  static boolean iptablesWorks() {
    return IptablesToolTest.iptablesWorks();
  }

  RuleEffectTest(@TempDir Path folder) {
    network = new PrivateNetwork(folder);
  }

  @Test
  @EnabledIf(value = "nftWorks", disabledReason = "NOT RUN: needs nft")
  void nftablesDropsTheBlockedAndOnlyTheirTrafficToThePorts() throws Exception {
    assertThat(visits(new NftablesWriter(), "sh rules >saying")).isEqualTo(EXPECTED);
  }

  @Test
  @EnabledIf(value = "iptablesWorks", disabledReason = "NOT RUN: needs iptables and ip6tables")
  void iptablesDropsTheBlockedAndOnlyTheirTrafficToThePorts() throws Exception {
    assertThat(visits(new IptablesWriter(), "sh rules >saying")).isEqualTo(EXPECTED);
  }

  @Test
  @EnabledIf(value = "ipsetWorks", disabledReason = "NOT RUN: needs iptables, ip6tables and ipset")
  void ipsetDropsTheBlockedAndOnlyTheirTrafficToThePorts() throws Exception {
    assertThat(visits(new IpsetWriter(), "sh rules >saying")).isEqualTo(EXPECTED);
  }

  /// Docker's own rules are played: it sends the packets to its containers through `DOCKER-USER`.
  @Test
  @EnabledIf(value = "iptablesWorks", disabledReason = "NOT RUN: needs iptables and ip6tables")
  void dockerDropsTheBlockedAndOnlyTheirTrafficToThePorts() throws Exception {
    String played =
        "for t in iptables ip6tables; do $t -N DOCKER-USER; $t -A INPUT -j DOCKER-USER; done; ";

    assertThat(visits(new DockerWriter(), played + "sh rules >saying")).isEqualTo(EXPECTED);
  }

  @Test
  @EnabledIf(value = "iptablesWorks", disabledReason = "NOT RUN: needs iptables and ip6tables")
  void aFileForIptablesRestoreDropsTheSame() throws Exception {
    assertThat(visits(new IptablesRestoreWriter(), FirewallToolTest.RESTORE.replace("$1", "rules")))
        .isEqualTo(EXPECTED);
  }

  /// In a zone that is not the default one, under rules of the owner that let everybody in.
  /// firewalld asks nobody who comes by loopback, as the visitors do here: that is taken from it.
  @Test
  @EnabledIf(value = "firewalldWorks", disabledReason = "NOT RUN: needs firewalld and dbus-daemon")
  void firewalldDropsTheBlockedAndOnlyTheirTrafficToThePorts() throws Exception {
    String played =
        """
        firewall-cmd --zone=work '--add-rich-rule=rule priority=-3243 accept'
        nft delete rule inet firewalld filter_INPUT handle "$(nft -a list chain inet firewalld \\
          filter_INPUT | sed -n 's/.*iifname "lo" accept # handle //p')"
        """;

    assertThat(
            visits(new FirewalldWriter(), "sh rules >saying", FirewallToolTest.FIREWALLD + played))
        .isEqualTo(EXPECTED);
  }

  @Test
  @EnabledIf(value = "fail2banWorks", disabledReason = "NOT RUN: needs fail2ban and iptables")
  void fail2banDoesTheSameAndEndsOpenConnections() throws Exception {
    String apply = "sh rules >saying 2>&1 && sleep 2";

    assertThat(visits(new Fail2banWriter(), apply, FirewallToolTest.FAIL2BAN))
        .isEqualTo(EXPECTED.replace("goes on, new one is dropped", "ends, new one is dropped"));
  }

  @Test
  @EnabledIf(value = "nftWorks", disabledReason = "NOT RUN: needs nft")
  void afterUndoEverybodyPasses() throws Exception {
    RuleWriter nftables = new NftablesWriter();

    network.write("undo", nftables.undo());

    assertThat(visits(nftables, "sh rules >saying && sh undo"))
        .doesNotContain("ends", "dropped")
        .contains("203.0.113.10 port 443: open connection goes on");
  }

  private String visits(RuleWriter writer, String apply) throws Exception {
    return visits(writer, apply, "");
  }

  /// @param before what runs already
  private String visits(RuleWriter writer, String apply, String before) throws Exception {
    network.write("rules", writer.apply(LIST));
    return network.run(
        "{\n:\n"
            + before
            + """
            } >said 2>&1
            ip link set lo up
            for visitor in %1$s; do ip address add $visitor dev lo; done
            '%2$s' -cp '%3$s' %4$s '%5$s' %1$s
            """
                .formatted(VISITORS, java(), testClasses(), RuleProbe.class.getName(), apply));
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  static Path testClasses() throws URISyntaxException {
    return Path.of(RuleProbe.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}

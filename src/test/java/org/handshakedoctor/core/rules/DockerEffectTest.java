package org.handshakedoctor.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// Published ports of a container: three networks, with the address translation and the chains that
/// Docker sets up, and a TLS server behind them. Port 443 leads to the container's 8443, and so
/// does 8444, which is not to be closed. Docker itself is not there.
@EnabledIf(
    value = "networkWorks",
    disabledReason = "NOT RUN: needs root, unshare, ip, iptables, ip6tables, nft and openssl")
class DockerEffectTest {
  private static final BlockList LIST =
      RuleSample.blockList(
          BlockList.DEFAULT_EXPIRY, List.of(443), "203.0.113.10", "2001:db8:bad:1::10");

  private static final String NETWORKS =
      """
      ip netns add visitors
      ip netns add container
      ip link set lo up
      ip link add v0 type veth peer name v1 netns visitors
      ip link add c0 type veth peer name c1 netns container
      ip address add 198.18.0.80/24 dev v0
      ip address add 2001:db8:5e::80/64 dev v0 nodad
      ip address add 172.17.0.1/16 dev c0
      ip address add fd17::1/64 dev c0 nodad
      ip -n visitors address add 198.18.0.1/24 dev v1
      ip -n visitors address add 2001:db8:5e::1/64 dev v1 nodad
      for a in 203.0.113.10 203.0.113.11; do ip -n visitors address add $a/32 dev v1; done
      for a in 2001:db8:bad:1::10 2001:db8:bad:2::10; do
        ip -n visitors address add $a/128 dev v1 nodad
      done
      ip -n container address add 172.17.0.2/16 dev c1
      ip -n container address add fd17::2/64 dev c1 nodad
      ip link set v0 up
      ip link set c0 up
      ip -n visitors link set v1 up
      ip -n container link set c1 up
      ip route add 203.0.113.0/24 via 198.18.0.1
      ip route add 2001:db8:bad::/48 via 2001:db8:5e::1
      ip -n container route add default via 172.17.0.1
      ip -n container route add default via fd17::1
      echo 1 > /proc/sys/net/ipv4/ip_forward
      echo 1 > /proc/sys/net/ipv6/conf/all/forwarding
      for t in iptables ip6tables; do
        to=172.17.0.2
        [ $t = iptables ] || to='[fd17::2]'
        for port in 443 8444; do
          $t -t nat -A PREROUTING -i v0 -p tcp --dport $port -j DNAT --to-destination $to:8443
        done
        $t -N DOCKER-USER
        $t -A FORWARD -j DOCKER-USER
        $t -A FORWARD -o c0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
        $t -A FORWARD -o c0 -p tcp --dport 8443 -j ACCEPT
        $t -A FORWARD -i c0 ! -o c0 -j ACCEPT
        $t -P FORWARD DROP
      done
      openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=site.test -keyout key -out cert \\
        2>/dev/null
      ip netns exec container openssl s_server -accept 8443 -key key -cert cert -www \\
        >/dev/null 2>&1 &
      for n in $(seq 50); do ip netns exec container ss -Hltn | grep -q ':8443 ' && break; sleep 0.1; done
      # Until then no neighbour is found.
      for n in $(seq 100); do
        {
          ip -6 address show tentative
          ip -n visitors -6 address show tentative
          ip -n container -6 address show tentative
        } | grep -q inet6 || break
        sleep 0.1
      done
      """;

  private static final String ALL_PASS =
      """
      203.0.113.10=198.18.0.80=443: handshake, 200
      203.0.113.11=198.18.0.80=443: handshake, 200
      203.0.113.10=198.18.0.80=8444: handshake, 200
      2001:db8:bad:1::10=2001:db8:5e::80=443: handshake, 200
      2001:db8:bad:2::10=2001:db8:5e::80=443: handshake, 200
      2001:db8:bad:1::10=2001:db8:5e::80=8444: handshake, 200
      """;

  private static final String BLOCKED =
      ALL_PASS
          .replace(".10=198.18.0.80=443: handshake, 200", ".10=198.18.0.80=443: no handshake")
          .replace(
              "1::10=2001:db8:5e::80=443: handshake, 200",
              "1::10=2001:db8:5e::80=443: no handshake");

  private final PrivateNetwork network;

  static boolean networkWorks() {
    return PrivateNetwork.canRun(
        "mount -t tmpfs none /run && ip netns add x && iptables -t nat -S && ip6tables -t nat -S"
            + " && nft list ruleset && openssl version");
  }

  DockerEffectTest(@TempDir Path folder) {
    network = new PrivateNetwork(folder);
  }

  @Test
  void rulesForDockerStopTheBlockedAtThePortThatWasDialled() throws Exception {
    assertThat(visits(new DockerWriter(), false)).isEqualTo(BLOCKED);
  }

  @Test
  void rulesForNftablesCoverPublishedPortsToo() throws Exception {
    assertThat(visits(new NftablesWriter(), false)).isEqualTo(BLOCKED);
  }

  @Test
  void rulesForIptablesDoNotAsTheirHeadSays() throws Exception {
    assertThat(visits(new IptablesWriter(), false)).isEqualTo(ALL_PASS);
  }

  @Test
  void afterUndoEverybodyPasses() throws Exception {
    assertThat(visits(new DockerWriter(), true)).isEqualTo(ALL_PASS);
  }

  private String visits(RuleWriter writer, boolean undo) throws Exception {
    network.write("rules", writer.apply(LIST));
    network.write("undo", writer.undo());
    String visits =
        "ip netns exec visitors '%s' -cp '%s' %s / "
                .formatted(
                    RuleEffectTest.java(), RuleEffectTest.testClasses(), TlsProbe.class.getName())
            + ALL_PASS
                .lines()
                .map(line -> line.substring(0, line.indexOf(": ")))
                .collect(Collectors.joining(" "));
    return network.run(NETWORKS + "sh rules >said\n" + (undo ? "sh undo\n" : "") + visits + "\n");
  }
}

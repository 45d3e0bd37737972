package org.handshakedoctor.core.rules;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.handshakedoctor.core.net.IpPrefix;
import org.jspecify.annotations.Nullable;

/// A shell script that fills one ipset for each family, and a chain of our own that drops what is
/// in it.
///
/// - A new set is filled and then changes places with the one in use: `ipset restore` is not
///   atomic, and a half-filled set would let visitors pass.
/// - Always `hash:net`: `hash:ip` takes a network apart into its addresses.
final class IpsetWriter implements RuleWriter {
  private static final ChainScript CHAINS =
      new ChainScript("INPUT", "HANDSHAKE_SET", "--dport", false);

  /// ipset takes a timeout of at most this, which is less than 25 days.
  private static final long MAX_TIMEOUT = 2_147_483;

  @Override
  public String id() {
    return "ipset";
  }

  @Override
  public String name() {
    return "ipset";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  @Override
  public int mostRules() {
    return MOST_IN_A_SET;
  }

  @Override
  public String fileName() {
    return "handshake-doctor-ipset.sh";
  }

  @Override
  public String apply(BlockList list) {
    String head = Header.of(this, list, until(list), effect(list), Script.pasteOrRun(this));
    if (list.isEmpty()) {
      return head + Script.of(undo());
    }
    Family ipv4 = new Family("4", "inet", "iptables", list.ipv4());
    Family ipv6 = new Family("6", "inet6", "ip6tables", list.ipv6());
    String timeout = hasTimeout(list) ? " timeout " + seconds(list.expiry()) : "";
    return head
        + Script.of(
            ipv4.setFunction(timeout)
                + ipv6.setFunction(timeout)
                + ipv4.rulesFunction(list.ports())
                + ipv6.rulesFunction(list.ports())
                + Script.dryRun(ipv4.tryOut() + ipv6.tryOut())
                + Script.save(
                    "ipset save > \"$saved/ipset\"\n" + ipv4.saveRules() + ipv6.saveRules())
                + Script.revert(this, undo())
                + ipv4.fill()
                + ipv6.fill()
                + ipv4.use()
                + ipv6.use());
  }

  @Override
  public String check() {
    return """
    sh handshake-doctor-ipset.sh check  # before; changes nothing
    iptables -vnL HANDSHAKE_SET  # after: packets dropped
    ip6tables -vnL HANDSHAKE_SET  # not there without IPv6
    ipset list -t  # how many networks they hold
    """;
  }

  /// The rules first: a set that a rule names cannot be destroyed.
  @Override
  public String undo() {
    return CHAINS.undo()
        + """
        for s in handshake_doctor4 handshake_doctor6; do
          ipset destroy ${s}_new 2>/dev/null || :
          if ipset list -n $s >/dev/null 2>&1; then ipset destroy $s; fi
        done
        """;
  }

  private static boolean hasTimeout(BlockList list) {
    return list.expiry() != null && list.expiry().toSeconds() <= MAX_TIMEOUT;
  }

  private static long seconds(@Nullable Duration expiry) {
    return expiry == null ? 0 : expiry.toSeconds();
  }

  private static String until(BlockList list) {
    return hasTimeout(list)
        ? list.expiresOn().orElseThrow()
            + " if run on the day it was made\nEach run starts "
            + seconds(list.expiry())
            + " seconds anew; a reboot ends it too"
        : Header.untilUndone(list, ", or a reboot")
            + (list.expiry() == null ? "" : "\nThat is longer than ipset can count (24 days)");
  }

  private static String effect(BlockList list) {
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP
    from these networks to %s. Open connections go on.
    Ports that Docker publishes do not pass INPUT and stay open:
    use nftables.
    Do not save the rules for the next boot without the sets
    (ipset-persistent): rules that name a missing set fail as a whole
    and leave no firewall.\
    """
        .formatted(Header.ports(list));
  }

  private record Family(String digit, String family, String tool, List<IpPrefix> prefixes) {

    String set() {
      return "handshake_doctor" + digit;
    }

    String setFunction(String timeout) {
      return prefixes.isEmpty()
          ? ""
          : "set%s() {\ncat <<'SET'\ncreate %s_new hash:net family %s maxelem 1048576%s\n"
                  .formatted(digit, set(), family, timeout)
              + prefixes.stream()
                  .map(prefix -> "add " + set() + "_new " + prefix.cidr() + "\n")
                  .collect(Collectors.joining())
              + "SET\n}\n";
    }

    String rulesFunction(List<Integer> ports) {
      return prefixes.isEmpty()
          ? ""
          : "rules%s() {\ncat <<'RULES'\n*filter\n:HANDSHAKE_SET - [0:0]\n".formatted(digit)
              + ports.stream()
                  .map(
                      port ->
                          """
                          -A HANDSHAKE_SET -p tcp --dport %1$s %3$s -m set --match-set %2$s src -j DROP
                          -A HANDSHAKE_SET -p udp --dport %1$s %4$s -m set --match-set %2$s src -j DROP
                          """
                              .formatted(port, set(), ChainScript.OPENS_TCP, ChainScript.OPENS_UDP))
                  .collect(Collectors.joining())
              + "COMMIT\nRULES\n}\n";
    }

    String saveRules() {
      return prefixes.isEmpty() ? "" : "%1$s-save > \"$saved/%1$s\"\n".formatted(tool);
    }

    /// ipset has no dry run, but a network of its own to try it in does no harm.
    String tryOut() {
      return prefixes.isEmpty() ? "" : "set%s | unshare --net ipset restore\n".formatted(digit);
    }

    String fill() {
      return prefixes.isEmpty()
          ? ""
          : "ipset destroy %2$s_new 2>/dev/null || :\nset%1$s | ipset restore\n"
              .formatted(digit, set());
    }

    String use() {
      return prefixes.isEmpty()
          ? CHAINS.remove(tool)
              + "if ipset list -n %1$s >/dev/null 2>&1; then ipset destroy %1$s; fi\n"
                  .formatted(set())
          : """
          if ipset list -n %1$s >/dev/null 2>&1; then
            ipset swap %1$s_new %1$s
            ipset destroy %1$s_new
          else
            ipset rename %1$s_new %1$s
          fi
          rules%2$s | %3$s-restore --noflush
          """
                  .formatted(set(), digit, tool)
              + CHAINS.jump(tool);
    }
  }
}

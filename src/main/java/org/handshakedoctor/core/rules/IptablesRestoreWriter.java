package org.handshakedoctor.core.rules;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpPrefix;

/// One file that both iptables-restore and ip6tables-restore read: each skips the rules that are
/// marked for the other with `-4` or `-6`.
///
/// Such a file cannot ask whether its jump is there already, so the jump is a command beside it.
final class IptablesRestoreWriter implements RuleWriter {
  private static final ChainScript CHAINS =
      new ChainScript("INPUT", "HANDSHAKE_RESTORE", "--dport", false);

  @Override
  public String id() {
    return "iptables-restore";
  }

  @Override
  public String name() {
    return "iptables-restore";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  @Override
  public String fileName() {
    return "handshake-doctor.rules";
  }

  @Override
  public String apply(BlockList list) {
    String until = Header.untilUndone(list, ", or a reboot");
    return Header.of(this, list, until, effect(list), load())
        + """
        *filter
        :HANDSHAKE_RESTORE - [0:0]
        :HANDSHAKE_RESTORE_BLOCKED - [0:0]
        """
        + jumps(list)
        + drops("-4", list.ipv4())
        + drops("-6", list.ipv6())
        + "COMMIT\n";
  }

  @Override
  public String check() {
    return """
    iptables-restore --noflush --test handshake-doctor.rules
    ip6tables-restore --noflush --test handshake-doctor.rules
    iptables -vnL HANDSHAKE_RESTORE_BLOCKED  # after: packets dropped
    ip6tables -vnL HANDSHAKE_RESTORE_BLOCKED
    """;
  }

  @Override
  public String undo() {
    return CHAINS.undo();
  }

  /// One compound command: iptables and ip6tables are tested before one of them is loaded.
  static String load() {
    return """
    save as handshake-doctor.rules, then as root
    f=handshake-doctor.rules
    iptables-restore --noflush --test $f &&
    ip6tables-restore --noflush --test $f &&
    iptables-save > before.iptables &&
    ip6tables-save > before.ip6tables &&
    for t in iptables ip6tables; do
      $t-restore --noflush $f || break
      while $t -D INPUT -j HANDSHAKE_RESTORE 2>/dev/null; do :; done
      $t -I INPUT 1 -j HANDSHAKE_RESTORE
    done
    Never without --noflush: it would delete all other rules.
    """;
  }

  private static String jumps(BlockList list) {
    return list.ports().stream()
        .flatMap(
            port ->
                Stream.of("-p tcp " + ChainScript.OPENS_TCP, "-p udp " + ChainScript.OPENS_UDP)
                    .map(
                        opens ->
                            "-A HANDSHAKE_RESTORE "
                                + opens
                                + " --dport "
                                + port
                                + " -j HANDSHAKE_RESTORE_BLOCKED\n"))
        .collect(Collectors.joining());
  }

  private static String drops(String family, List<IpPrefix> prefixes) {
    return prefixes.stream()
        .map(prefix -> family + " -A HANDSHAKE_RESTORE_BLOCKED -s " + prefix.cidr() + " -j DROP\n")
        .collect(Collectors.joining());
  }

  private static String effect(BlockList list) {
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP
    from these networks to %s. Open connections go on.
    Ports that Docker publishes do not pass INPUT and stay open:
    use docker.%s\
    """
        .formatted(Header.ports(list), IptablesWriter.slow(list));
  }
}

package org.handshakedoctor.core.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.handshakedoctor.core.net.IpPrefix;

/// A shell script that fills two chains of our own and puts one jump at the top of `INPUT`.
///
/// - All of it is one function and its call, so nothing happens before the last line of a paste has
///   arrived; the body is a subshell, so `set -eu` does not close the shell it is pasted into.
/// - `--noflush`, or iptables-restore deletes everybody's rules. Naming a chain (`:NAME - [0:0]`)
///   empties just that chain, so a second run gives the same state. Both families are tested before
///   one is loaded.
/// - The jump is at position 1, before rules that accept port 443 or established connections, and
///   taken out first so that there is one of it, and at the top, however often the script runs.
/// - A family without addresses is taken back and not loaded: a machine without IPv6 needs no
///   ip6tables.
final class IptablesWriter implements RuleWriter {

  /// From here on a linear list is felt: 10,000 rules cost about 0.1 ms a packet.
  private static final int LONG_LIST = 200;

  private static final String REMOVE =
      """
      for t in %s; do
        while $t -D INPUT -j HANDSHAKE_DOCTOR 2>/dev/null; do :; done
        for c in HANDSHAKE_DOCTOR HANDSHAKE_DOCTOR_BLOCKED; do
          $t -S $c >/dev/null 2>&1 || continue
          $t -F $c
          $t -X $c
        done
      done
      """;

  @Override
  public String id() {
    return "iptables";
  }

  @Override
  public String name() {
    return "iptables";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  @Override
  public String fileName() {
    return "handshake-doctor.sh";
  }

  @Override
  public String apply(BlockList list) {
    Family ipv4 = new Family("iptables", "rules4", list.ipv4());
    Family ipv6 = new Family("ip6tables", "rules6", list.ipv6());
    String until = Header.untilUndone(list, ", or a reboot");
    String apply = "paste all of it into a root shell, or run: sh " + fileName();
    return Header.of(this, list, until, effect(list, ipv4, ipv6), apply)
        + "handshake_doctor() (\nset -eu\n"
        + ipv4.rulesFunction(list.ports())
        + ipv6.rulesFunction(list.ports())
        + ipv4.load("--noflush --test")
        + ipv6.load("--noflush --test")
        + ipv4.load("--noflush")
        + ipv6.load("--noflush")
        + ipv4.jump()
        + ipv6.jump()
        + ")\nhandshake_doctor\n";
  }

  @Override
  public String check() {
    return """
    iptables -vnL INPUT 1  # the first rule jumps to HANDSHAKE_DOCTOR
    iptables -vnL HANDSHAKE_DOCTOR_BLOCKED  # packets dropped, by network
    ip6tables -vnL HANDSHAKE_DOCTOR_BLOCKED  # no such chain: no IPv6 in the list
    """;
  }

  @Override
  public String undo() {
    return REMOVE.formatted("iptables ip6tables");
  }

  private static String effect(BlockList list, Family ipv4, Family ipv6) {
    boolean isLong = Math.max(ipv4.prefixes.size(), ipv6.prefixes.size()) > LONG_LIST;
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP from these
    networks to %s. Open connections end.
    Ports that Docker publishes do not pass INPUT and stay open: use nftables.%s\
    """
        .formatted(
            Header.ports(list),
            isLong ? "\nA list this long slows each packet to these ports: use nftables." : "");
  }

  /// @param rules the name of the shell function that prints the rules
  private record Family(String tool, String rules, List<IpPrefix> prefixes) {

    /// Two chains: only packets to our ports walk the list of networks.
    String rulesFunction(List<Integer> ports) {
      if (prefixes.isEmpty()) {
        return "";
      }
      String jumps =
          ports.stream()
              .map(
                  port ->
                      """
                      -A HANDSHAKE_DOCTOR -p tcp --dport %1$s -j HANDSHAKE_DOCTOR_BLOCKED
                      -A HANDSHAKE_DOCTOR -p udp --dport %1$s -j HANDSHAKE_DOCTOR_BLOCKED
                      """
                          .formatted(port))
              .collect(Collectors.joining());
      String drops =
          prefixes.stream()
              .map(prefix -> "-A HANDSHAKE_DOCTOR_BLOCKED -s " + prefix.cidr() + " -j DROP\n")
              .collect(Collectors.joining());
      return rules
          + """
          () {
          cat <<'RULES'
          *filter
          :HANDSHAKE_DOCTOR - [0:0]
          :HANDSHAKE_DOCTOR_BLOCKED - [0:0]
          """
          + jumps
          + drops
          + "COMMIT\nRULES\n}\n";
    }

    String load(String options) {
      return prefixes.isEmpty() ? "" : rules + " | " + tool + "-restore " + options + "\n";
    }

    String jump() {
      return prefixes.isEmpty()
          ? REMOVE.formatted(tool)
          : """
            while %1$s -D INPUT -j HANDSHAKE_DOCTOR 2>/dev/null; do :; done
            %1$s -I INPUT 1 -j HANDSHAKE_DOCTOR
            """
              .formatted(tool);
    }
  }
}

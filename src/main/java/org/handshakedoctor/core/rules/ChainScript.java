package org.handshakedoctor.core.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.handshakedoctor.core.net.IpPrefix;

/// The script that fills two iptables chains of our own for each family and puts one jump at the
/// top of an existing chain.
///
/// - `--noflush`, or iptables-restore deletes everybody's rules. Naming a chain (`:NAME - [0:0]`)
///   empties just that chain, so a second run gives the same state. Both families are tested before
///   one is loaded.
/// - The jump is at position 1, before rules that accept port 443, and taken out first so that
///   there is one of it, and at the top, however often the script runs.
/// - Only what opens a connection is dropped, so that open ones go on: whoever runs this may be on
///   one. For TCP that is asked of the packet, because a machine that did not track connections so
///   far takes every open one for new.
/// - A family without addresses is taken back and not loaded: a machine without IPv6 needs no
///   ip6tables.
///
/// @param hook the chain that the jump goes into
/// @param chain our own; at most 20 characters, since iptables takes 28
/// @param port how a rule asks for the port
/// @param hookMayMiss whether ip6tables can be without the hook
record ChainScript(String hook, String chain, String port, boolean hookMayMiss) {
  static final String OPENS_TCP = "--syn";
  static final String OPENS_UDP = "-m conntrack ! --ctstate ESTABLISHED";

  String script(RuleWriter writer, BlockList list) {
    Family ipv4 = new Family("iptables", "rules4", list.ipv4());
    Family ipv6 = new Family("ip6tables", "rules6", list.ipv6());
    if (list.isEmpty()) {
      return Script.of(undo());
    }
    return Script.of(
        (hookMayMiss ? "iptables -S " + hook + " >/dev/null\n" : "")
            + rules(ipv4, list.ports())
            + rules(ipv6, list.ports())
            + Script.dryRun(load(ipv4, "--noflush --test") + load(ipv6, "--noflush --test"))
            + "dry_run\n"
            + Script.save(ipv4.save() + ipv6.save())
            + Script.revert(writer, undo())
            + load(ipv4, "--noflush")
            + load(ipv6, "--noflush")
            + jump(ipv4)
            + jump(ipv6));
  }

  String undo() {
    return remove("iptables ip6tables");
  }

  String remove(String tools) {
    return """
    for t in %1$s; do
      while $t -D %2$s -j %3$s 2>/dev/null; do :; done
      for c in %3$s %3$s_BLOCKED; do
        $t -S $c >/dev/null 2>&1 || continue
        $t -F $c
        $t -X $c
      done
    done
    """
        .formatted(tools, hook, chain);
  }

  String jump(String tool) {
    return """
    while %1$s -D %2$s -j %3$s 2>/dev/null; do :; done
    %1$s -I %2$s 1 -j %3$s
    """
        .formatted(tool, hook, chain);
  }

  /// Two chains: only packets to our ports walk the list of networks.
  private String rules(Family family, List<Integer> ports) {
    if (family.prefixes.isEmpty()) {
      return "";
    }
    String jumps =
        ports.stream()
            .map(
                number ->
                    """
                    -A %1$s -p tcp %2$s %3$s %4$s -j %1$s_BLOCKED
                    -A %1$s -p udp %2$s %3$s %5$s -j %1$s_BLOCKED
                    """
                        .formatted(chain, port, number, OPENS_TCP, OPENS_UDP))
            .collect(Collectors.joining());
    String drops =
        family.prefixes.stream()
            .map(prefix -> "-A " + chain + "_BLOCKED -s " + prefix.cidr() + " -j DROP\n")
            .collect(Collectors.joining());
    return family.rules
        + """
        () {
        cat <<'RULES'
        *filter
        :%1$s - [0:0]
        :%1$s_BLOCKED - [0:0]
        """
            .formatted(chain)
        + jumps
        + drops
        + "COMMIT\nRULES\n}\n";
  }

  private String load(Family family, String options) {
    return family.prefixes.isEmpty()
        ? ""
        : ifHooked(family, family.rules + " | " + family.tool + "-restore " + options + "\n", "");
  }

  private String jump(Family family) {
    return family.prefixes.isEmpty()
        ? remove(family.tool)
        : ifHooked(
            family,
            jump(family.tool),
            "else\necho 'There is no " + hook + " for IPv6: IPv6 is left out'\n");
  }

  private String ifHooked(Family family, String commands, String otherwise) {
    return hookMayMiss && family.tool.equals("ip6tables")
        ? "if ip6tables -S " + hook + " >/dev/null 2>&1; then\n" + commands + otherwise + "fi\n"
        : commands;
  }

  /// @param rules the name of the shell function that prints the rules
  private record Family(String tool, String rules, List<IpPrefix> prefixes) {
    String save() {
      return prefixes.isEmpty() ? "" : tool + "-save > \"$saved/" + tool + "\"\n";
    }
  }
}

package org.handshakedoctor.core.rules;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.handshakedoctor.core.net.IpPrefix;

/// A shell script that loads a table of our own into nft, with one set of networks for each family.
///
/// - Declare, delete, declare: the delete needs a table to be there, and all three are one
///   transaction, so a second load replaces the first. `destroy table` is too new (nft 1.0.7).
/// - Priority `mangle` in prerouting comes before Docker's address translation, so published
///   container ports are covered.
/// - Only what opens a connection is dropped, so that open ones go on: whoever runs this may be on
///   one. For TCP that is asked of the packet, because a machine that did not track connections so
///   far takes every open one for new.
/// - No `auto-merge`: with timeouts it joins neighbours and keeps the expiry of one of them. Our
///   networks are disjoint already.
/// - UDP as well as TCP, or HTTP/3 stays open.
final class NftablesWriter implements RuleWriter {

  @Override
  public String id() {
    return "nftables";
  }

  @Override
  public String name() {
    return "nftables";
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
    return "handshake-doctor-nftables.sh";
  }

  @Override
  public String apply(BlockList list) {
    Duration expiry = list.expiry();
    String timeout = expiry == null ? "" : timeSpan(expiry);
    String head =
        Header.of(this, list, until(list, timeout), effect(list), Script.pasteOrRun(this));
    if (list.isEmpty()) {
      return head + Script.of(undo());
    }
    return head
        + Script.of(
            "rules() {\ncat <<'RULES'\n"
                + table(list, timeout)
                + "RULES\n}\n"
                + Script.dryRun("rules | nft -c -f -\n")
                + "dry_run\n"
                + Script.save("nft list ruleset > \"$saved/nftables\" 2>/dev/null\n")
                + Script.revert(this, undo())
                + "rules | nft -f -\n");
  }

  @Override
  public String check() {
    return """
    sh handshake-doctor-nftables.sh check  # before; changes nothing
    nft list chain inet handshake_doctor prerouting  # after: drops
    """;
  }

  /// The table is declared first, so that there is one to delete also the second time.
  @Override
  public String undo() {
    return "nft 'table inet handshake_doctor; delete table inet handshake_doctor'\n";
  }

  private static String until(BlockList list, String timeout) {
    return list.expiresOn()
            .map(
                date ->
                    date + " if run on the day it was made\nEach run starts " + timeout + " anew\n")
            .orElse("you undo it\n")
        + """
        A reboot ends it too, unless /etc/nftables.conf includes
        what this prints: nft list table inet handshake_doctor\
        """;
  }

  private static String effect(BlockList list) {
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP
    from these networks to %s, Docker's published ports
    included. Open connections go on.\
    """
        .formatted(Header.ports(list));
  }

  private static String table(BlockList list, String timeout) {
    return """
    table inet handshake_doctor
    delete table inet handshake_doctor
    table inet handshake_doctor {
    """
        + set("blocked4", "ipv4_addr", timeout, list.ipv4())
        + set("blocked6", "ipv6_addr", timeout, list.ipv6())
        + chain(list.ports())
        + "}\n";
  }

  /// An empty `elements = { }` is a syntax error, so the line is left out.
  private static String set(String name, String type, String timeout, List<IpPrefix> prefixes) {
    String elements =
        prefixes.stream()
            .map(prefix -> "      " + prefix)
            .collect(Collectors.joining(",\n", "    elements = {\n", "\n    }\n"));
    return "  set "
        + name
        + " {\n    type "
        + type
        + "\n    flags interval"
        + (timeout.isEmpty() ? "\n" : ", timeout\n    timeout " + timeout + "\n")
        + (prefixes.isEmpty() ? "" : elements)
        + "  }\n";
  }

  private static String chain(List<Integer> ports) {
    String set = ports.stream().map(String::valueOf).collect(Collectors.joining(", ", "{ ", " }"));
    return """
      chain prerouting {
        type filter hook prerouting priority mangle; policy accept;
        tcp dport %1$s %2$s ip saddr @blocked4 counter drop
        udp dport %1$s %3$s ip saddr @blocked4 counter drop
        tcp dport %1$s %2$s ip6 saddr @blocked6 counter drop
        udp dport %1$s %3$s ip6 saddr @blocked6 counter drop
      }
    """
        .formatted(set, "tcp flags & (fin | syn | rst | ack) == syn", "ct state != established");
  }

  /// As nft writes it: `7d`, `1d12h`.
  private static String timeSpan(Duration span) {
    return part(span.toDays(), "d")
        + part(span.toHoursPart(), "h")
        + part(span.toMinutesPart(), "m")
        + part(span.toSecondsPart(), "s");
  }

  private static String part(long count, String unit) {
    return count == 0 ? "" : count + unit;
  }
}

package org.handshakedoctor.core.rules;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.handshakedoctor.core.net.IpPrefix;

/// A table of our own for `nft -f`, with one set of networks for each family.
///
/// - Declare, delete, declare: the delete needs a table to be there, and all three are one
///   transaction, so a second load replaces the first. `destroy table` is too new (nft 1.0.7).
/// - Priority `raw` in prerouting comes before connection tracking and before Docker's address
///   translation: open connections end, and published container ports are covered.
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
  public String fileName() {
    return "handshake-doctor.nft";
  }

  @Override
  public String apply(BlockList list) {
    Duration expiry = list.expiry();
    String timeout = expiry == null ? "" : timeSpan(expiry);
    String apply = "save as " + fileName() + ", then as root\nnft -f " + fileName();
    return Header.of(this, list, until(list, timeout), effect(list), apply)
        + """
        table inet handshake_doctor
        delete table inet handshake_doctor
        table inet handshake_doctor {
        """
        + set("blocked4", "ipv4_addr", timeout, list.ipv4())
        + set("blocked6", "ipv6_addr", timeout, list.ipv6())
        + chain(list.ports())
        + "}\n";
  }

  @Override
  public String check() {
    return """
    nft -c -f handshake-doctor.nft  # before: is the file valid? changes nothing
    nft list chain inet handshake_doctor prerouting  # after: packets dropped
    """;
  }

  @Override
  public String undo() {
    return "nft delete table inet handshake_doctor\n";
  }

  private static String until(BlockList list, String timeout) {
    return list.expiresOn()
        .map(
            date ->
                date
                    + " if loaded on the day it was made: each load starts "
                    + timeout
                    + " anew\nA reboot ends it too, unless /etc/nftables.conf includes this file")
        .orElse("you undo it, or a reboot unless /etc/nftables.conf includes this file");
  }

  private static String effect(BlockList list) {
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP from these
    networks to %s, Docker's published ports included. Open connections end.\
    """
        .formatted(Header.ports(list));
  }

  /// An empty `elements = { }` is a syntax error, so the line is left out.
  private static String set(String name, String type, String timeout, List<IpPrefix> prefixes) {
    String elements =
        prefixes.stream()
            .map(prefix -> "\t\t\t" + prefix)
            .collect(Collectors.joining(",\n", "\t\telements = {\n", "\n\t\t}\n"));
    return "\tset "
        + name
        + " {\n\t\ttype "
        + type
        + "\n\t\tflags interval"
        + (timeout.isEmpty() ? "\n" : ", timeout\n\t\ttimeout " + timeout + "\n")
        + (prefixes.isEmpty() ? "" : elements)
        + "\t}\n";
  }

  private static String chain(List<Integer> ports) {
    String set = ports.stream().map(String::valueOf).collect(Collectors.joining(", ", "{ ", " }"));
    return """
    \tchain prerouting {
    \t\ttype filter hook prerouting priority raw; policy accept;
    \t\ttcp dport %1$s ip saddr @blocked4 counter drop
    \t\tudp dport %1$s ip saddr @blocked4 counter drop
    \t\ttcp dport %1$s ip6 saddr @blocked6 counter drop
    \t\tudp dport %1$s ip6 saddr @blocked6 counter drop
    \t}
    """
        .formatted(set);
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

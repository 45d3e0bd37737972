package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A shell script of `ufw prepend deny` commands.
///
/// - `prepend`, because the first rule that fits decides and `allow 443` is there already; `insert
///   1` fails for IPv6. A rule that is there is deleted first: ufw would leave it where it is.
/// - Undo finds our rules by their comment, so rules of the owner stay, also when they name the
///   same address for another port.
final class UfwWriter implements RuleWriter {

  /// ufw takes a third of a second for each rule.
  private static final int LONG_LIST = 50;

  @Override
  public String id() {
    return "ufw";
  }

  @Override
  public String name() {
    return "ufw";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  @Override
  public String fileName() {
    return "handshake-doctor-ufw.sh";
  }

  @Override
  public String apply(BlockList list) {
    String head =
        Header.of(this, list, Header.untilUndone(list, ""), effect(list), Script.pasteOrRun(this));
    if (list.isEmpty()) {
      return head + Script.of(undo());
    }
    return head
        + Script.of(
            Script.save(
                    """
                    ufw show added > "$saved/ufw"
                    cp -p /etc/ufw/user.rules /etc/ufw/user6.rules "$saved"
                    """)
                + Script.revert(undo())
                + "undo\n"
                + """
                deny() {
                ufw prepend deny from "$1" to any port "$2" comment 'handshake-doctor'
                }
                """
                + denials(list));
  }

  @Override
  public String check() {
    return """
    ufw status  # must say active; our rules carry the comment handshake-doctor
    ufw show added  # our rules stand above those that allow the same port
    """;
  }

  @Override
  public String undo() {
    return """
    ufw show added | sed -n "s/ comment 'handshake-doctor'\\$//p" |
    while read -r ufw deny from network to any port number; do
      ufw delete deny from "$network" to any port "$number"
    done
    """;
  }

  private static String denials(BlockList list) {
    return Stream.concat(list.ipv6().reversed().stream(), list.ipv4().reversed().stream())
        .flatMap(
            network -> list.ports().stream().map(port -> "deny " + network + " " + port + "\n"))
        .collect(Collectors.joining());
  }

  private static String effect(BlockList list) {
    boolean isLong = (list.ipv4().size() + list.ipv6().size()) * list.ports().size() > LONG_LIST;
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP from these
    networks to %s. Open connections go on. ufw must be active.
    Ports that Docker publishes stay open: use nftables.%s\
    """
        .formatted(
            Header.ports(list),
            isLong
                ? "\nA list this long takes ufw minutes and slows packets: use nftables beside it."
                : "");
  }
}

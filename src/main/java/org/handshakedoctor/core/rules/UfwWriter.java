package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A shell script of `ufw prepend deny` commands.
///
/// - `prepend`, because the first rule that fits decides and `allow 443` is there already; `insert
///   1` fails for IPv6. A rule that is there is deleted first: ufw would leave it where it is.
/// - Undo finds our rules by their comment, so rules of the owner stay. One that says the same is
///   left alone: ufw would only give it our comment, and undo would take it away.
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

  /// A rule of ufw has one port.
  @Override
  public int rules(BlockList list) {
    return list.networks().size() * list.ports().size();
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
            "rules() {\n"
                + denials(list)
                + "}\n"
                + Script.dryRun(
                    """
                    deny() {
                    ufw --dry-run prepend deny from "$1" to any port "$2" >/dev/null
                    }
                    rules
                    """)
                + Script.save(
                    """
                    ufw show added > "$saved/ufw"
                    cp -p /etc/ufw/user.rules /etc/ufw/user6.rules "$saved"
                    """)
                + Script.revert(this, rules(list), undo())
                + "undo\n"
                + """
                own=$(ufw show added; echo .)
                deny() {
                case $own in
                *"
                ufw deny from $1 to any port $2
                "*) echo "Your own rule for $1 stays as it is" ;;
                *) ufw prepend deny from "$1" to any port "$2" comment 'handshake-doctor' ;;
                esac
                }
                rules
                """);
  }

  @Override
  public String check() {
    return """
    sh handshake-doctor-ufw.sh check  # before; changes nothing
    ufw status  # after: must say active
    ufw show added  # ours stand above those that allow
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

  private String effect(BlockList list) {
    boolean isLong = rules(list) > LONG_LIST;
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP
    from these networks to %s. Open connections go on.
    ufw must be active.
    Ports that Docker publishes stay open: use nftables.%s\
    """
        .formatted(
            Header.ports(list),
            isLong ? "\nA list this long takes ufw minutes: use nftables beside it." : "");
  }
}

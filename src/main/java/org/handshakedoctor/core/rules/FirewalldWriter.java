package org.handshakedoctor.core.rules;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/// A shell script of rich rules for firewalld.
///
/// - In every zone that is in use, since we do not know which of them the visitors come through.
/// - For the running firewall, where firewalld knows a timeout, and without a reload: that would
///   throw away what others have told the running firewall and not saved. Rules for ever are also
///   saved. An ipset of firewalld needs the reload and forgets nothing.
/// - Rich rules have no comments. Ours are known by their priority, which also puts them before
///   rules that let everybody in.
final class FirewalldWriter implements RuleWriter {
  private static final String PRIORITY = "-32443";

  /// Takes firewalld about a quarter of a minute.
  private static final int MAX_RULES = 2_000;

  @Override
  public String id() {
    return "firewalld";
  }

  @Override
  public String name() {
    return "firewalld";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  @Override
  public String fileName() {
    return "handshake-doctor-firewalld.sh";
  }

  @Override
  public Optional<Excess> excess(BlockList list) {
    int rules = list.networks().size() * list.ports().size() * 2;
    return Excess.over(Excess.Unit.RULES, rules, MAX_RULES);
  }

  @Override
  public String apply(BlockList list) {
    return excess(list)
        .map(excess -> Header.refusal(this, list, excess, "nftables beside firewalld"))
        .orElseGet(() -> script(list));
  }

  @Override
  public String check() {
    return """
    firewall-cmd --list-rich-rules  # our rules have the priority %s
    firewall-cmd --get-active-zones  # other zones: add --zone=NAME to the line above
    """
        .formatted(PRIORITY);
  }

  @Override
  public String undo() {
    return """
    for kept in '' --permanent; do
      for zone in $(firewall-cmd $kept --list-all-zones |
        awk '/^[^[:space:]]/ { zone = $1 } /priority="%1$s"/ { print zone }' | sort -u); do
        set --
        while read -r rule; do
          case $rule in
            *'priority="%1$s"'*) set -- "$@" "--remove-rich-rule=$rule" ;;
          esac
        done <<RULES
    $(firewall-cmd $kept --zone="$zone" --list-rich-rules)
    RULES
        firewall-cmd $kept --zone="$zone" "$@"
      done
    done
    """
        .formatted(PRIORITY);
  }

  private String script(BlockList list) {
    String head =
        Header.of(this, list, until(list), effect(list), Script.pasteOrRun(this));
    if (list.isEmpty()) {
      return head + Script.of(undo());
    }
    Duration expiry = list.expiry();
    return head
        + Script.of(
            Script.save(
                    """
                    firewall-cmd --list-all-zones > "$saved/firewalld"
                    firewall-cmd --permanent --list-all-zones > "$saved/firewalld-permanent"
                    """)
                + Script.revert(undo())
                + "undo\n"
                + rules(list)
                + """
                active() {
                firewall-cmd --get-default-zone
                firewall-cmd --get-active-zones | sed '/^ /d; s/ .*//'
                }
                for zone in $(active | sort -u); do
                """
                + (expiry == null
                    ? """
                      firewall-cmd --zone="$zone" "$@"
                      firewall-cmd --permanent --zone="$zone" "$@"
                    """
                    : "  firewall-cmd --zone=\"$zone\" --timeout=%s \"$@\"\n"
                        .formatted(expiry.toSeconds()))
                + "done\n");
  }

  /// They become arguments, because one call takes all of them at once.
  private static String rules(BlockList list) {
    return """
    set --
    while read -r family network; do
      for port in %s; do
        for protocol in tcp udp; do
          set -- "$@" "--add-rich-rule=rule priority=%s family=$family \
    source address=$network port port=$port protocol=$protocol drop"
        done
      done
    done \
    """
            .formatted(
                list.ports().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                PRIORITY)
        + Script.here(
            "NETWORKS",
            list.networks().stream()
                .map(network -> (network.isIpv4() ? "ipv4 " : "ipv6 ") + network));
  }

  private static String until(BlockList list) {
    Duration expiry = list.expiry();
    return list.expiresOn()
        .map(
            date ->
                date
                    + " if run on the day it was made: each run starts "
                    + (expiry == null ? 0 : expiry.toSeconds())
                    + " seconds anew\nA reboot or firewall-cmd --reload ends it too")
        .orElse("you undo it; a reboot does not end it");
  }

  private static String effect(BlockList list) {
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP from these
    networks to %s. Open connections go on. It needs firewalld 0.7 or newer.
    Ports that Docker publishes stay open: use nftables.\
    """
        .formatted(Header.ports(list));
  }
}

package org.handshakedoctor.core.rules;

import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

  /// One call takes all rules at once, as arguments. Of wrong ones it only warns.
  private static final String TELL =
      """
      tell() {
      action=$1
      shift
      networks | {
      while read -r family network; do
        for port in %1$s; do
          for protocol in tcp udp; do
            set -- "$@" "--$action-rich-rule=rule priority=%2$s family=$family \
      source address=$network port port=$port protocol=$protocol drop"
          done
        done
      done
      firewall-cmd "$@"
      }
      }
      """;

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
  public int rules(BlockList list) {
    return list.networks().size() * list.ports().size() * 2;
  }

  @Override
  public int mostRules() {
    return MAX_RULES;
  }

  @Override
  public String fileName() {
    return "handshake-doctor-firewalld.sh";
  }

  @Override
  public String apply(BlockList list) {
    String head = Header.of(this, list, until(list), effect(list), Script.pasteOrRun(this));
    if (list.isEmpty()) {
      return head + Script.of(undo());
    }
    return head
        + Script.of(
            networks(list)
                + TELL.formatted(
                    list.ports().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                    PRIORITY)
                + Script.dryRun("if tell query 2>&1 | grep INVALID; then exit 1; fi\n")
                + Script.save(
                    """
                    firewall-cmd --list-all-zones > "$saved/firewalld"
                    firewall-cmd --permanent --list-all-zones > "$saved/firewalld-permanent"
                    """)
                + Script.revert(this, undo())
                + """
                undo
                active() {
                firewall-cmd --get-default-zone
                firewall-cmd --get-active-zones | sed '/^ /d; s/ .*//'
                }
                for zone in $(active | sort -u); do
                """
                + add(list.expiry())
                + "done\n");
  }

  @Override
  public String check() {
    return """
    sh handshake-doctor-firewalld.sh check  # before; changes nothing
    firewall-cmd --list-rich-rules  # after: our rules have the priority %s
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

  private static String networks(BlockList list) {
    return "networks() {\ncat "
        + Script.here(
            "NETWORKS",
            list.networks().stream()
                .map(network -> (network.isIpv4() ? "ipv4 " : "ipv6 ") + network))
        + "}\n";
  }

  private static String add(@Nullable Duration expiry) {
    return expiry == null
        ? """
          tell add --zone="$zone"
          tell add --zone="$zone" --permanent
        """
        : "  tell add --zone=\"$zone\" --timeout=%s\n".formatted(expiry.toSeconds());
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

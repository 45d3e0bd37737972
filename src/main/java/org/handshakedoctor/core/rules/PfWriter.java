package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;

/// A shell script that loads an anchor of our own into pf, the firewall of FreeBSD, OpenBSD and
/// macOS.
///
/// - An anchor is loaded whole or not at all, takes the place of the earlier one, and can be undone
///   without a look at the other rules. The owner's pf.conf has to call it once; without that
///   nothing is done, since the rules would only seem to be there.
/// - One table holds both families.
/// - To be run and not pasted: root's shell there may be csh.
final class PfWriter implements RuleWriter {
  private static final String RUN = "/var/run/";

  private static final String APPLY =
      """
      put this line into /etc/pf.conf, before every rule with quick:
      anchor "handshake-doctor"
      then as root
      pfctl -n -f /etc/pf.conf && pfctl -f /etc/pf.conf
      sh %s
      Then, in time: touch %shandshake-doctor.keep
      """;

  @Override
  public String id() {
    return "pf";
  }

  @Override
  public String name() {
    return "pf (BSD, macOS)";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  /// A table is looked up.
  @Override
  public int mostRules() {
    return MOST_IN_A_SET;
  }

  @Override
  public String fileName() {
    return "handshake-doctor-pf.sh";
  }

  @Override
  public String apply(BlockList list) {
    String head =
        Header.of(this, list, until(list), effect(list), APPLY.formatted(fileName(), RUN));
    if (list.isEmpty()) {
      return head + Script.of(undo());
    }
    return head
        + Script.of(
            "rules() {\ncat "
                + Script.here("RULES", anchor(list).lines())
                + "}\n"
                + Script.dryRun(
                    """
                    if ! pfctl -s rules | grep 'anchor "handshake-doctor"'; then
                      echo 'pf.conf has no anchor "handshake-doctor": nothing is changed' >&2
                      exit 1
                    fi
                    rules | pfctl -n -a handshake-doctor -f -
                    """)
                + "dry_run\n"
                + Script.save(
                    """
                    pfctl -s rules > "$saved/pf"
                    pfctl -a handshake-doctor -s rules > "$saved/pf-anchor"
                    """)
                + Script.revert(this, undo()).replace("/run/", RUN)
                + "rules | pfctl -a handshake-doctor -f -\n");
  }

  @Override
  public String check() {
    return """
    sh handshake-doctor-pf.sh check  # before; changes nothing
    pfctl -a handshake-doctor -v -s rules  # after: packets dropped
    pfctl -a handshake-doctor -t handshake_doctor -T show  # the networks
    """;
  }

  /// The rules first: they name the table.
  @Override
  public String undo() {
    return """
    pfctl -a handshake-doctor -F rules
    pfctl -a handshake-doctor -F Tables
    """;
  }

  private static String anchor(BlockList list) {
    String networks =
        list.networks().stream().map(String::valueOf).collect(Collectors.joining(",\n", "", "\n"));
    String ports = list.ports().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return """
    table <handshake_doctor> {
    %s\
    }
    block drop in quick proto { tcp, udp } from <handshake_doctor> to any port { %s }
    """
        .formatted(networks, ports);
  }

  private static String until(BlockList list) {
    String expire =
        list.expiry() == null
            ? ""
            : """

            Or earlier, with this line in root's crontab:
            0 * * * * pfctl -a handshake-doctor -t handshake_doctor -T expire %s\
            """
                .formatted(String.valueOf(list.expiry().toSeconds()));
    return Header.untilUndone(list, ", or a reboot") + expire;
  }

  private static String effect(BlockList list) {
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP from these
    networks to %s. Open connections go on: pfctl -k NETWORK ends them.
    pf must be on: pfctl -s info\
    """
        .formatted(Header.ports(list));
  }
}

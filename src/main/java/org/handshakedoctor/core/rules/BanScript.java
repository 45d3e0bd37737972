package org.handshakedoctor.core.rules;

import java.time.Duration;
import java.util.stream.Collectors;

/// The script that gives fail2ban a jail of our own and bans the networks in it at once.
///
/// - A jail of our own, because its ports and its time are those of the list, and because undo is
///   then the end of the jail. A jail without a filter is allowed: it bans whom it is told to.
/// - Always the iptables action, which takes networks. The nftables action of fail2ban 1.0 shows a
///   network as banned and blocks its first address only.
/// - The configuration is tested before the reload: with a jail that fail2ban does not understand
///   it would not start again, and all its jails would be open.
/// - `reload --unban` for this one jail, since `unban --all` would free the prisoners of all.
///
/// @param filter the text of our filter; empty: the jail watches no log
/// @param watch the settings of the jail that go with the filter
record BanScript(String filter, String watch) {
  private static final String FOLDER = "/etc/fail2ban";

  /// One for all scripts that make this jail: the later takes the place of the earlier.
  private static final RuleWriter CLOCK = new Fail2banWriter();

  /// What iptables takes in one rule.
  private static final int MAX_PORTS = 15;

  /// fail2ban calls iptables twice for each of them.
  static final int MAX_NETWORKS = 1_000;

  /// Of the networks and the ports.
  static boolean takes(BlockList list) {
    return list.networks().size() <= MAX_NETWORKS && list.ports().size() <= MAX_PORTS;
  }

  String script(BlockList list) {
    if (list.isEmpty()) {
      return Script.of(undo());
    }
    return Script.of(
        "networks() {\ncat "
            + Script.here("NETWORKS", list.networks().stream().map(String::valueOf))
            + """
            }
            tables() {
            echo '*filter'
            echo ':HANDSHAKE_TEST - [0:0]'
            networks | sed -n "$1s/.*/-A HANDSHAKE_TEST -s & -j REJECT/p"
            echo COMMIT
            }
            """
            + Script.dryRun(
                """
                fail2ban-client ping
                tables '/:/!' | iptables-restore --noflush --test
                tables '/:/' | ip6tables-restore --noflush --test
                """)
            + "dry_run\n"
            + Script.save(
                """
                fail2ban-client status > "$saved/fail2ban"
                cp -pR %s "$saved/etc-fail2ban"
                """
                    .formatted(FOLDER))
            + Script.revert(CLOCK, undo())
            + "undo\n"
            + (filter.isEmpty() ? "" : file("filter.d/handshake-doctor.conf", "FILTER", filter))
            + file("jail.d/handshake-doctor.local", "JAIL", jail(list))
            + """
            if ! fail2ban-client -t; then
              undo
              echo 'fail2ban does not take the jail: it is taken back' >&2
              exit 1
            fi
            fail2ban-client reload
            networks | {
            set --
            while read -r network; do
              set -- "$@" "$network"
            done
            fail2ban-client set handshake-doctor banip "$@"
            }
            """);
  }

  static String check(RuleWriter writer) {
    return """
    sh %s check  # before; changes nothing
    fail2ban-client status handshake-doctor  # after: who is banned
    iptables -vnL f2b-handshake-tcp  # packets refused, by network
    """
        .formatted(writer.fileName());
  }

  /// The jail is emptied first: fail2ban remembers bans, and a later jail of the name would have
  /// them again.
  static String undo() {
    return """
    if fail2ban-client status handshake-doctor >/dev/null 2>&1; then
      fail2ban-client reload --unban handshake-doctor
    fi
    rm -f %1$s/jail.d/handshake-doctor.local
    rm -f %1$s/filter.d/handshake-doctor.conf
    fail2ban-client reload
    """
        .formatted(FOLDER);
  }

  /// Without a time of its own the ban ends in fail2ban, not only in the text.
  static String until(BlockList list) {
    Duration expiry = list.expiry();
    return list.expiresOn()
        .map(
            date ->
                date
                    + " if run on the day it was made: each run starts "
                    + (expiry == null ? 0 : expiry.toSeconds())
                    + " seconds anew\nA reboot does not end it")
        .orElse("you undo it; a reboot does not end it");
  }

  private String jail(BlockList list) {
    Duration expiry = list.expiry();
    String ports = list.ports().stream().map(String::valueOf).collect(Collectors.joining(","));
    return """
    [handshake-doctor]
    enabled = true
    filter =%1$s
    backend = polling
    bantime = %2$s
    %3$s\
    action = iptables-multiport[actname=handshake-tcp, name=handshake-tcp, protocol=tcp, port="%4$s"]
             iptables-multiport[actname=handshake-udp, name=handshake-udp, protocol=udp, port="%4$s"]
    """
        .formatted(
            filter.isEmpty() ? "" : " handshake-doctor",
            expiry == null ? "-1" : String.valueOf(expiry.toSeconds()),
            watch,
            ports);
  }

  private static String file(String name, String word, String text) {
    return "cat >" + FOLDER + "/" + name + " " + Script.here(word, text.lines());
  }
}

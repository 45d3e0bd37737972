package org.handshakedoctor.core.rules;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/// A shell script that imports decisions into CrowdSec under a reason of our own, by which undo
/// finds them: `cscli decisions delete --ip` would also delete networks of others around it.
///
/// - Adding twice stores two decisions, so the earlier ones are deleted first.
/// - The import of version 1.4 reads files only, and knows what is in them by the ending.
/// - Time in hours and seconds: old versions do not know days.
final class CrowdSecWriter implements RuleWriter {

  private static final String EFFECT =
      """
      STOPS the TLS handshake and its log lines, where a bouncer for the firewall
      (crowdsec-firewall-bouncer) acts on it; on all ports, the one for ssh too, and
      within 10 seconds. A bouncer of nginx or Traefik acts after the handshake.
      Its nftables mode blocks only the first address of a network, and so of an IPv6
      /64. Where networks count, set mode: iptables in its configuration.
      """;

  /// Every decision ends. Ten years are for ever.
  private static final Duration FOR_EVER = Duration.ofDays(3_650);

  /// Takes two seconds.
  private static final int MAX_NETWORKS = 10_000;

  @Override
  public String id() {
    return "crowdsec";
  }

  @Override
  public String name() {
    return "CrowdSec";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  @Override
  public int mostRules() {
    return MAX_NETWORKS;
  }

  @Override
  public String fileName() {
    return "handshake-doctor-crowdsec.sh";
  }

  @Override
  public String apply(BlockList list) {
    String head = Header.of(this, list, until(list), EFFECT, Script.pasteOrRun(this));
    if (list.isEmpty()) {
      return head + Script.of(undo());
    }
    Stream<String> rows =
        list.networks().stream()
            .map(network -> (network.isSingleAddress() ? "ip," : "range,") + network);
    return head
        + Script.of(
            "decisions() {\ncat "
                + Script.here("DECISIONS", rows)
                + "}\n"
                + Script.dryRun(
                    """
                    decisions | while IFS=, read -r scope value; do
                      cscli decisions list "--$scope" "$value" >/dev/null
                    done
                    """)
                + Script.save(
                    """
                    cscli decisions list -a -l 0 -o json > "$saved/crowdsec.json"
                    { echo scope,value; decisions; } > "$saved/decisions.csv"
                    """)
                + Script.revert(this, undo())
                + """
                undo
                cscli decisions import -i "$saved/decisions.csv" \\
                  --reason handshake-doctor --type ban --duration %s
                """
                    .formatted(duration(list)));
  }

  @Override
  public String check() {
    return """
    sh handshake-doctor-crowdsec.sh check  # before; changes nothing
    cscli decisions list --scenario handshake-doctor -a  # after: what it knows
    cscli bouncers list  # who acts on it: one for the firewall must be there
    """;
  }

  @Override
  public String undo() {
    return """
    cscli decisions delete --scenario handshake-doctor
    """;
  }

  private static String until(BlockList list) {
    return list.expiresOn()
        .map(
            date ->
                date
                    + " if run on the day it was made: each run starts "
                    + duration(list)
                    + " anew")
        .orElse("you undo it, or in ten years");
  }

  /// `168h`, or `5400s` where it is no full hour.
  private static String duration(BlockList list) {
    Duration span = Objects.requireNonNullElse(list.expiry(), FOR_EVER);
    return span.toSeconds() % 3_600 == 0 ? span.toHours() + "h" : span.toSeconds() + "s";
  }
}

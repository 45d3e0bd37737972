package org.handshakedoctor.core.rules;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
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
  public String fileName() {
    return "handshake-doctor-crowdsec.sh";
  }

  @Override
  public Optional<Excess> excess(BlockList list) {
    return Excess.over(Excess.Unit.NETWORKS, list.networks().size(), MAX_NETWORKS);
  }

  @Override
  public String apply(BlockList list) {
    return excess(list)
        .map(excess -> Header.refusal(this, list, excess, "nftables"))
        .orElseGet(() -> script(list));
  }

  @Override
  public String check() {
    return """
    cscli decisions list --scenario handshake-doctor -a  # what CrowdSec has been told
    cscli bouncers list  # who acts on it: there must be one for the firewall
    """;
  }

  @Override
  public String undo() {
    return """
    cscli decisions delete --scenario handshake-doctor
    """;
  }

  private String script(BlockList list) {
    String head = Header.of(this, list, until(list), EFFECT, Script.pasteOrRun(this));
    if (list.isEmpty()) {
      return head + Script.of(undo());
    }
    String duration = duration(Objects.requireNonNullElse(list.expiry(), FOR_EVER));
    Stream<String> rows =
        list.networks().stream()
            .map(
                network ->
                    duration
                        + ",handshake-doctor,"
                        + (network.isSingleAddress() ? "ip," : "range,")
                        + network);
    return head
        + Script.of(
            Script.save("cscli decisions list -a -l 0 -o json > \"$saved/crowdsec.json\"\n")
                + "cat >\"$saved/decisions.csv\" "
                + Script.here(
                    "DECISIONS", Stream.concat(Stream.of("duration,reason,scope,value"), rows))
                + Script.revert(undo())
                + "undo\n"
                + "cscli decisions import -i \"$saved/decisions.csv\"\n");
  }

  private static String until(BlockList list) {
    return list.expiresOn()
        .map(
            date ->
                date
                    + " if run on the day it was made: each run starts "
                    + duration(Objects.requireNonNullElse(list.expiry(), FOR_EVER))
                    + " anew")
        .orElse("you undo it, or in ten years");
  }

  /// `168h`, or `5400s` where it is no full hour.
  private static String duration(Duration span) {
    return span.toSeconds() % 3_600 == 0 ? span.toHours() + "h" : span.toSeconds() + "s";
  }
}

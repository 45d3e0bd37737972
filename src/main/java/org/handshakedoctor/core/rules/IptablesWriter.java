package org.handshakedoctor.core.rules;

/// A shell script that drops in `INPUT`; see [ChainScript].
final class IptablesWriter implements RuleWriter {

  /// From here on a linear list is felt: 10,000 rules cost about 0.1 ms a packet.
  private static final int LONG_LIST = 200;

  private static final ChainScript CHAINS =
      new ChainScript("INPUT", "HANDSHAKE_DOCTOR", "--dport", false);

  @Override
  public String id() {
    return "iptables";
  }

  @Override
  public String name() {
    return "iptables";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  @Override
  public String fileName() {
    return "handshake-doctor.sh";
  }

  @Override
  public String apply(BlockList list) {
    String until = Header.untilUndone(list, ", or a reboot");
    return Header.of(this, list, until, effect(list), Script.pasteOrRun(this))
        + CHAINS.script(list);
  }

  @Override
  public String check() {
    return """
    iptables -vnL INPUT 1  # the first rule jumps to HANDSHAKE_DOCTOR
    iptables -vnL HANDSHAKE_DOCTOR_BLOCKED  # packets dropped, by network
    ip6tables -vnL HANDSHAKE_DOCTOR_BLOCKED  # no such chain: no IPv6 in the list
    """;
  }

  @Override
  public String undo() {
    return CHAINS.undo();
  }

  private static String effect(BlockList list) {
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP from these
    networks to %s. Open connections end.
    Ports that Docker publishes do not pass INPUT and stay open: use docker.%s\
    """
        .formatted(Header.ports(list), slow(list));
  }

  /// Said of every linear list of rules.
  static String slow(BlockList list) {
    return Math.max(list.ipv4().size(), list.ipv6().size()) > LONG_LIST
        ? "\nA list this long slows each packet to these ports: use ipset or nftables."
        : "";
  }
}

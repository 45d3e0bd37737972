package org.handshakedoctor.core.rules;

/// A shell script that drops in `INPUT`; see [ChainScript].
final class IptablesWriter implements RuleWriter {

  /// A set costs the same however long it is; 10,000 single rules cost about 0.1 ms a packet.
  private static final int LONG_LIST = 20;

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
        + CHAINS.script(this, list);
  }

  @Override
  public String check() {
    return """
    sh handshake-doctor.sh check  # before; changes nothing
    iptables -vnL INPUT 1  # after: jumps to HANDSHAKE_DOCTOR
    iptables -vnL HANDSHAKE_DOCTOR_BLOCKED  # packets dropped
    ip6tables -vnL HANDSHAKE_DOCTOR_BLOCKED  # not there without IPv6
    """;
  }

  @Override
  public String undo() {
    return CHAINS.undo();
  }

  private static String effect(BlockList list) {
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP
    from these networks to %s. Open connections go on.
    Ports that Docker publishes do not pass INPUT and stay open:
    use docker.%s\
    """
        .formatted(Header.ports(list), slow(list));
  }

  /// Said of every linear list of rules.
  static String slow(BlockList list) {
    return Math.max(list.ipv4().size(), list.ipv6().size()) >= LONG_LIST
        ? "\nA list this long is faster as a set: use ipset or nftables."
        : "";
  }
}

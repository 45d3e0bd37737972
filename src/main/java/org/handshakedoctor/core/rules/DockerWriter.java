package org.handshakedoctor.core.rules;

/// A shell script that drops in `DOCKER-USER`, which Docker asks before it lets a packet through to
/// a container; see [ChainScript].
///
/// There the address is translated already and the destination port is the container's, so the
/// rules ask connection tracking for the port that was dialled.
final class DockerWriter implements RuleWriter {
  private static final ChainScript CHAINS =
      new ChainScript(
          "DOCKER-USER", "HANDSHAKE_DOCKER", "-m conntrack --ctdir ORIGINAL --ctorigdstport", true);

  @Override
  public String id() {
    return "docker";
  }

  @Override
  public String name() {
    return "Docker";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  @Override
  public String fileName() {
    return "handshake-doctor-docker.sh";
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
    sh handshake-doctor-docker.sh check  # before; changes nothing
    iptables -vnL DOCKER-USER 1  # after: jumps to HANDSHAKE_DOCKER
    iptables -vnL HANDSHAKE_DOCKER_BLOCKED  # packets dropped
    ip6tables -vnL HANDSHAKE_DOCKER_BLOCKED  # not there without IPv6
    """;
  }

  @Override
  public String undo() {
    return CHAINS.undo();
  }

  private static String effect(BlockList list) {
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP
    from these networks to published %s of containers.
    Open connections go on.
    It does not cover servers outside Docker. When Docker itself uses
    nftables there is no DOCKER-USER and the script changes nothing:
    use nftables.%s\
    """
        .formatted(Header.ports(list), IptablesWriter.slow(list));
  }
}

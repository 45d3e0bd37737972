package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A file for the file provider of Traefik.
///
/// Traefik has no list of whom to deny: its `ipAllowList` only says whom to allow. What it has are
/// routers for TCP, which come before those for HTTP and see the address before the handshake. This
/// one hands the connection, still encrypted, to a port where nobody listens.
final class TraefikWriter implements RuleWriter {

  /// Each is a term of one rule.
  private static final int MAX_NETWORKS = 1_000;

  private static final String EFFECT =
      """
      STOPS the TLS handshake and its log lines: Traefik hands the connection on to
      a port where nobody listens, and writes a line of its own about that. It does so
      for what begins like TLS; other bytes and HTTP/3 come through.
      A firewall does all of this better: use nftables where you can.
      Behind another proxy Traefik sees that one only. Needs Traefik 2.7 or newer.
      """;

  private static final String APPLY =
      """
      change websecure below if your entry point for 443 has another name, then save as
      /etc/traefik/dynamic/handshake-doctor.yml
      Traefik reads it at once, if its static configuration has
      providers: { file: { directory: /etc/traefik/dynamic } }
      """;

  @Override
  public String id() {
    return "traefik";
  }

  @Override
  public String name() {
    return "Traefik";
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
    return "handshake-doctor.yml";
  }

  @Override
  public String apply(BlockList list) {
    return Header.of(this, list, Header.untilUndone(list, ""), EFFECT, APPLY)
                    + (list.isEmpty() ? "" : configuration(list));
  }

  @Override
  public String check() {
    return """
    # after: the dashboard shows the TCP router handshake-doctor without an error
    """;
  }

  @Override
  public String undo() {
    return """
    rm -f /etc/traefik/dynamic/handshake-doctor.yml
    """;
  }

  private static String configuration(BlockList list) {
    String clients =
        list.networks().stream()
            .map(network -> "        ClientIP(`" + network + "`)")
            .collect(Collectors.joining(" ||\n"));
    return Stream.of(
            """
            tcp:
              routers:
                handshake-doctor:
                  entryPoints:
                    - websecure
                  priority: 1000000
                  rule: >-
                    HostSNI(`*`) && (
            """,
            clients,
            """

                    )
                  tls:
                    passthrough: true
                  service: handshake-doctor
              services:
                handshake-doctor:
                  loadBalancer:
                    servers:
                      - address: localhost:9
            """)
        .collect(Collectors.joining());
  }
}

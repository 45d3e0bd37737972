package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;

/// Two lines for the site block of a Caddyfile.
final class CaddyWriter implements RuleWriter {

  @Override
  public String id() {
    return "caddy";
  }

  @Override
  public String name() {
    return "Caddy";
  }

  @Override
  public Effect effect() {
    return Effect.REFUSES_REQUESTS;
  }

  @Override
  public String fileName() {
    return "handshake-doctor.caddy";
  }

  @Override
  public String apply(BlockList list) {
    return Header.of(
            this,
            list,
            Header.untilUndone(list, ""),
            """
            DOES NOT STOP the TLS handshake, nor its log lines. It closes
            the connection at the first request, after the handshake.
            """,
            """
            save as /etc/caddy/handshake-doctor.caddy, put this line into
            the site block:
            import /etc/caddy/handshake-doctor.caddy
            then as root
            caddy validate --config /etc/caddy/Caddyfile &&
            systemctl reload caddy
            """)
        + (list.isEmpty()
            ? ""
            : list.networks().stream()
                .map(String::valueOf)
                .collect(
                    Collectors.joining(
                        " ", "@handshake_doctor remote_ip ", "\nabort @handshake_doctor\n")));
  }

  @Override
  public String check() {
    return """
    caddy validate --config /etc/caddy/Caddyfile  # changes nothing
    """;
  }

  @Override
  public String undo() {
    return """
    echo '#' > /etc/caddy/handshake-doctor.caddy
    caddy validate --config /etc/caddy/Caddyfile &&
    systemctl reload caddy
    # the import line can go now, and then the file
    """;
  }
}

package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;

/// A configuration file for lighttpd, with one condition for each network: a comparison with a
/// network works for one only.
final class LighttpdWriter implements RuleWriter {

  @Override
  public String id() {
    return "lighttpd";
  }

  @Override
  public String name() {
    return "lighttpd";
  }

  @Override
  public Effect effect() {
    return Effect.REFUSES_REQUESTS;
  }

  @Override
  public String fileName() {
    return "99-handshake-doctor.conf";
  }

  @Override
  public String apply(BlockList list) {
    return Header.of(
            this,
            list,
            Header.untilUndone(list, ""),
            """
            DOES NOT STOP the TLS handshake, nor its log lines. It answers
            requests, which come after the handshake, with 403. It needs
            mod_access, which is on unless you switched it off.
            """,
            """
            save as /etc/lighttpd/conf-enabled/99-handshake-doctor.conf,
            then as root
            lighttpd -tt -f /etc/lighttpd/lighttpd.conf &&
            systemctl reload lighttpd
            """)
        + list.networks().stream()
            .map(
                network ->
                    "$HTTP[\"remoteip\"] == \"" + network + "\" { url.access-deny = ( \"\" ) }\n")
            .collect(Collectors.joining());
  }

  @Override
  public String check() {
    return """
    lighttpd -tt -f /etc/lighttpd/lighttpd.conf  # changes nothing
    """;
  }

  @Override
  public String undo() {
    return """
    rm -f /etc/lighttpd/conf-enabled/99-handshake-doctor.conf
    lighttpd -tt -f /etc/lighttpd/lighttpd.conf &&
    systemctl reload lighttpd
    """;
  }
}

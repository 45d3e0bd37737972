package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;

/// A `geo` map for `/etc/nginx/conf.d`, and the line for each server that closes the connection
/// without an answer (444).
///
/// `geo` and not `map`: there a network is a text that never matches, and nobody says so. Undo
/// leaves an empty map, because nginx does not start while a server asks for one that is gone.
final class NginxGeoWriter implements RuleWriter {

  @Override
  public String id() {
    return "nginx-geo";
  }

  @Override
  public String name() {
    return "nginx geo and 444";
  }

  @Override
  public Effect effect() {
    return Effect.REFUSES_REQUESTS;
  }

  @Override
  public int mostRules() {
    return MOST_IN_A_SET;
  }

  @Override
  public String fileName() {
    return "handshake-doctor-geo.conf";
  }

  @Override
  public String apply(BlockList list) {
    return Header.of(
            this,
            list,
            Header.untilUndone(list, ""),
            """
            DOES NOT STOP the TLS handshake, nor its log lines. It closes
            the connection at the first request, which comes after the
            handshake; each is one line with 444 in the access log.
            """,
            """
            save as /etc/nginx/conf.d/handshake-doctor-geo.conf, put this
            line into each server { }, above its return and locations:
            if ($handshake_doctor) { return 444; }
            then as root
            nginx -t && systemctl reload nginx
            """)
        + "geo $handshake_doctor {\n    default 0;\n"
        + list.networks().stream()
            .map(network -> "    " + network + " 1;\n")
            .collect(Collectors.joining())
        + "}\n";
  }

  @Override
  public String check() {
    return """
    nginx -t  # before; changes nothing
    grep '" 444 ' /var/log/nginx/access.log  # after: refused
    """;
  }

  @Override
  public String undo() {
    return """
    f=/etc/nginx/conf.d/handshake-doctor-geo.conf
    echo 'geo $handshake_doctor { default 0; }' > $f
    nginx -t && systemctl reload nginx
    # the line can go from each server now, and then the file
    """;
  }
}

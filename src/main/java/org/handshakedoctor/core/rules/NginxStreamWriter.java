package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;

/// A list of `deny` lines for a server of nginx's `stream { }`, where they are looked at before TLS
/// (`ngx_stream.h`: the access phase comes before the SSL phase).
///
/// Undo empties the file and leaves it, because nginx does not start while a server includes one
/// that is gone.
final class NginxStreamWriter implements RuleWriter {

  @Override
  public String id() {
    return "nginx-stream";
  }

  @Override
  public String name() {
    return "nginx stream deny";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  @Override
  public String fileName() {
    return "handshake-doctor-stream.conf";
  }

  @Override
  public String apply(BlockList list) {
    return Header.of(
            this,
            list,
            Header.untilUndone(list, ""),
            """
            STOPS the TLS handshake and its log lines, where a stream { } of
            nginx takes the connections. It writes a line of its own for each
            one refused, unless that server has: error_log /dev/null crit;
            """,
            """
            save as /etc/nginx/handshake-doctor-stream.conf, put this
            line first into the server { } in stream { } that visitors reach:
            include /etc/nginx/handshake-doctor-stream.conf;
            then as root
            nginx -t && systemctl reload nginx
            Without a stream { } do not build one for this: behind it the
            web site's log names 127.0.0.1 for every visitor who fails.
            """)
        + list.networks().stream()
            .map(network -> "deny " + network + ";\n")
            .collect(Collectors.joining());
  }

  @Override
  public String check() {
    return """
    nginx -t  # before; changes nothing
    grep 'rule while initializing' /var/log/nginx/error.log  # after
    """;
  }

  @Override
  public String undo() {
    return """
    true > /etc/nginx/handshake-doctor-stream.conf
    nginx -t && systemctl reload nginx
    # the include line can go now, and then the file
    """;
  }
}

package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;

/// A list of addresses for HAProxy's `tcp-request connection reject`, which comes before TLS
/// (`http-request deny` does not).
///
/// A line of such a list is an address or a comment, never both. Undo empties the file and leaves
/// it, because HAProxy does not start while a rule names one that is gone.
final class HaproxyWriter implements RuleWriter {

  @Override
  public String id() {
    return "haproxy";
  }

  @Override
  public String name() {
    return "HAProxy";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  @Override
  public int mostRules() {
    return MOST_IN_A_SET;
  }

  @Override
  public String fileName() {
    return "handshake-doctor.lst";
  }

  @Override
  public String apply(BlockList list) {
    return Header.of(
            this,
            list,
            Header.untilUndone(list, ""),
            """
            STOPS the TLS handshake and its log lines: closes the connection
            at once. Behind another proxy HAProxy sees only that: use it there.
            """,
            """
            save as /etc/haproxy/handshake-doctor.lst, put this line
            first into the frontend:
            tcp-request connection reject if { src -f /etc/haproxy/handshake-doctor.lst }
            then as root
            haproxy -c -f /etc/haproxy/haproxy.cfg &&
            systemctl reload haproxy
            """)
        + list.networks().stream().map(network -> network + "\n").collect(Collectors.joining());
  }

  @Override
  public String check() {
    return """
    haproxy -c -f /etc/haproxy/haproxy.cfg  # before; changes nothing
    """;
  }

  @Override
  public String undo() {
    return """
    true > /etc/haproxy/handshake-doctor.lst
    haproxy -c -f /etc/haproxy/haproxy.cfg &&
    systemctl reload haproxy
    # the line can go from the frontend now, and then the file
    """;
  }
}

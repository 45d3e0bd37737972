package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;

/// One address or network a line, for whatever has a box to paste them into.
final class PlainListWriter implements RuleWriter {

  @Override
  public String id() {
    return "list";
  }

  @Override
  public String name() {
    return "Plain list";
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
    return "handshake-doctor.txt";
  }

  @Override
  public String apply(BlockList list) {
    return Header.of(
            this,
            list,
            Header.untilUndone(list, ""),
            """
            STOPS the TLS handshake and its log lines, if a firewall takes the
            list. In a web server or a panel for web sites it acts later.
            """,
            """
            copy the lines without # into your firewall's block list, or
            save all as handshake-doctor.txt if it reads files
            """)
        + list.networks().stream().map(network -> network + "\n").collect(Collectors.joining());
  }

  @Override
  public String check() {
    return """
    # after: look at what your firewall counts
    """;
  }

  @Override
  public String undo() {
    return """
    # take the same lines out of the block list again
    """;
  }
}

package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;

/// An expression for a custom rule of Cloudflare's firewall for web applications.
final class CloudflareRuleWriter implements RuleWriter {

  /// The whole expression.
  private static final int MAX_CHARACTERS = 4_096;

  /// For the list as well.
  static final String EFFECT =
      """
      DOES NOT STOP the TLS handshake, nor its log lines. Cloudflare refuses requests
      at its edge, after its own handshake, and only for host names that it proxies.
      Visitors whose own address is in your log reached your server past Cloudflare:
      to stop those, let only Cloudflare's networks in to the port, by a firewall.
      """;

  private static final String APPLY =
      """
      in the dashboard of the site: Security, WAF, Custom rules, Create rule
      name handshake-doctor, action Block, then Edit expression and paste the last line
      of this text, the one without # (saved as %s)
      """;

  @Override
  public String id() {
    return "cloudflare";
  }

  @Override
  public String name() {
    return "Cloudflare rule";
  }

  @Override
  public Effect effect() {
    return Effect.REFUSES_REQUESTS;
  }

  /// Cloudflare counts characters.
  @Override
  public int rules(BlockList list) {
    return list.isEmpty() ? 0 : expression(list).length();
  }

  @Override
  public int mostRules() {
    return MAX_CHARACTERS;
  }

  @Override
  public String fileName() {
    return "handshake-doctor-cloudflare.txt";
  }

  @Override
  public String apply(BlockList list) {
    return Header.of(this, list, Header.untilUndone(list, ""), EFFECT, APPLY.formatted(fileName()))
                    + (list.isEmpty() ? "" : expression(list) + "\n");
  }

  @Override
  public String check() {
    return """
    # Security, Events: requests blocked by the rule handshake-doctor
    """;
  }

  @Override
  public String undo() {
    return """
    # Security, WAF, Custom rules: delete the rule handshake-doctor
    """;
  }

  private static String expression(BlockList list) {
    return list.networks().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(" ", "(ip.src in {", "})"));
  }
}

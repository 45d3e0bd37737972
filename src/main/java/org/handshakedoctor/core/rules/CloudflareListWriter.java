package org.handshakedoctor.core.rules;

import java.util.stream.Collectors;

/// Rows for a list of Cloudflare, for more addresses than an expression takes.
///
/// Such a file has no comments and no header line; what opens this text has to be left out. The
/// second field is free text. Ours cannot become a formula in a table calculation.
final class CloudflareListWriter implements RuleWriter {

  /// Over all lists of an account.
  private static final int MAX_NETWORKS = 10_000;

  private static final String APPLY =
      """
      save as handshake-doctor-cloudflare.csv and leave the lines with # out:
      grep -v '#' handshake-doctor-cloudflare.csv | grep . > upload.csv
      in the dashboard of the account: Manage account, Configurations, Lists, Create list
      name handshake_doctor, content type IP Address, then Add items, Upload CSV upload.csv
      (a new list takes the place of the old one: remove the old items first)
      in the dashboard of the site: Security, WAF, Custom rules, Create rule
      name handshake-doctor, action Block, then Edit expression: (ip.src in $handshake_doctor)
      """;

  @Override
  public String id() {
    return "cloudflare-list";
  }

  @Override
  public String name() {
    return "Cloudflare list";
  }

  @Override
  public Effect effect() {
    return Effect.REFUSES_REQUESTS;
  }

  @Override
  public int mostRules() {
    return MAX_NETWORKS;
  }

  @Override
  public String fileName() {
    return "handshake-doctor-cloudflare.csv";
  }

  @Override
  public String apply(BlockList list) {
    return Header.of(
                        this,
                        list,
                        Header.untilUndone(list, ""),
                        CloudflareRuleWriter.EFFECT,
                        APPLY)
                    + list.networks().stream()
                        .map(network -> network + ",handshake-doctor " + list.made() + "\n")
                        .collect(Collectors.joining());
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
    # Manage account, Configurations, Lists: delete the list handshake_doctor
    """;
  }
}

package org.handshakedoctor.core.rules;

/// A shell script that has fail2ban ban these networks now, in a jail that watches no log; see
/// [BanScript].
final class Fail2banWriter implements RuleWriter {
  private static final BanScript BANS = new BanScript("", "");

  @Override
  public String id() {
    return "fail2ban";
  }

  @Override
  public String name() {
    return "fail2ban";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  @Override
  public int mostRules() {
    return BanScript.MAX_NETWORKS;
  }

  @Override
  public boolean takes(BlockList list) {
    return BanScript.takes(list);
  }

  @Override
  public String fileName() {
    return "handshake-doctor-fail2ban.sh";
  }

  @Override
  public String apply(BlockList list) {
    String until = BanScript.until(list);
    return Header.of(this, list, until, effect(list), Script.pasteOrRun(this)) + BANS.script(list);
  }

  @Override
  public String check() {
    return BanScript.check(this);
  }

  @Override
  public String undo() {
    return BanScript.undo();
  }

  static String effect(BlockList list) {
    return """
    STOPS the TLS handshake and its log lines: refuses TCP and UDP from these
    networks to %s. Open connections end. fail2ban must run, with iptables.
    Such bans do not ask ignoreip. Ports that Docker publishes stay open: use nftables.\
    """
        .formatted(Header.ports(list));
  }
}

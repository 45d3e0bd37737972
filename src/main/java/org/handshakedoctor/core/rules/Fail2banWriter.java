package org.handshakedoctor.core.rules;

import java.util.Optional;

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
  public String fileName() {
    return "handshake-doctor-fail2ban.sh";
  }

  @Override
  public Optional<Excess> excess(BlockList list) {
    return BanScript.excess(list);
  }

  @Override
  public String apply(BlockList list) {
    return excess(list)
        .map(excess -> BanScript.refusal(this, list, excess))
        .orElseGet(
            () ->
                Header.of(
                        this,
                        list,
                        BanScript.until(list),
                        effect(list),
                        Script.pasteOrRun(this))
                    + BANS.script(list));
  }

  @Override
  public String check() {
    return BanScript.check();
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

package org.handshakedoctor.core.rules;

import java.util.List;
import java.util.stream.Collectors;

/// A shell script that has fail2ban ban these networks now, and from now on everybody who fails as
/// they do; see [BanScript].
///
/// The filter is anchored at both ends and reads `client:` before anything that a visitor can
/// write into a record, so no part of a request can lead it to another address. It counts reasons
/// that no browser gives, not those of old phones or of a site's own certificate. What it cannot
/// see is a whole line that a visitor made nginx write, and the text says so.
final class Fail2banJailWriter implements RuleWriter {

  /// A browser does none of this, whatever the settings of the server are.
  private static final List<String> REASONS =
      List.of(
          "bad ecpoint",
          "bad extension",
          "bad key share",
          "bad legacy version",
          "bad packet length",
          "data length too long",
          "encrypted length too long",
          "error in received cipher list",
          "excessive message size",
          "https proxy request",
          "invalid alert",
          "invalid compression algorithm",
          "length mismatch",
          "length too short",
          "missing sigalgs extension",
          "missing supported groups extension",
          "no ciphers specified",
          "packet length too long",
          "unexpected message",
          "unexpected record",
          "unknown protocol",
          "version too low",
          "wrong version number");

  /// A record may list two errors: first that of a lower library, or then that of the record layer.
  private static final String FILTER =
      """
      [Definition]
      failregex = ^\\s*\\[(?:info|notice|warn|error|crit)\\] \\d{1,10}#\\d{1,10}: \\*\\d{1,20} \
      SSL_do_handshake\\(\\) failed \\(SSL: (?:error:[0-9A-F]{8}:[A-Za-z ]{1,40}:\\w{0,80}:\
      [a-z0-9 ]{1,80} )?error:[0-9A-F]{8}:SSL routines:\\w{0,80}:(?:<reasons>)\
      (?: error:[0-9A-F]{8}:SSL routines:\\w{0,80}:record layer failure)?\\) \
      while SSL handshaking, client: <ADDR>, server: [0-9A-Za-z.:\\[\\]_-]{1,300}$
      ignoreregex =
      datepattern = {^LN-BEG}
      reasons = %s
      """
          .formatted(REASONS.stream().collect(Collectors.joining("|")));

  private static final BanScript BANS =
      new BanScript(
          FILTER,
          """
          logpath = /var/log/nginx/error.log
          maxretry = %s
          findtime = 1d
          """
              .formatted(String.valueOf(Guard.DEFAULT_MIN_FAILURES)));

  @Override
  public String id() {
    return "fail2ban-jail";
  }

  @Override
  public String name() {
    return "fail2ban jail";
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
    return "handshake-doctor-fail2ban-jail.sh";
  }

  @Override
  public String apply(BlockList list) {
    String until = BanScript.until(list);
    return Header.of(this, list, until, effect(list), Script.pasteOrRun(this))
        + BANS.script(list);
  }

  @Override
  public String check() {
    return BanScript.check(this)
        + "fail2ban-regex /var/log/nginx/error.log handshake-doctor  # what it counts\n";
  }

  @Override
  public String undo() {
    return BanScript.undo();
  }

  private static String effect(BlockList list) {
    return Fail2banWriter.effect(list)
        + """

        From now on it also bans for the same time who fails %s times in a day in
        /var/log/nginx/error.log, in ways no browser does; networks in ignoreip excepted.
        A visitor can make nginx write a whole line that never happened, and so have
        somebody else banned. List in ignoreip who must never be, in jail.local.\
        """
            .formatted(String.valueOf(Guard.DEFAULT_MIN_FAILURES));
  }
}

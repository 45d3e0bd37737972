package org.handshakedoctor.core.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.handshakedoctor.core.net.IpPrefix;

/// A file of `deny` lines for `/etc/nginx/conf.d`, which nginx reads inside `http { }`.
///
/// nginx looks at `deny` in the access phase of a request (`ngx_http_access_module.c`), and a
/// request exists only after the handshake. So this hides the site from an address, but stops
/// neither the failing handshakes nor their lines in the log.
final class NginxDenyWriter implements RuleWriter {

  /// nginx goes through the list for every request: 10,000 lines halve what it can serve.
  private static final int LONG_LIST = 1_000;

  @Override
  public String id() {
    return "nginx-deny";
  }

  @Override
  public String name() {
    return "nginx deny";
  }

  @Override
  public int comfortableRules() {
    return LONG_LIST;
  }

  @Override
  public Effect effect() {
    return Effect.REFUSES_REQUESTS;
  }

  @Override
  public String fileName() {
    return "handshake-doctor.conf";
  }

  @Override
  public String apply(BlockList list) {
    List<IpPrefix> prefixes = list.networks();
    return Header.of(
            this,
            list,
            Header.untilUndone(list, ""),
            effect(prefixes.size() > LONG_LIST),
            """
            save as /etc/nginx/conf.d/handshake-doctor.conf, then as root
            nginx -t && systemctl reload nginx
            """)
        + prefixes.stream().map(prefix -> "deny " + prefix + ";\n").collect(Collectors.joining());
  }

  @Override
  public String check() {
    return """
    nginx -t  # before; changes nothing
    grep 'forbidden by rule' /var/log/nginx/error.log  # after
    """;
  }

  @Override
  public String undo() {
    return """
    rm -f /etc/nginx/conf.d/handshake-doctor.conf
    nginx -t && systemctl reload nginx
    """;
  }

  private static String effect(boolean isLong) {
    return """
    DOES NOT STOP the TLS handshake, nor its log lines. It answers
    requests, which come after the handshake, with 403 and one more
    line in the log.
    A server or location with allow or deny lines of its own ignores
    this file.%s\
    """
        .formatted(isLong ? "\nA list this long slows every request: use nginx-geo or nftables." : "");
  }
}

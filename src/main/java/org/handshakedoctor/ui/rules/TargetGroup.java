package org.handshakedoctor.ui.rules;

import java.util.Locale;
import java.util.Set;
import org.handshakedoctor.core.rules.Effect;
import org.handshakedoctor.core.rules.RuleWriter;

/// Where on the way to the site a block acts. In the order in which a visitor comes by.
enum TargetGroup {
  /// In front of the server, at somebody else's.
  EDGE(Set.of("cloudflare", "aws", "aws-nacl", "aws-waf")),
  FIREWALL(
      Set.of(
          "nftables",
          "ipset",
          "iptables",
          "iptables-restore",
          "ufw",
          "firewalld",
          "docker",
          "windows",
          "pf")),
  /// Programs that ban by themselves.
  BANS(Set.of("fail2ban", "crowdsec")),
  /// In the server, but before the handshake.
  BEFORE(Set.of("haproxy", "nginx-stream")),
  /// In the server, after the handshake.
  AFTER(Set.of("nginx-deny", "nginx-geo", "apache", "caddy", "lighttpd", "traefik")),
  OTHER(Set.of("list"));

  @SuppressWarnings("ImmutableEnumChecker") // Set.of never changes
  private final Set<String> ids;

  TargetGroup(Set<String> ids) {
    this.ids = ids;
  }

  String key() {
    return "rules.group." + name().toLowerCase(Locale.ROOT);
  }

  static TargetGroup of(RuleWriter writer) {
    for (TargetGroup group : values()) {
      if (group.ids.contains(writer.id())) {
        return group;
      }
    }
    return writer.effect() == Effect.REFUSES_REQUESTS ? AFTER : OTHER;
  }
}

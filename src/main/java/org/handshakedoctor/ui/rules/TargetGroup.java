package org.handshakedoctor.ui.rules;

import java.util.List;
import java.util.Locale;
import org.handshakedoctor.core.rules.Effect;
import org.handshakedoctor.core.rules.RuleWriter;

/// Where on the way to the site a block acts. Best first: what ends the lines and is at hand.
enum TargetGroup {
  FIREWALL(List.of("nftables", "ip", "ufw", "firewalld", "docker", "windows", "pf")),
  /// Programs that ban by themselves.
  BANS(List.of("fail2ban", "crowdsec")),
  /// In the server, but before the handshake.
  BEFORE(List.of("haproxy", "nginx-stream", "traefik")),
  /// In the server, after the handshake.
  AFTER(List.of("nginx", "apache", "caddy", "lighttpd")),
  /// In front of the server, at somebody else's.
  EDGE(List.of("cloudflare", "aws")),
  OTHER(List.of("list"));

  @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
  private final List<String> beginnings;

  /// @param beginnings of the ids of its products; the first group that has one has the product
  TargetGroup(List<String> beginnings) {
    this.beginnings = beginnings;
  }

  String key() {
    return "rules.group." + name().toLowerCase(Locale.ROOT);
  }

  static TargetGroup of(RuleWriter writer) {
    for (TargetGroup group : values()) {
      if (group.beginnings.stream().anyMatch(writer.id()::startsWith)) {
        return group;
      }
    }
    return writer.effect() == Effect.REFUSES_REQUESTS ? AFTER : OTHER;
  }
}

package org.handshakedoctor.core.rules;

import java.util.List;
import java.util.Optional;

/// The products we can write rules for.
public final class RuleWriters {

  /// Best first: those that stop the handshake before the one that does not, and the one that
  /// forgets its addresses by itself before the one that keeps them.
  public static final List<RuleWriter> ALL =
      List.of(
          new NftablesWriter(),
          new IpsetWriter(),
          new IptablesWriter(),
          new IptablesRestoreWriter(),
          new UfwWriter(),
          new FirewalldWriter(),
          new Fail2banWriter(),
          new Fail2banJailWriter(),
          new CrowdSecWriter(),
          new DockerWriter(),
          new PfWriter(),
          new WindowsFirewallWriter(),
          new AwsNaclWriter(),
          new HaproxyWriter(),
          new NginxStreamWriter(),
          new TraefikWriter(),
          new PlainListWriter(),
          new NginxDenyWriter(),
          new NginxGeoWriter(),
          new ApacheWriter(),
          new CaddyWriter(),
          new LighttpdWriter(),
          new CloudflareRuleWriter(),
          new CloudflareListWriter(),
          new AwsWafWriter());

  private RuleWriters() {}

  public static Optional<RuleWriter> byId(String id) {
    return ALL.stream().filter(writer -> writer.id().equals(id)).findFirst();
  }
}

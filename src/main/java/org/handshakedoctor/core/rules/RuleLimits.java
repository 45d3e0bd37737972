package org.handshakedoctor.core.rules;

import java.util.Set;

/// How many networks a target bears, so that a list that would slow the server down, or that the
/// product would cut, is said to be too long before anybody pastes it.
///
/// @param most more are refused
/// @param comfortable more are warned of
public record RuleLimits(int most, int comfortable) {

  /// Each network is a rule or a line that every connection is compared with.
  private static final RuleLimits RULES = new RuleLimits(10_000, 10_000);

  /// nginx walks through all its lines for each request; `geo` looks up.
  private static final RuleLimits NGINX_LINES = new RuleLimits(10_000, 1_000);

  /// A set is looked up and not walked through. ipset takes 65,536 and then refuses the file.
  private static final RuleLimits SET = new RuleLimits(50_000, 50_000);

  private static final Set<String> SETS = Set.of("nftables", "ipset", "nginx-geo", "list");

  /// What a list would be for a target.
  public enum Size {
    FITS,
    LONG,
    TOO_LONG
  }

  /// A target that is not known to have sets is taken to have rules.
  public static RuleLimits of(RuleWriter writer) {
    if (SETS.contains(writer.id())) {
      return SET;
    }
    return writer.id().equals("nginx-deny") ? NGINX_LINES : RULES;
  }

  public Size size(BlockList list) {
    int networks = list.networks().size();
    return networks > most ? Size.TOO_LONG : networks > comfortable ? Size.LONG : Size.FITS;
  }
}

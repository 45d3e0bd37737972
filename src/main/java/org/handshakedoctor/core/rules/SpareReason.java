package org.handshakedoctor.core.rules;

import java.util.Locale;

/// Why an address is left out of a block list. Where several hold, the first in this order is
/// named.
public enum SpareReason {
  /// A network so large that one paste could cut off a whole provider.
  TOO_WIDE(true),

  /// Not an address of the public Internet: loopback, private, link-local, carrier-grade NAT,
  /// multicast, reserved. In a log it is the site's own proxy, container or health check.
  OWN_NETWORK(true),

  /// A content delivery network or proxy service in front of the site: every visitor comes from
  /// there.
  CDN(true),

  SEARCH_ENGINE(true),

  /// All its failures are between this server and its backend: the visitor did nothing wrong.
  BACKEND_FAILURES(true),

  /// An address from the ranges for examples: the log is a sample.
  DOCUMENTATION(false),

  /// A service that watches whether the site is up.
  MONITOR(false),

  /// Its failures look like the site's own fault, such as an incomplete certificate chain.
  SITE_FAULT(false),

  /// Too few failures to tell a scanner from an old phone.
  FEW_FAILURES(false);

  private final boolean hard;

  SpareReason(boolean hard) {
    this.hard = hard;
  }

  /// Whether a person may not override it either.
  public boolean hard() {
    return hard;
  }

  /// Its fixed name outside the program, such as `own-network`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

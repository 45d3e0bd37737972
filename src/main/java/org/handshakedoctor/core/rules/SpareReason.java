package org.handshakedoctor.core.rules;

import java.util.Locale;

/// Why an address is left out of a block list. Where several hold, the first in this order is
/// named.
///
/// A soft reason can be overridden by a person, one address at a time, who has seen it; a hard one
/// cannot.
public enum SpareReason {
  /// A network so large that one paste could cut off a whole provider.
  TOO_WIDE(true),

  /// Not an address of the public Internet: loopback, private, link-local, carrier-grade NAT. In a
  /// log it is the site's own proxy, container or health check.
  OWN_NETWORK(true),

  /// Not one machine's address: multicast, broadcast, unspecified, or a relay between IPv4 and IPv6
  /// that stands for many.
  RESERVED(true),

  /// An address that the server itself listens on, or one of its backends; or in the same /64, where
  /// a block would cut off its neighbours' answers to it.
  OWN_SERVER(true),

  /// The address that the person at the program has marked as his own, or works from.
  YOURSELF(true),

  /// A content delivery network or proxy service in front of the site: every visitor comes from
  /// there.
  CDN(true),

  /// A search engine, by the list that it publishes.
  SEARCH_ENGINE(true),

  /// All its failures are between this server and its backend: the visitor did nothing wrong.
  BACKEND_FAILURES(true),

  /// An access log says that it was served as well.
  ALSO_VISITS(false),

  /// An access log says that somebody in its /64 was served, which may be the same computer under
  /// yesterday's address.
  NEIGHBOURS_VISIT(false),

  /// The lines that accuse it do not fit between those around them: somebody may have written them.
  DOUBTFUL(false),

  /// An address from the ranges for examples: the log is a sample.
  DOCUMENTATION(false),

  /// A service that watches whether the site is up.
  MONITOR(false),

  /// A service that tests servers because somebody asked it to.
  TEST(false),

  /// Its failures look like the site's own fault, such as an incomplete certificate chain.
  SITE_FAULT(false),

  /// Its failures are such as happen to anybody, such as a connection that was closed.
  HARMLESS(false),

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

package org.handshakedoctor.core.networks.mmdb;

import org.jspecify.annotations.Nullable;

/// What the databases know of an address.
///
/// @param country two letters of ISO 3166-1; null if not known
/// @param asn number of the autonomous system; 0 if not known
/// @param organisation that runs the autonomous system, safe to show; null if not known
public record Location(@Nullable String country, long asn, @Nullable String organisation) {
  static final Location UNKNOWN = new Location(null, 0, null);

  /// Number and name of the network, such as `AS24940 Hetzner Online GmbH`; null if neither is
  /// known.
  public @Nullable String network() {
    if (asn == 0) {
      return organisation;
    }
    return organisation == null ? "AS" + asn : "AS" + asn + " " + organisation;
  }

  /// With what another database adds.
  Location or(Location other) {
    return new Location(
        country == null ? other.country : country,
        asn == 0 ? other.asn : asn,
        organisation == null ? other.organisation : organisation);
  }
}

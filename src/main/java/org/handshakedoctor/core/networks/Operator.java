package org.handshakedoctor.core.networks;

import org.jspecify.annotations.Nullable;

/// Who runs a network, and what for.
///
/// @param name of the organisation
/// @param service what the organisation calls what runs there, such as `Pingdom`; null where that
///   is its name
/// @param page where the organisation says more, a URL or an address for mail; null if it does not
/// @param optOut whether that page says how to be left out
/// @param asOf date of the list that says so, ISO 8601, perhaps without a day
public record Operator(
    NetworkKind kind,
    String name,
    @Nullable String service,
    Purpose purpose,
    @Nullable String page,
    boolean optOut,
    Confidence confidence,
    String asOf) {

  /// The name with the service, such as `SolarWinds (Pingdom)`.
  public String title() {
    return service == null ? name : name + " (" + service + ")";
  }

  /// How far the list can be trusted.
  public enum Confidence {
    /// The organisation's own list, or two observers who do not know of each other.
    HIGH,
    /// One good list.
    MEDIUM,
    /// Old, or a single hint.
    LOW;

    /// The word used in files.
    public String id() {
      return Words.id(this);
    }
  }
}

package org.handshakedoctor.core.networks;

/// What a known network is used for.
public enum NetworkKind {
  SCANNER,
  RESEARCH,
  SEARCH_ENGINE,
  CDN_PROXY,
  UPTIME,
  CLOUD_HOSTING;

  /// Whether its machines connect to measure, and not to visit.
  public boolean measures() {
    return this == SCANNER || this == RESEARCH;
  }

  /// The word used in files and on the command line.
  public String id() {
    return Words.id(this);
  }

  /// @param id as in a list that comes with the program
  public static NetworkKind of(String id) {
    return Words.constant(NetworkKind.class, id);
  }
}

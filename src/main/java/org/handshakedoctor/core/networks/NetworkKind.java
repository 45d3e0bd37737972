package org.handshakedoctor.core.networks;

/// What a known network is used for.
public enum NetworkKind {
  SCANNER,
  RESEARCH,
  SEARCH_ENGINE,
  CDN_PROXY,
  UPTIME,
  CLOUD_HOSTING;

  /// The word used in files and on the command line.
  public String id() {
    return Words.id(this);
  }

  /// @param id as in a list that comes with the program
  public static NetworkKind of(String id) {
    return Words.constant(NetworkKind.class, id);
  }
}

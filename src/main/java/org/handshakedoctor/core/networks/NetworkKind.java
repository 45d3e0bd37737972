package org.handshakedoctor.core.networks;

import java.util.Locale;

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
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

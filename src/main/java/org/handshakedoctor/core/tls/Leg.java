package org.handshakedoctor.core.tls;

import java.util.Locale;

/// Between whom the TLS operation failed. A fact of the line.
public enum Leg {
  /// A visitor and this server.
  CLIENT,
  /// This server and its backend.
  UPSTREAM,
  /// Nobody else took part: configuration, certificate files, OCSP.
  LOCAL;

  /// The word used in files and on the command line.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

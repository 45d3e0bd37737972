package org.handshakedoctor.core.ssh;

import java.util.Locale;

/// The steps of connecting, which each hop on the way goes through.
public enum ConnectStage {
  FIND_ADDRESS,
  CONNECT,
  CHECK_HOST_KEY,
  LOG_IN;

  /// The word used as a key of texts.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

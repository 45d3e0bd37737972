package org.handshakedoctor.core.rules;

/// What a block does to a visitor, and so to the log.
public enum Effect {
  /// No connection, no handshake, no line in the log.
  STOPS_HANDSHAKE,

  /// The handshake is made first and its failures are logged as before; only requests are refused.
  REFUSES_REQUESTS
}

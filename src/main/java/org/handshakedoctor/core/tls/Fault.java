package org.handshakedoctor.core.tls;

import java.util.Locale;

/// Whose problem a failure usually is. A judgement, never a fact of the line.
public enum Fault {
  SITE,
  BACKEND,
  EITHER,
  NETWORK,
  VISITOR;

  /// The word used in files and on the command line.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

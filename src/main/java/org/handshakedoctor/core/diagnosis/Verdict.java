package org.handshakedoctor.core.diagnosis;

import java.util.Locale;

/// What the user should do about all of it together, the most urgent first.
public enum Verdict {
  FIX_YOUR_SERVER,
  FIX_YOUR_BACKEND,
  CONSIDER_BLOCKING,
  WATCH,
  NOTHING_TO_DO;

  /// The words used in files and on the command line, such as `nothing to do`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// The name of this verdict in the phrases, such as `nothing-to-do`.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package org.handshakedoctor.core.rules;

import java.time.Instant;
import org.handshakedoctor.core.net.IpPrefix;
import org.jspecify.annotations.Nullable;

/// What a person decided about an address, so that a mistake can be found and undone later.
///
/// @param at by the clock of this computer
/// @param despite the weightiest reason to spare it that he had seen; null where nothing spoke
///   against blocking it
/// @param failures how often it had failed in the log then; 0 for an address given by hand
public record Decision(
    IpPrefix prefix, Choice choice, Instant at, @Nullable SpareReason despite, long failures) {

  public enum Choice {
    INCLUDED,
    EXCLUDED
  }

  /// Nobody can override what is hard.
  public Decision {
    if (choice == Choice.INCLUDED && despite != null && despite.hard()) {
      throw new IllegalArgumentException(prefix + ": " + despite.id());
    }
  }
}

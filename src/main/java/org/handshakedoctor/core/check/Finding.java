package org.handshakedoctor.core.check;

import java.util.List;
import java.util.Locale;

/// One thing to know about a site, with what its sentence needs.
///
/// @param id of the sentence
/// @param arguments numbers, times and texts, in the order of the sentence
public record Finding(String id, Level level, List<Object> arguments) {

  /// How much it matters. The order is the one of importance.
  public enum Level {
    /// Visitors cannot get in, or soon cannot.
    PROBLEM,

    /// Worth a thought.
    NOTICE,

    /// As it should be.
    FINE;

    /// Its fixed name outside the program, such as `problem`.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Finding {
    arguments = List.copyOf(arguments);
  }

  static Finding of(Level level, String id, Object... arguments) {
    return new Finding(id, level, List.of(arguments));
  }
}

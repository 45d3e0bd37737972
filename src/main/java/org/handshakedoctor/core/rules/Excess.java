package org.handshakedoctor.core.rules;

import java.util.Locale;
import java.util.Optional;

/// What of a list is more than the product takes.
///
/// @param wanted how many of the unit this list needs
/// @param most how many the product takes, or how many we dare to give it
public record Excess(Unit unit, int wanted, int most) {

  /// What a product counts.
  public enum Unit {
    NETWORKS,
    RULES,
    PORTS,
    CHARACTERS;

    /// Its fixed name outside the program, such as `networks`.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Optional<Excess> over(Unit unit, int wanted, int most) {
    return wanted > most ? Optional.of(new Excess(unit, wanted, most)) : Optional.empty();
  }
}

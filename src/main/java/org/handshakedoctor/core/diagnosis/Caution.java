package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Locale;

/// Something to be said before anybody is blocked.
///
/// @param arguments fill the phrase
public record Caution(Kind kind, List<Object> arguments) {
  public Caution {
    arguments = List.copyOf(arguments);
  }

  /// In the order in which they are said.
  public enum Kind {
    /// The diagnosis does not come to blocking.
    BLOCK_NOTHING(false),
    /// Most failures come from one content delivery network: the visitors are behind it.
    PROXIES_CDN(true),
    /// Most failures come from private addresses, so from a machine of one's own in front.
    PROXIES_PRIVATE(true),
    /// Most failures come from one small network, which could be such machines too.
    PROXIES_PERHAPS(false),
    /// Visitors wrote so many lines into the log that one cannot believe the others either.
    FORGED(false),
    /// The list of content delivery networks is so old that they may have more addresses by now.
    OLD_LISTS(false),
    /// Always true, and always said.
    FORGEABLE(false);

    private final boolean insteadOfRules;

    Kind(boolean insteadOfRules) {
      this.insteadOfRules = insteadOfRules;
    }

    /// Whether there is a remedy to show in place of rules, which would hit everybody.
    public boolean insteadOfRules() {
      return insteadOfRules;
    }

    /// Its name in the phrases.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

package org.handshakedoctor.core.diagnosis;

import java.util.List;
import java.util.Locale;
import org.handshakedoctor.core.tls.Leg;
import org.jspecify.annotations.Nullable;

/// One thing a rule saw. Not yet a sentence: `id` names the phrase, `arguments` fill it.
///
/// @param verdict what it speaks for, if it decides; null if it only explains
/// @param confidence how far the rule would bet on it
/// @param arguments numbers, addresses, names of operators, and [EntryName]s
/// @param actions what follows from it, most important first
public record Evidence(
    String id,
    @Nullable Verdict verdict,
    Confidence confidence,
    List<Object> arguments,
    List<Action> actions) {

  public enum Confidence {
    OPEN,
    LIKELY,
    SURE;

    /// The word used in files and in the phrases.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Stands for the name of a catalogue entry in the reader's language.
  public record EntryName(String id) {}

  /// Something to do: a phrase of its own, or what a catalogue entry says is to be done.
  public sealed interface Action {
    /// @param snippet text to paste, the same in every language; null if there is none
    record Phrase(String id, List<Object> arguments, @Nullable String snippet) implements Action {
      public Phrase {
        arguments = List.copyOf(arguments);
      }
    }

    /// @param server id of the format of the log that the entry was found in; null if in none
    record OfEntry(String entry, Leg leg, @Nullable String server) implements Action {}
  }

  public Evidence {
    arguments = List.copyOf(arguments);
    actions = List.copyOf(actions);
  }

  static Evidence explaining(String id, Object... arguments) {
    return new Evidence(id, null, Confidence.SURE, List.of(arguments), List.of());
  }

  static Evidence deciding(String id, Verdict verdict, Confidence confidence, Object... arguments) {
    return new Evidence(id, verdict, confidence, List.of(arguments), List.of());
  }

  Evidence withActions(Action... wanted) {
    return new Evidence(id, verdict, confidence, arguments, List.of(wanted));
  }
}

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
/// @param about what it is evidence of, so that other evidence can speak against it; null: nobody
///   can
/// @param against what it speaks against: evidence about that no longer decides; null: nothing
public record Evidence(
    String id,
    @Nullable Verdict verdict,
    Confidence confidence,
    List<Object> arguments,
    List<Action> actions,
    @Nullable String about,
    @Nullable String against) {

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

  /// Stands for a day and a time of day, told with the words of the reader's language.
  ///
  /// @param time in seconds, as `FailureLog.time`
  /// @param begin of the stretch of time that this ends; on the same day, the day is not said
  ///   again. Null if it ends none.
  public record Moment(int time, @Nullable Integer begin) {
    public Moment(int time) {
      this(time, null);
    }
  }

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
    return new Evidence(id, null, Confidence.SURE, List.of(arguments), List.of(), null, null);
  }

  static Evidence deciding(String id, Verdict verdict, Confidence confidence, Object... arguments) {
    return new Evidence(id, verdict, confidence, List.of(arguments), List.of(), null, null);
  }

  Evidence withActions(Action... wanted) {
    return withActions(List.of(wanted));
  }

  Evidence withActions(List<Action> wanted) {
    return new Evidence(id, verdict, confidence, arguments, wanted, about, against);
  }

  Evidence about(String subject) {
    return new Evidence(id, verdict, confidence, arguments, actions, subject, against);
  }

  Evidence against(String subject) {
    return new Evidence(id, verdict, confidence, arguments, actions, about, subject);
  }

  /// The same when it decides nothing any more.
  Evidence refuted() {
    return new Evidence(id, null, confidence, arguments, List.of(), about, against);
  }

  /// Whether this takes its weight from the other: it speaks against it and is at least as sure.
  boolean refutes(Evidence other) {
    return against != null
        && against.equals(other.about)
        && confidence.compareTo(other.confidence) >= 0;
  }
}

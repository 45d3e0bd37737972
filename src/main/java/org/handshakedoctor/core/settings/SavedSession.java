package org.handshakedoctor.core.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody had open and had found out, to go on with it another day or on another computer's
/// copy of the logs. Only words and numbers: what they mean, and whether they mean anything, is for
/// whoever opens it to find out. Immutable.
///
/// @param kind always [#KIND]
/// @param version of this form; a higher one cannot be read
/// @param files paths of the logs
/// @param filter null for none
/// @param marks moments that were marked
/// @param rules null for none
/// @param zone the clock that was chosen; null if none was
/// @param pane what was in front; null if that is not known
public record SavedSession(
    String kind,
    int version,
    List<String> files,
    @Nullable SavedFilter filter,
    List<SavedMark> marks,
    @Nullable SavedRules rules,
    @Nullable String zone,
    @Nullable String pane) {
  public static final String KIND = "handshake-doctor-session";
  public static final int VERSION = 1;

  /// @param from null if no time was chosen
  public record SavedFilter(
      String search,
      List<String> entries,
      List<String> addresses,
      @Nullable Long from,
      @Nullable Long until,
      List<String> inverted,
      List<String> disabled) {
    public SavedFilter {
      search = search == null ? "" : search;
      entries = list(entries);
      addresses = list(addresses);
      inverted = list(inverted);
      disabled = list(disabled);
    }
  }

  /// @param time in seconds, as the times of the log
  public record SavedMark(long time, String note) {
    public SavedMark {
      note = note == null ? "" : note;
    }
  }

  /// @param seconds how long the block lasts; null: until it is undone
  public record SavedRules(
      boolean wanted,
      List<String> addresses,
      List<String> overridden,
      @Nullable String target,
      @Nullable Long seconds,
      List<Integer> ports,
      List<SavedDecision> decisions) {
    public SavedRules {
      addresses = list(addresses);
      overridden = list(overridden);
      ports = list(ports);
      decisions = list(decisions);
    }
  }

  /// Who was put into the rules or left out.
  ///
  /// @param at as ISO 8601 has it, in UTC
  /// @param despite the reason to spare him that had been seen; null for none
  public record SavedDecision(
      @Nullable String network,
      @Nullable String choice,
      @Nullable String at,
      @Nullable String despite,
      long failures) {}

  public SavedSession {
    kind = kind == null ? "" : kind;
    files = list(files);
    marks = list(marks);
  }

  private static <T> List<T> list(@Nullable List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }
}
